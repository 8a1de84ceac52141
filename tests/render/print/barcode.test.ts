import { describe, expect, it } from '@jest/globals';
import { type Bar, ean13Bars, ean5Bars, priceDigits } from '../../../src/render/print/barcode.ts';
import { readBars } from '../../../src/render/print/preflight/barcode-reader.ts';

const drawn = (bars: readonly Bar[]) =>
  bars.map(({ at, wide }) => ' '.repeat(at) + '|'.repeat(wide)).reduce(laidOver, '');
const laidOver = (one: string, other: string) =>
  one.padEnd(other.length).slice(0, one.length) + other.slice(one.length);
const boxes = (bars: readonly Bar[], from: number) =>
  bars.map(({ at, wide }) => ({ left: from + at * 0.9, right: from + (at + wide) * 0.9, bottom: 0, top: 60 }));

describe('the bars of a number', () => {
  // Written out by hand from the tables of ISO/IEC 15420, set by set.
  it('are those of the standard', () => {
    const nine = ['0111011', '0001001', '0100111', '0111101', '0100111', '0101111'];
    const right = ['1011100', '1110010', '1010000', '1100110', '1001110', '1000100'];
    const bits = ['101', ...nine, '01010', ...right, '101'].join('');
    expect(drawn(ean13Bars('9780306406157'))).toBe(bits.replaceAll('0', ' ').replaceAll('1', '|'));
    expect(
      ean13Bars('9780306406157')
        .filter(({ isGuard }) => isGuard)
        .map(({ at }) => at),
    ).toEqual([0, 2, 46, 48, 92, 94]);
  });

  it('of a price are those of the standard, with the digits of its check in their sets', () => {
    // 3·5 + 9·1 + 3·9 + 9·9 + 3·5 = 147: the sets for 7 are O E O E O.
    const sets = ['0110001', '0110011', '0001011', '0010111', '0110001'];
    expect(drawn(ean5Bars('51995'))).toBe(`1011${sets.join('01')}`.replaceAll('0', ' ').replaceAll('1', '|'));
  });

  it.each(['9780306406157', '9781861972712', '9783161484100', '9791090636071', '9780000000002'])(
    'of %s can be read',
    (digits) => {
      expect(readBars(boxes(ean13Bars(digits), 20))).toMatchObject({ digits });
      const both = [...boxes(ean5Bars('51995'), 130), ...boxes(ean13Bars(digits), 20)];
      expect(readBars(both)).toMatchObject({ digits, add: '51995' });
    },
  );

  it('cannot be read where one is missing or too thin', () => {
    const bars = boxes(ean13Bars('9780306406157'), 20);
    expect(readBars(bars.slice(1))).toBeUndefined();
    const thin = bars.map((box, index) => (index === 10 ? { ...box, right: box.left + 0.2 } : box));
    expect(readBars(thin)?.digits).not.toBe('9780306406157');
    expect(readBars([])).toBeUndefined();
  });
});

it.each([
  ['USD', '19.95', '51995'],
  ['CAD', '7.50', '60750'],
  ['AUD', '99.98', '39998'],
  ['NZD', '120.00', '49999'],
  ['GBP', '9.99', '00999'],
  ['EUR', '19.95', undefined],
])('the price %s %s is coded as %s', (currency, amount, code) => {
  expect(priceDigits({ currency, amount })).toBe(code);
});
