import type { Diagnostic } from '../../model/checked.ts';

/** The most bytes of Markdown in one chapter; the longest of 4,994 real chapters looked at has 380,819. */
export const MOST_CHAPTER_CHARACTERS = 2 * 1024 * 1024;

/**
 * Patterns on which Markdown parsers take quadratic time or worse. Limits stand far above what honest chapters hold:
 * the highest counts seen in 4,994 real ones are 3 brackets and 4 backticks in a row.
 */
const patterns: readonly { readonly sign: RegExp; readonly what: string }[] = [
  { sign: /(?:^|\n)[ \t]*(?:>[ \t]*|(?:[*+-]|\d{1,9}[.)])[ \t]+){100}/, what: 'more than 100 nested quotes or lists' },
  { sign: /(?:\n|^)[ \t]{400}/, what: 'a line that is indented by more than 400 columns' },
  { sign: /[[\]]{64}/, what: 'a long run of square brackets' },
  { sign: /`{64}/, what: 'a long run of backticks' },
];

/**
 * The same for signs that follow one another closely: a link of the chain, and how many links are too many. They are
 * counted one by one: a single expression for the whole chain tries every way to divide a line of 40 stars.
 */
const chains: readonly { readonly link: RegExp; readonly most: number; readonly what: string }[] = [
  { link: /\[[^[\n]{0,6}/g, most: 300, what: 'a long run of square brackets' },
  { link: /`[^`\n]?/g, most: 400, what: 'a long run of backticks' },
  { link: /[*_~][^\s*_~]{0,3} ?/g, most: 400, what: 'a long run of stars or underscores' },
  {
    link: /<[!?a-z/](?:[^<>\n]|<(?![!?a-z/])){0,3} ?/gi,
    most: 400,
    what: 'a long run of opening angle brackets',
  },
  { link: /&[^;\s&]{0,8}/g, most: 500, what: 'a long run of ampersands' },
];

/** The reason why a text should not be handed to a parser, as a problem at its place; nothing for honest text. */
export function suspiciousMarkdown(file: string, text: string): Diagnostic | undefined {
  if (text.length > MOST_CHAPTER_CHARACTERS) {
    const megabytes = (text.length / 1024 / 1024).toFixed(1);
    return problem(file, 1, `The text is ${megabytes} MB long; a chapter may have 2 MB at most.`);
  }
  for (const { sign, what } of patterns) {
    const match = sign.exec(text);
    if (match) {
      const line = text.slice(0, match.index + 1).split('\n').length;
      return problem(file, line, `There is ${what} here, which no reader can make sense of.`);
    }
  }
  for (const { link, most, what } of chains) {
    const start = startOfChain(text, link, most);
    if (start === undefined) continue;
    const line = text.slice(0, start + 1).split('\n').length;
    return problem(file, line, `There is ${what} here, which no reader can make sense of.`);
  }
  return undefined;
}

/** Where a chain of at least `most` links begins, one right behind the other. */
function startOfChain(text: string, link: RegExp, most: number): number | undefined {
  let [start, end, count] = [0, 0, 0];
  for (const match of text.matchAll(link)) {
    if (match.index !== end) [start, count] = [match.index, 0];
    count += 1;
    end = match.index + match[0].length;
    if (count === most) return start;
  }
  return undefined;
}

function problem(file: string, line: number, message: string): Diagnostic {
  return {
    rule: 'text-can-be-parsed',
    severity: 'error',
    message,
    hint: 'Is this the right file? Take the passage out, or split the chapter.',
    file,
    place: { line, column: 1 },
  };
}
