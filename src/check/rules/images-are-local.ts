import { readAddress } from '../../text/book-path.ts';
import { placeOf } from '../../text/place.ts';
import { everyNode } from '../../text/walk.ts';
import type { Rule } from '../rule.ts';

/** Pictures come with the chapter: a book cannot fetch them from the web, and what stands there may change. */
export const imagesAreLocal: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'image' || readAddress(chapter.file, node.url).kind !== 'outside') continue;
      yield {
        severity: 'warning',
        message: `The picture "${node.url}" is on the web; a link to it stands in its place.`,
        hint: 'Save the picture beside the chapter and give its file name instead.',
        file: chapter.file,
        ...placeOf(node.position),
      };
    }
  }
};
