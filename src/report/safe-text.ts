import { isPlain } from './display-width.ts';
import { graphemesOf } from './graphemes.ts';

/**
 * What must not reach a terminal or a log as it is: control characters move the cursor, clear the screen or fill the
 * clipboard; direction marks and tags show a text other than the one that is there (CVE-2021-42574).
 */
const unsafe =
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * Text of strangers for a line of a terminal or a log: control and direction characters are shown as `\u{1b}`, and
 * what GitHub's runner would take for a command of ours is broken up. Always one line.
 *
 * @param longest in characters as people count them; what is beyond is cut off
 */
export function safeText(text: string, longest = 200): string {
  return cut(text.replace(unsafe, escaped), longest)
    .replace(/^\s*::/, (colons) => colons.replace(':', '\\u{3a}'))
    .replaceAll('##[', '# #[');
}

/** JSON that can be shown in a terminal or a log; read back, it is the same. */
export function safeJson(value: unknown): string {
  const escapedUnits = (character: string) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join('');
  // JSON.stringify escapes line ends inside of text, so the ones that are left are between the lines.
  const json = JSON.stringify(value, null, 2).replace(unsafe, (character) =>
    character === '\n' ? character : escapedUnits(character),
  );
  return `${json.replaceAll('##[', '#\\u0023[')}\n`;
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function cut(text: string, longest: number): string {
  // A grapheme can be endless (a letter with a thousand accents), so units are cut as well.
  if (text.length <= longest) return text;
  if (isPlain(text)) return `${text.slice(0, longest - 1)}…`;
  const kept: string[] = [];
  for (const { segment } of graphemesOf(text.slice(0, longest * 10))) {
    if (kept.length === longest) return `${kept.slice(0, -1).join('')}…`;
    kept.push(segment);
  }
  return text.length > longest * 10 ? `${kept.slice(0, -1).join('')}…` : text;
}
