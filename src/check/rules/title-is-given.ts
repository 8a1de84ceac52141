import { hasNoHead, hintToAdd } from '../head-hints.ts';
import { isWritten } from '../places.ts';
import { isRead, placeOfKey, type Rule } from '../rule.ts';

/** Every chapter has a title: in its front matter, else as its first level-one heading. */
export const titleIsGiven: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (chapter.kind === 'intro' || !isRead(chapter) || chapter.title.trim() !== '') continue;
    if (isWritten(chapter, 'title')) continue;
    yield {
      severity: 'error',
      message:
        chapter.kind === 'chapter' && chapter.byline.length === 0 && hasNoHead(chapter)
          ? 'The chapter has no title and does not say who wrote it.'
          : 'The chapter has no title.',
      hint: hintToAdd(chapter, {
        key: 'title',
        what: 'a line "title: Your title"',
        behind: 'write the title behind "title:"',
      }),
      file: chapter.file,
      place: placeOfKey(chapter, 'title'),
    };
  }
};
