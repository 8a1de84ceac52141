import type { Price } from '../../model/project.ts';

/** A black bar, measured in modules: the width of the thinnest bar. */
export interface Bar {
  readonly at: number;
  readonly wide: number;
  /** The first, the middle and the last bars reach down between the digits. */
  readonly isGuard: boolean;
}

// ISO/IEC 15420: a 1 is black. The other two sets are made from this one.
const odd = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
const right = odd.map((bits) => bits.replace(/[01]/g, (bit) => (bit === '0' ? '1' : '0')));
const even = right.map((bits) => [...bits].reverse().join(''));

/** Digits by set: odd and even at the left, and those at the right. */
export const codes = { O: odd, E: even, R: right };

// Which of the six digits at the left are of the even set says the first digit.
export const leading = [
  'OOOOOO',
  'OOEOEE',
  'OOEEOE',
  'OOEEEO',
  'OEOOEE',
  'OEEOOE',
  'OEEEOO',
  'OEOEOE',
  'OEOEEO',
  'OEEOEO',
];
export const addOn = ['EEOOO', 'EOEOO', 'EOOEO', 'EOOOE', 'OEEOO', 'OOEEO', 'OOOEE', 'OEOEO', 'OEOOE', 'OOEOE'];

/** The bars of 13 digits; they take 95 modules. */
export function ean13Bars(digits: string): Bar[] {
  const [first = 0, ...rest] = [...digits].map(Number);
  const left = rest.slice(0, 6).map((digit, index) => setOf(leading[first]?.[index])[digit]);
  const end = rest.slice(6).map((digit) => right[digit]);
  const bits = ['101', ...left, '01010', ...end, '101'].join('');
  return barsOf(bits).map((bar) => {
    const isMiddle = bar.at >= 45 && bar.at < 50;
    return { ...bar, isGuard: bar.at < 3 || isMiddle || bar.at >= 92 };
  });
}

/** The bars of the five digits beside them; they take 47 modules. */
export function ean5Bars(digits: string): Bar[] {
  const numbers = [...digits].map(Number);
  const sets = [...(addOn[addOnCheck(numbers)] ?? '')];
  return barsOf(`1011${numbers.map((digit, index) => setOf(sets[index])[digit]).join('01')}`);
}

export function addOnCheck(digits: readonly number[]): number {
  return digits.reduce((sum, digit, index) => sum + digit * (index % 2 === 0 ? 3 : 9), 0) % 10;
}

function setOf(letter: string | undefined): readonly string[] {
  return letter === 'E' ? even : odd;
}

function barsOf(bits: string): Bar[] {
  return [...bits.matchAll(/1+/g)].map(({ 0: bar, index }) => ({ at: index, wide: bar.length, isGuard: false }));
}

// What booksellers' scanners know; other currencies have no code.
const currencies: Readonly<Record<string, string>> = { USD: '5', CAD: '6', AUD: '3', NZD: '4', GBP: '0' };

/** `USD 19.95` as `51995`; undefined where there is no such code. */
export function priceDigits({ currency, amount }: Price): string | undefined {
  const code = currencies[currency];
  if (code === undefined) return undefined;
  const cents = Math.round(Number(amount) * 100);
  return code + (cents > 9998 ? '9999' : String(cents).padStart(4, '0'));
}
