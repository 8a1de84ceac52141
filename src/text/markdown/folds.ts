import type { PlainRun } from './plain-blocks.ts';

// Signs of Unicode's area for private use, which mean nothing and are no punctuation.
export const FIRST_SIGN = 0xe000;
const MOST_SIGNS = 0xf8ff - FIRST_SIGN + 1;
export const holdsSigns = /[\ue000-\uf8ff]/;
export const everySign = /[\ue000-\uf8ff]/g;

/** What is folded away of a text. */
export interface Folds {
  /** What each sign stands for. */
  readonly signs: (string | PlainRun)[];
  /** Where each sign stands in the folded text. */
  readonly starts: number[];
  /** How many characters the first so many signs save. */
  readonly saved: number[];
}

/** The sign for something that stands at a place of the whole text; undefined when there are no more. */
export function fold(
  what: string | PlainRun,
  { start, length, folds: { signs, starts, saved } }: { start: number; length: number; folds: Folds },
): string | undefined {
  const count = signs.length;
  if (count === MOST_SIGNS) return undefined;
  const before = saved[count] ?? 0;
  signs.push(what);
  starts.push(start - before);
  saved.push(before + length - 1);
  return String.fromCharCode(FIRST_SIGN + count);
}
