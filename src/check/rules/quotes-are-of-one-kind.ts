import type { Found } from '../prose.ts';
import { findInText } from '../prose.ts';
import type { Rule } from '../rule.ts';

/** A chapter's quotation marks are all straight or all curly. The book makes straight ones curly by itself. */
export const quotesAreOfOneKind: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    // A figure with a straight mark is a measure: 6".
    const straight = [...findInText(chapter, /(?<!\d)"/g)];
    if (straight.length === 0) continue;
    const curly = [...findInText(chapter, /[“”„]/g)];
    if (curly.length === 0) continue;
    const [first] = (straight.length <= curly.length ? straight : curly) as [Found, ...Found[]];
    yield {
      severity: 'info',
      message: `Straight quotation marks (${straight.length}) and curly ones (${curly.length}) are mixed in this chapter; the first of the rarer kind is here.`,
      hint: 'Nothing need be done: the book makes the straight ones curly. Look at them in the proof.',
      file: chapter.file,
      ...(first.place ? { place: first.place } : {}),
    };
  }
};
