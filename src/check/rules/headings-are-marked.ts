import { shorten } from '../../text/quote.ts';
import type { Rule } from '../rule.ts';
import { placeOfLines, type WrittenLine, writtenParagraphs } from '../written-lines.ts';

/** Of a longer line, this much is looked at. */
const LONGEST = 300;

/** What looks like a heading is one: without a space behind its signs it is a paragraph, and the signs are printed. */
export const headingsAreMarked: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!/^[ \t>]*#/m.test(chapter.text)) continue;
    for (const lines of writtenParagraphs(chapter)) {
      for (const line of lines) {
        const problem = problemWith(line, lines);
        if (problem) yield { severity: 'warning', ...problem, file: chapter.file, ...placeOfLines([line]) };
      }
    }
  }
};

function problemWith({ text }: WrittenLine, lines: readonly WrittenLine[]) {
  const [, signs = '', words = ''] = /^(#+)[ \t]*([^]*?)[ \t#]*$/.exec(text.slice(0, LONGEST)) ?? [];
  if (signs === '' || !/^["“„«‘'¿¡([*_]*[\p{L}\p{N}]/u.test(words)) return undefined;
  const message = `"${shorten(text)}" looks like a heading, but is none, so its signs are printed.`;
  if (signs.length > 6) return { message, hint: `A heading has six signs at most: "## ${shorten(words)}".` };
  const hint = `Put a space behind the signs: "${signs} ${shorten(words)}".`;
  if (signs.length > 1) return { message, hint };
  return lines.length === 1 && isTitle(words)
    ? { message, hint: `${hint} If it is no heading, put a backslash before it: "\\#".` }
    : undefined;
}

/** Whether words behind a single sign are a title and no hashtag, `#oak`, and no number, `#1`. */
function isTitle(words: string): boolean {
  return /^\p{Lu}\S* \S/u.test(words) && !/[#@]|:\/\/|[.,;:…]$/.test(words) && words.length <= 80;
}
