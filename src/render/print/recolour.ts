import { type Instruction, readInstructions } from './content-stream.ts';
import { inked, type Inks, type Paint } from './ink.ts';

/** How many numbers a colour space of the page's resources takes; undefined for patterns and what we do not know. */
export type Components = (space: string) => number | undefined;

/** The instructions of a page with every colour as the press prints it; all other bytes stay as they are. */
export function recolour(bytes: Uint8Array, inks: Inks, components: Components): Uint8Array {
  const parts: Uint8Array[] = [];
  let copied = 0;
  const state = { fill: undefined as number | undefined, stroke: undefined as number | undefined };
  const saved: (typeof state)[] = [];
  for (const instruction of readInstructions(bytes)) {
    if (instruction.operator === 'q') saved.push({ ...state });
    if (instruction.operator === 'Q') Object.assign(state, saved.pop() ?? {});
    const written = replacement(instruction, { inks, components, state });
    if (written === undefined) continue;
    parts.push(bytes.subarray(copied, instruction.start), latin(written));
    copied = instruction.end;
  }
  parts.push(bytes.subarray(copied));
  return joined(parts);
}

interface Colouring {
  readonly inks: Inks;
  readonly components: Components;
  /** Components of the spaces that were last chosen by name. */
  readonly state: { fill: number | undefined; stroke: number | undefined };
}

/** What stands in the place of an instruction; undefined where it stays. */
function replacement({ operator, operands }: Instruction, { inks, components, state }: Colouring): string | undefined {
  const side = operator === operator.toLowerCase() ? 'fill' : 'stroke';
  switch (operator) {
    case 'cs':
    case 'CS': {
      state[side] = components(String(operands[0]));
      // A space begins with black.
      return state[side] === undefined ? undefined : written(inked([0], inks), side);
    }
    case 'sc':
    case 'scn':
    case 'SC':
    case 'SCN':
      return state[side] === operands.length ? written(inked(numbers(operands), inks), side) : undefined;
    case 'g':
    case 'G':
    case 'rg':
    case 'RG':
    case 'k':
    case 'K':
      state[side] = undefined;
      return written(inked(numbers(operands), inks), side);
    default:
      return undefined;
  }
}

function numbers(operands: readonly (number | string)[]): Paint {
  return operands.filter((operand) => typeof operand === 'number');
}

function written(paint: Paint, side: 'fill' | 'stroke'): string {
  const operator = paint.length === 1 ? 'g' : paint.length === 3 ? 'rg' : 'k';
  // Four decimals are finer than any press.
  const values = paint.map((value) => String(Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000));
  return `${values.join(' ')} ${side === 'fill' ? operator : operator.toUpperCase()}`;
}

function latin(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
