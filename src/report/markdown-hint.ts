import { plain } from './plain-markdown.ts';
import { safeText } from './safe-text.ts';

/** `key: value` at the end of a hint, up to which it has no other colon. */
const keyLine = /^([^:]+: )((?:- )?[\p{L}\p{N}_-]+: \S.*)$/u;

/**
 * What people are to type: a picture, a link, a note to the end of the hint, something between backticks, something in
 * quotation marks with signs of Markdown in it, words in stars or underscores, a tag of HTML, an address, and the line
 * of a head.
 */
const toType =
  /!?\[[^[\]]*\]\([^()]*\)|\[\^[^[\]]+\]: .*$|`[^`]+`|"[^"]*[\\#*_`[\]<>|+-][^"]*"|\*{1,2}[^*\s][^*]*\*{1,2}|(?<![\p{L}\p{N}])_[^_]+_(?![\p{L}\p{N}])|(?<=^|\s)-{3}(?=[\s.,]|$)|<[a-z]+ [^<>]*>|https?:\/\/(?:[^\s,"]*[^\s.,"])?/gu;

/** A hint for a comment, with what people are to type as code: so it can be copied, and nothing in it is changed. */
export function hintAsMarkdown(hint: string): string {
  const text = safeText(hint, 1000);
  const [, words, line] = keyLine.exec(text) ?? [];
  if (words !== undefined && line !== undefined) return `${plain(words)}${asCode(line)}`;
  let written = '';
  let end = 0;
  for (const match of text.matchAll(toType)) {
    const [found] = match;
    const code = /^(["`])(.*)\1$/.exec(found)?.[2] ?? found;
    written += `${plain(text.slice(end, match.index))}${asCode(code)}`;
    end = match.index + found.length;
  }
  return `${written}${plain(text.slice(end))}`;
}

function asCode(text: string): string {
  const ticks = fenceFor(text).slice(text.includes('`') ? 0 : 2);
  return `${ticks}${text.startsWith('`') || text.endsWith('`') ? ` ${text} ` : text}${ticks}`;
}

/** Longer than any run of backticks inside. */
export function fenceFor(code: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(Math.max(3, longest + 1));
}
