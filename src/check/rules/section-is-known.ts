import { nearest } from '../../text/nearest.ts';
import { findSection } from '../../text/sections.ts';
import { placeOfKey, type Rule } from '../rule.ts';

/** A chapter names a section that `book.yml` lists. A chapter without one goes into a last section. */
export const sectionIsKnown: Rule = function* ({ chapters, project: { sections, file } }) {
  for (const chapter of chapters) {
    const written = chapter.section;
    if (chapter.kind !== 'chapter' || written === undefined || findSection(sections, written)) continue;
    const ids = sections.map(({ id }) => id);
    const similar = nearest(written, ids);
    yield {
      severity: 'error',
      message:
        `There is no section "${written}" in ${file}.` + (similar === undefined ? '' : ` Did you mean "${similar}"?`),
      hint:
        ids.length === 0
          ? `This book has no sections: take the line out, or list the section in ${file}.`
          : `The sections are: ${ids.join(', ')}.`,
      file: chapter.file,
      place: placeOfKey(chapter, 'section'),
    };
  }
};
