import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';

/** One file of the archive. Pictures are stored as they are: they are packed already. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly store?: boolean;
}

/** The years that fflate can date; ZIP begins with 1980 (APPNOTE 4.4.6). */
const [firstYear, lastYear] = [1980, 2099];

/** The files as a ZIP archive, in the order given. The same files and date give the same bytes in every time zone. */
export function zipFiles(files: readonly PackedFile[], epoch: number): Uint8Array {
  const mtime = dayOf(epoch);
  const archive: Zippable = {};
  for (const { path, bytes, store } of files) archive[path] = [bytes, { level: store ? 0 : 6, mtime }];
  return zipSync(archive);
}

// The library writes the local fields of a date. Ours are those of UTC, at noon: no change of clocks skips noon.
function dayOf(epoch: number): Date {
  const date = new Date(epoch * 1000);
  const year = date.getUTCFullYear();
  if (year < firstYear) return new Date(firstYear, 0, 1, 12);
  if (year > lastYear) return new Date(lastYear, 11, 31, 12);
  return new Date(year, date.getUTCMonth(), date.getUTCDate(), 12);
}
