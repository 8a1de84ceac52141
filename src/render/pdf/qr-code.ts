import { parseUrl } from '../../text/parse-url.ts';
import { encode } from 'uqr';

/** A code that a telephone reads, as the runs of dark modules: [column, row, length, column, row, length, …]. */
export interface QrCode {
  /** Modules a side, without the white around. */
  readonly size: number;
  readonly runs: readonly number[];
}

/** What stays readable at the size that a card has room for. */
const largest = 33;

/** The code of an address; nothing where it would have more modules than can be printed small. */
export function qrCode(address: string): QrCode | undefined {
  // As URL has it, an address is ASCII: letters of other scripts are written in digits and signs.
  const plain = parseUrl(address)?.href ?? '';
  if (plain === '' || plain.length > 200) return undefined;
  const { size, data } = encode(plain, { ecc: 'M', border: 0 });
  if (size > largest) return undefined;
  const runs: number[] = [];
  for (const [row, modules] of data.entries()) {
    for (let column = 0; column < size; column++) {
      if (modules[column] !== true) continue;
      const start = column;
      while (modules[column + 1] === true) column++;
      runs.push(start, row, column + 1 - start);
    }
  }
  return { size, runs };
}
