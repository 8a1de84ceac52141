import { addOn, addOnCheck, codes, leading } from '../barcode.ts';
import type { Box } from './matrix.ts';

export interface ReadBarcode {
  readonly digits: string;
  /** The five digits of the price. */
  readonly add?: string;
  /** The width of the thinnest bar in points. */
  readonly module: number;
}

// 5 mm in points: no letter is so high here, and no bar so low.
const leastHeight = 14;

/** What upright bars say, as a scanner would find out: from the widths of black and white alone. */
export function readBars(shapes: readonly Box[]): ReadBarcode | undefined {
  const bars = shapes
    .filter(({ left, right, bottom, top }) => top - bottom > leastHeight && right - left < 8)
    .sort((one, other) => one.left - other.left);
  // 30 bars are the book's number, 16 more the price.
  const [own, price] = [bars.slice(0, 30), bars.slice(30)];
  const [first, last] = [own[0], own[29]];
  if (first === undefined || last === undefined) return undefined;
  const module = (last.right - first.left) / 95;
  const digits = readBook(bitsOf(own, module, 95));
  if (digits === undefined) return undefined;
  const add = price.length === 0 ? undefined : readPrice(bitsOf(price, module, 47));
  return { digits, module, ...(add === undefined ? {} : { add }) };
}

function bitsOf(bars: readonly Box[], module: number, modules: number): string {
  const start = bars[0]?.left ?? 0;
  const black = (at: number) => bars.some(({ left, right }) => left <= at && at < right);
  return Array.from({ length: modules }, (_, index) => (black(start + (index + 0.5) * module) ? '1' : '0')).join('');
}

/** 3 bars, six digits, a middle, six digits, 3 bars. */
function readBook(bits: string): string | undefined {
  const left = digitsOf(bits.slice(3, 45));
  const right = digitsOf(bits.slice(50, 92));
  const isFramed = bits.startsWith('101') && bits.slice(45, 50) === '01010' && bits.endsWith('101');
  const first = leading.indexOf(left.map(({ set }) => set).join(''));
  const isWhole = isFramed && first >= 0 && right.every(({ set }) => set === 'R');
  return isWhole ? `${first}${[...left, ...right].map(({ digit }) => digit).join('')}` : undefined;
}

/** A start, and five digits with a mark between. */
function readPrice(bits: string): string | undefined {
  const digits = digitsOf([0, 1, 2, 3, 4].map((index) => bits.slice(4 + index * 9, 11 + index * 9)).join(''));
  const numbers = digits.map(({ digit }) => digit);
  const sets = digits.map(({ set }) => set).join('');
  return bits.startsWith('1011') && sets === addOn[addOnCheck(numbers)] ? numbers.join('') : undefined;
}

function digitsOf(bits: string): { digit: number; set: string }[] {
  return (bits.match(/.{7}/g) ?? []).map((seven) => {
    const set = (['O', 'E', 'R'] as const).find((name) => codes[name].includes(seven));
    return { digit: set === undefined ? -1 : codes[set].indexOf(seven), set: set ?? '?' };
  });
}
