import { shorten } from '../../text/quote.ts';
import { findInText } from '../prose.ts';
import type { Rule } from '../rule.ts';

/** Stars that were to make words bold do so; where they cannot, they would be printed. */
export const emphasisIsClosed: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!chapter.text.includes('**')) continue;
    for (const { match, place } of findInText(chapter, /(?<![*\\])\*\*(?!\*)(?:([^*]{1,200})\*\*(?!\*))?/g)) {
      const words = match[1];
      yield {
        severity: 'warning',
        message:
          words === undefined
            ? 'Two stars stand here that make nothing bold, so they are printed.'
            : `The stars around "${shorten(words)}" make nothing bold, so they are printed.`,
        hint: 'Write **bold words** without a space inside the stars, and put a dash or colon behind them: **Blog**—a page.',
        file: chapter.file,
        ...(place ? { place } : {}),
      };
    }
  }
};
