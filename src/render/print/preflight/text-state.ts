import { readInstructions } from '../content-stream.ts';
import { dictOf, type PDFDict } from '../pdf-file.ts';
import { type FontWidths, fontWidths, stringBytes } from './font-widths.ts';
import { type Box, identity, joined, type Matrix, matrixOf, movedBox } from './matrix.ts';

/** Where and how the next letters stand. */
export interface TextState {
  matrix: Matrix;
  line: Matrix;
  font: FontWidths | undefined;
  size: number;
  /** Between letters, between words, in points. */
  letters: number;
  words: number;
  /** 1 is as wide as the font has it. */
  stretch: number;
  leading: number;
  rise: number;
  /** 3 is invisible. */
  mode: number;
}

export function newText(): TextState {
  const spacing = { letters: 0, words: 0, stretch: 1, leading: 0, rise: 0 };
  return { matrix: identity, line: identity, font: undefined, size: 0, ...spacing, mode: 0 };
}

const known = new WeakMap<PDFDict, FontWidths>();

function fontNamed(resources: PDFDict, name: string): FontWidths | undefined {
  const fonts = dictOf(resources, 'Font');
  const font = fonts === undefined ? undefined : dictOf(fonts, name);
  if (font === undefined) return undefined;
  const widths = known.get(font) ?? fontWidths(font);
  known.set(font, widths);
  return widths;
}

/** Follows an instruction about text that shows no letter; false where it is none. */
export function setText(
  operator: string,
  operands: readonly (number | string)[],
  text: TextState,
  resources: PDFDict,
): boolean {
  const numbers = operands.filter((operand) => typeof operand === 'number');
  const [first = 0, second = 0] = numbers;
  switch (operator) {
    case 'BT':
      text.matrix = text.line = identity;
      return true;
    case 'Tf':
      text.font = fontNamed(resources, String(operands[0]).slice(1));
      text.size = first;
      return true;
    case 'Tm':
      text.matrix = text.line = matrixOf(numbers);
      return true;
    case 'Td':
    case 'TD':
      if (operator === 'TD') text.leading = -second;
      nextLine(text, first, second);
      return true;
    case 'T*':
      nextLine(text, 0, -text.leading);
      return true;
    case 'Tc':
      text.letters = first;
      return true;
    case 'Tw':
      text.words = first;
      return true;
    case 'Tz':
      text.stretch = first / 100;
      return true;
    case 'TL':
      text.leading = first;
      return true;
    case 'Ts':
      text.rise = first;
      return true;
    case 'Tr':
      text.mode = first;
      return true;
    default:
      return operator === 'ET';
  }
}

function nextLine(text: TextState, across: number, up: number): void {
  text.line = joined([1, 0, 0, 1, across, up], text.line);
  text.matrix = text.line;
}

/** The boxes of the letters that an instruction shows, before the page's own matrix; the text moves on behind them. */
export function shownBoxes(operator: string, operands: readonly (number | string)[], text: TextState): Box[] {
  if (operator === "'" || operator === '"') nextLine(text, 0, -text.leading);
  if (operator === '"') [text.words, text.letters] = [Number(operands[0]), Number(operands[1])];
  const shown = operands.at(-1);
  if (typeof shown !== 'string') return [];
  const parts = operator === 'TJ' ? partsOf(shown) : [shown];
  const boxes: Box[] = [];
  for (const part of parts) {
    if (typeof part === 'number') {
      advance(text, (-part / 1000) * text.size * text.stretch);
      continue;
    }
    const { width, left, right } = reachOf(part, text);
    // From the depth of a descender to the height of a capital.
    const [bottom, top] = [text.rise - 0.22 * text.size, text.rise + 0.72 * text.size];
    if (right > left) boxes.push(movedBox({ left, right, bottom, top }, text.matrix));
    advance(text, width);
  }
  return boxes;
}

/** `[<0041> -20 (b)]` in parts. */
function partsOf(array: string): readonly (number | string)[] {
  const [instruction] = readInstructions(Buffer.from(`${array.slice(1, -1)} TJ`, 'latin1'));
  return instruction?.operands ?? [];
}

/** How wide a string is, and where in it something is printed: spaces around it are not. */
function reachOf(token: string, { font, size, letters, words, stretch }: TextState) {
  const bytes = stringBytes(token);
  const step = font?.step ?? 1;
  let [width, left, right] = [0, 0, 0];
  for (let at = 0; at + step <= bytes.length; at += step) {
    const code = step === 2 ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
    const isSpace = step === 1 && code === 32;
    const isBlank = font?.isBlank(code) ?? isSpace;
    if (!isBlank && right === 0) left = width;
    width += (((font?.widthOf(code) ?? 600) / 1000) * size + letters + (isSpace ? words : 0)) * stretch;
    if (!isBlank) right = width;
  }
  return { width, left, right };
}

function advance(text: TextState, across: number): void {
  text.matrix = joined([1, 0, 0, 1, across, 0], text.matrix);
}
