import type { Diagnostic } from '../../model/checked.ts';

/** The most bytes of Markdown in one chapter; the longest of 4,994 real chapters looked at has 380,819. */
export const MOST_CHAPTER_CHARACTERS = 2 * 1024 * 1024;

/**
 * Patterns on which Markdown parsers take quadratic time or worse. Limits stand far above what honest chapters hold:
 * the highest counts seen in 4,994 real ones are 3 brackets and 4 backticks in a row.
 */
const patterns: readonly { readonly sign: RegExp; readonly what: string }[] = [
  { sign: /(?:^|\n)[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*){100}/, what: 'more than 100 nested quotes or lists' },
  { sign: /(?:\n|^)[ \t]{400}/, what: 'a line that is indented by more than 400 columns' },
  { sign: /[[\]]{64}|(?:\[[^[\n]{0,6}){300}/, what: 'a long run of square brackets' },
  { sign: /`{64}|(?:`[^`\n]?){400}/, what: 'a long run of backticks' },
  { sign: /(?:[*_~]{1,3}[^\s*_~]{0,3} ?){400}/, what: 'a long run of stars or underscores' },
  { sign: /(?:<[!?a-z/][^>\n]{0,3} ?){400}/i, what: 'a long run of opening angle brackets' },
  { sign: /(?:&[^;\s]{0,8}){500}/, what: 'a long run of ampersands' },
  { sign: /(?:\[\^[^\]\n]{0,3}\]?){300}/, what: 'a long run of footnote signs' },
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
