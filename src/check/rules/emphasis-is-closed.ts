import { shorten } from '../../text/quote.ts';
import { findInText } from '../find-in-text.ts';
import type { Rule } from '../rule.ts';

/**
 * Two stars or more, with the words up to the next ones; not between letters, where they hide a swear word. Or an
 * underscore that begins a word.
 */
const leftover =
  /(?<!\\|\*|\p{L}(?=\*{1,9}\p{L}))\*{2,}(?:([^*]{1,200})\*{2,})?|(?<![\p{L}\p{N}_\\/])_(?=\p{Lu}?\p{Ll}+[ ,.:])/gu;

/** Signs that were to make words bold or leaning do so; where they cannot, they would be printed. */
export const emphasisIsClosed: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!/\*\*|_/.test(chapter.text)) continue;
    for (const { match, place } of findInText(chapter, leftover)) {
      yield {
        severity: 'warning',
        ...(match[0] === '_' ? underscore : stars(match[0], match[1])),
        file: chapter.file,
        ...(place ? { place } : {}),
      };
    }
  }
};

const underscore = {
  message: 'An underscore stands here that makes nothing leaning, so it is printed.',
  hint: 'Write _leaning words_ without a space inside, and with a space or full stop behind them.',
};

function stars(signs: string, words: string | undefined): { message: string; hint: string } {
  const hint =
    'Write **bold words** without a space inside the stars, and put a dash or colon behind them: **Blog**—a page.';
  if (words !== undefined && words.trim() !== '') {
    return { message: `The stars around "${shorten(words)}" make nothing bold, so they are printed.`, hint };
  }
  return { message: `The stars "${shorten(signs, 20)}" make nothing bold here, so they are printed.`, hint };
}
