import { graphemesOf } from './graphemes.ts';

// East Asian Wide and Fullwidth (UAX #11), in blocks, and emoji.
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;
// Most lines, with accents, dashes and curly quotes: no need to look for characters made of several.
const plain = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*$/;
const unseen = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

export interface Cell {
  readonly text: string;
  /** Where it begins in the text, in UTF-16 units. */
  readonly index: number;
  /** Columns of a terminal: 0, 1 or 2. */
  readonly width: number;
}

/** Whether each unit of a text takes one column. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

/** The characters of a line as a terminal sets them. */
export function cellsOf(text: string): Cell[] {
  if (plain.test(text)) return Array.from(text, (character, index) => ({ text: character, index, width: 1 }));
  return Array.from(graphemesOf(text), ({ segment, index }) => ({
    text: segment,
    index,
    width: unseen.test(segment) ? 0 : wide.test(segment) ? 2 : 1,
  }));
}

/** Columns of a terminal that a line takes. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  return cellsOf(text).reduce((sum, cell) => sum + cell.width, 0);
}

/** Text in lines of at most `width` columns, broken at spaces where there are any; what is to be typed stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of unbroken(text.split(' '), width)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || displayWidth(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** The words, where a command in quotation marks is one of them if it fits into a line: it is copied from there. */
function unbroken(words: readonly string[], width: number): string[] {
  const whole: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const end = /^\(?"(?:gathering|git)$/.test(word)
      ? words.findIndex((each, index) => index > at && each.includes('"'))
      : -1;
    const command = words.slice(at, end + 1).join(' ');
    const isKept = end !== -1 && displayWidth(command) <= width;
    whole.push(isKept ? command : word);
    if (isKept) at = end;
  }
  return whole;
}

/** Exactly `width` columns: cut with an ellipsis or filled with spaces. */
export function fit(text: string, width: number): string {
  const missing = width - displayWidth(text);
  if (missing >= 0) return text + ' '.repeat(missing);
  let kept = '';
  let used = 0;
  for (const cell of cellsOf(text)) {
    if (used + cell.width > width - 1) break;
    kept += cell.text;
    used += cell.width;
  }
  return `${kept}…${' '.repeat(width - 1 - used)}`;
}
