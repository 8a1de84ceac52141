import { inBookFile } from '../places.ts';
import type { Rule } from '../rule.ts';

/** Words on a page of 6 × 9 inches: a paperback has 300 to 400; at 600 nobody reads it. */
const densestPage = 600;
const squareMillimetres = 152.4 * 228.6;
/** Fewer chapters than these say nothing about the limits. */
const enough = 10;

/** The limits that the editors set can be met, and most chapters meet them. */
export const limitsCanBeMet: Rule = function* (book) {
  const { limits, print } = book.project;
  if (!limits.words) return;
  const [least, most] = limits.words;
  const at = inBookFile(book, 'limits.words', 'limits');
  if (most === 0) {
    const message = 'No chapter may have a single word by these limits.';
    yield { severity: 'warning', message, hint: 'Write the least and the most words: [250, 450]', ...at };
    return;
  }
  const page = Math.round((densestPage * print.trim.width * print.trim.height) / squareMillimetres);
  if (limits.pages !== undefined && least > limits.pages * page) {
    yield {
      severity: 'warning',
      message: `A chapter of ${least} words cannot stand on ${limits.pages === 1 ? 'one page' : `${limits.pages} pages`} of ${print.trim.name}; about ${page} words fit on one.`,
      hint: 'Ask for fewer words, allow more pages, or take a larger page.',
      ...at,
    };
  }
  const counted = book.chapters.filter(({ kind, words, draft }) => kind === 'chapter' && words > 0 && !draft);
  const outside = counted.filter(({ words }) => words < least || words > most);
  if (counted.length < enough || outside.length * 2 <= counted.length) return;
  const sorted = counted.map(({ words }) => words).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  yield {
    severity: 'info',
    message: `${outside.length} of ${counted.length} chapters are outside of ${least} to ${most} words; the middle one has ${middle}.`,
    hint: 'Are the limits what the authors were told?',
    ...at,
  };
};
