import { placeOfKey, type Rule } from '../rule.ts';

/** A chapter has as many words as the editors asked for. */
export const wordsWithinLimits: Rule = function* ({ chapters, project: { limits } }) {
  if (!limits.words) return;
  const [least, most] = limits.words;
  for (const chapter of chapters) {
    if (chapter.kind !== 'chapter' || chapter.words === 0 || chapter.draft) continue;
    const { words } = chapter;
    if (words >= least && words <= most) continue;
    const off = words < least ? least - words : words - most;
    yield {
      severity: 'error',
      message: `The chapter has ${count(words)}; the book asks for ${least} to ${most}.`,
      hint: words < least ? `Add about ${count(off)}.` : `Cut about ${count(off)}.`,
      file: chapter.file,
      place: placeOfKey(chapter, 'title'),
    };
  }
};

function count(words: number): string {
  return words === 1 ? '1 word' : `${words} words`;
}
