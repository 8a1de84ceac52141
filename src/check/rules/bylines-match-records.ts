import { everyoneOf } from '../../text/everyone-of.ts';
import type { Rule } from '../rule.ts';

/** A by-line has the person's name as the book shows it. */
export const bylinesMatchRecords: Rule = function* ({ chapters, contributors }) {
  const byId = new Map(contributors.map((person) => [person.id, person]));
  for (const chapter of chapters) {
    for (const { written, person, contributor, place } of everyoneOf(chapter)) {
      const known = byId.get(contributor ?? '');
      const name = person?.name ?? written;
      if (!known || name.normalize('NFC') === known.name || name === known.id) continue;
      yield {
        severity: 'info',
        message: `The by-line says "${name}"; the book shows "${known.name}", as in ${known.file}.`,
        hint: 'Write it as it is there, or change it there.',
        file: chapter.file,
        ...(place === undefined ? {} : { place }),
      };
    }
  }
};
