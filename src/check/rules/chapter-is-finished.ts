import { placeOfKey, type Rule } from '../rule.ts';

/** A chapter that says `draft: true` is not set yet; a page in its place says so. */
export const chapterIsFinished: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!chapter.draft) continue;
    yield {
      severity: 'warning',
      message: 'The chapter says that it is a draft, so only a notice stands in the book.',
      hint: 'Take the line "draft: true" out once it is finished.',
      file: chapter.file,
      place: placeOfKey(chapter, 'draft'),
    };
  }
};
