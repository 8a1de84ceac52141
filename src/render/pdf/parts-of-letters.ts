import { type Instruction, readInstructions } from '../print/content-stream.ts';
import { stringBytes } from '../print/preflight/font-widths.ts';
import { utf16 } from './glyph-letters.ts';

/** What the glyphs of a font stand for, by the name that the page gives the font. */
export type Letters = (font: string) => ReadonlyMap<number, string> | undefined;

/** Bytes that draw something. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Where what it stands for is said in front of it: the end of that. */
  readonly from?: number;
}

/** A letter as it is drawn, alone or together with the ones behind it in one instruction. */
interface Drawn extends Span {
  readonly letter: string;
  readonly glyph: number;
  readonly isAlone: boolean;
}

/** Letters that are drawn on one height, without a break. */
interface Stroke {
  readonly face: string;
  readonly height: number;
  readonly drawn: readonly Drawn[];
}

/** Where a page draws a piece of a letter whose other piece says what it is, in order. */
export function partsOfLetters(content: Uint8Array, letters: Letters): Span[] {
  const silent = new Set<Drawn>();
  // The letter that may go on, what was drawn of it first and last, and where.
  let open: { first: Drawn; last: Drawn; stroke: Stroke } | undefined;
  const strokes = [...strokesOf(content, letters)];
  const onLine = lines(strokes);
  for (const stroke of strokes) {
    const [first] = stroke.drawn;
    const last = stroke.drawn.at(-1);
    if (first === undefined || last === undefined) continue;
    const isPart = open !== undefined && goesOn(open, first, stroke);
    if (open !== undefined && isPart) {
      // Readers measure gaps between words from what stands on the line, so the piece above or below it says nothing.
      const isMark = onLine(stroke) < onLine(open.stroke) || silent.has(open.last);
      const part = (isMark ? [first, open.last] : [open.last, first]).find(({ isAlone }) => isAlone);
      if (part !== undefined) silent.add(part);
    }
    open = { first: isPart && open && stroke.drawn.length === 1 ? open.first : last, last, stroke };
  }
  return [...silent].sort((one, other) => one.start - other.start);
}

/** How much is drawn on the height of a stroke: most on the line itself, less where marks stand. */
function lines(strokes: readonly Stroke[]): (stroke: Stroke) => number {
  const counts = new Map<number, number>();
  const heightOf = ({ height }: Stroke) => Math.round(height * 100);
  for (const stroke of strokes) {
    counts.set(heightOf(stroke), (counts.get(heightOf(stroke)) ?? 0) + stroke.drawn.length);
  }
  return (stroke) => counts.get(heightOf(stroke)) ?? 0;
}

// The same letter again, higher or lower, and not with the piece that it began with: then it is a second one.
function goesOn(open: { first: Drawn; stroke: Stroke }, next: Drawn, { face, height }: Stroke): boolean {
  const step = Math.abs(height - open.stroke.height);
  return (
    next.letter !== '' &&
    next.letter === open.first.letter &&
    next.glyph !== open.first.glyph &&
    face === open.stroke.face &&
    step > 0.001 &&
    // The next line is further away.
    step < sizeOf(face) * 0.6
  );
}

const sizeOf = (face: string) => Number(face.split(' ')[1]);

function* strokesOf(content: Uint8Array, letters: Letters): Generator<Stroke> {
  let drawn: Drawn[] = [];
  let [font, size, origin, line] = ['', 0, 0, 0];
  const origins: number[] = [];
  // How deep the marked content is, and the text that stands for all that is drawn at this depth or deeper.
  let depth = 0;
  let said: { letter: string; depth: number; start: number; from: number; glyph: number } | undefined;
  for (const instruction of readInstructions(content)) {
    const { operator, operands } = instruction;
    if (operator === 'q') origins.push(origin);
    else if (operator === 'Q') origin = origins.pop() ?? 0;
    else if (operator === 'cm') origin = Number(operands[5]);
    else if (operator === 'Tf') [font, size] = [String(operands[0]), Number(operands[1])];
    else if (operator === 'Tm') line = Number(operands[5]);
    else if (operator === 'BDC' || operator === 'BMC') {
      depth += 1;
      const letter = said === undefined ? actualText(operands) : undefined;
      if (letter !== undefined) said = { letter, depth, start: instruction.start, from: instruction.end, glyph: -1 };
    } else if (operator === 'EMC') {
      if (said?.depth === depth) {
        const { letter, glyph, start, from } = said;
        drawn.push({ letter, glyph, start, from, end: instruction.end, isAlone: true });
        said = undefined;
      }
      depth -= 1;
    } else if (operator === 'Tj' || operator === 'TJ') {
      const glyphs = glyphsOf(instruction);
      if (said !== undefined) said.glyph = said.glyph < 0 ? (glyphs[0] ?? -1) : said.glyph;
      else drawn.push(...drawnBy(instruction, glyphs, letters(font)));
    } else if (operator === 'ET') {
      yield { face: `${font} ${size}`, height: origin + line, drawn };
      drawn = [];
    }
  }
}

function drawnBy({ start, end }: Instruction, glyphs: readonly number[], table: ReturnType<Letters>): Drawn[] {
  return glyphs.map((glyph) => ({ letter: table?.get(glyph) ?? '', glyph, isAlone: glyphs.length === 1, start, end }));
}

function actualText(operands: Instruction['operands']): string | undefined {
  const written = /\/ActualText\s*<([0-9A-Fa-f]*)>/.exec(String(operands[1]));
  return written?.[1] === undefined ? undefined : utf16(written[1].slice(4));
}

// Two bytes a glyph. Between the strings of an array stand distances.
function glyphsOf({ operands }: Instruction): number[] {
  const [shown] = operands;
  const [inside] = readInstructions(Buffer.from(`${String(shown).replace(/^\[|\]$/g, '')} TJ`, 'latin1'));
  const bytes = (inside?.operands ?? []).flatMap((part) => (typeof part === 'string' ? stringBytes(part) : []));
  return Array.from({ length: Math.floor(bytes.length / 2) }, (_, index) => {
    return (bytes[2 * index] ?? 0) * 256 + (bytes[2 * index + 1] ?? 0);
  });
}
