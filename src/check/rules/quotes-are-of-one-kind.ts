import { countInText, findInText } from '../find-in-text.ts';
import type { Rule } from '../rule.ts';

// A figure with a straight mark is a measure: 6".
const straight = /(?<!\d)"/g;
const curly = /[“”„]/g;

/** A chapter's quotation marks are all straight or all curly. The book makes straight ones curly by itself. */
export const quotesAreOfOneKind: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    const [straights, curlies] = [countInText(chapter, straight), countInText(chapter, curly)];
    if (straights === 0 || curlies === 0) continue;
    const [first] = findInText(chapter, straights <= curlies ? straight : curly);
    yield {
      severity: 'info',
      message: `Straight quotation marks (${straights}) and curly ones (${curlies}) are mixed in this chapter; the first of the rarer kind is here.`,
      hint: 'Nothing need be done: the book makes the straight ones curly. Look at them in the proof.',
      file: chapter.file,
      ...(first?.place ? { place: first.place } : {}),
    };
  }
};
