import { hasNoHead, hintToAdd } from '../head-hints.ts';
import { isWritten } from '../places.ts';
import { isRead, placeOfKey, type Rule } from '../rule.ts';

/** Every chapter says who wrote it. Front and back matter may go without. */
export const authorIsGiven: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (chapter.kind !== 'chapter' || !isRead(chapter) || chapter.byline.length > 0) continue;
    // What stands for a missing head says this, too.
    if (isWritten(chapter, 'author') || (chapter.title.trim() === '' && hasNoHead(chapter))) continue;
    yield {
      severity: 'error',
      message: 'The chapter does not say who wrote it.',
      hint: hintToAdd(chapter, {
        key: 'author',
        what: '"author:", and below it, indented by two spaces, "name: Your Name"',
        behind: 'write your name behind "author:"',
      }),
      file: chapter.file,
      place: placeOfKey(chapter, 'author', 'title'),
    };
  }
};
