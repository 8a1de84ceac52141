import { placeOfKey, type Rule } from '../rule.ts';

/** A chapter that says `withdrawn: true` was taken back by its author. */
export const chapterIsNotWithdrawn: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!chapter.withdrawn) continue;
    yield {
      severity: 'error',
      message: 'The author took this chapter back, so it stays out of the book.',
      hint: 'Delete the file. If the author wants it in the book after all, take the line "withdrawn: true" out.',
      file: chapter.file,
      place: placeOfKey(chapter, 'withdrawn'),
    };
  }
};
