import { describe, expect, it } from '@jest/globals';
import { qrCode } from '../../../src/render/pdf/qr-code.ts';

/** The code as rows of text: # is dark. */
function drawn(address: string): string[] {
  const code = qrCode(address);
  if (code === undefined) return [];
  const rows = Array.from({ length: code.size }, () => Array.from({ length: code.size }, () => '.'));
  for (let index = 0; index < code.runs.length; index += 3) {
    const [column = 0, row = 0, length = 0] = code.runs.slice(index, index + 3);
    for (let step = 0; step < length; step++) rows[row]?.splice(column + step, 1, '#');
  }
  return rows.map((row) => row.join(''));
}

describe('the code of an address', () => {
  it('has the three corners by which a telephone finds it', () => {
    const rows = drawn('https://jane.example');
    const corner = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
    expect(rows.length).toBe(25);
    expect(rows.slice(0, 7).map((row) => row.slice(0, 7))).toEqual(corner);
    expect(rows.slice(0, 7).map((row) => row.slice(-7))).toEqual(corner);
    expect(rows.slice(-7).map((row) => row.slice(0, 7))).toEqual(corner);
  });

  it('is that of the address in ASCII', () => {
    expect(qrCode('https://bücher.example/')).toEqual(qrCode('https://xn--bcher-kva.example/'));
  });

  it.each([
    ['62 letters', `https://jane.example/${'a'.repeat(41)}`, 33],
    ['one more', `https://jane.example/${'a'.repeat(42)}`, undefined],
    ['what is no address', 'jane', undefined],
  ])('is left out where it would be too fine to print: %s', (_, address, size) => {
    expect(qrCode(address)?.size).toBe(size);
  });
});
