import { BookError } from '../../model/book-error.ts';
import type { CollectionOptions } from '../../plan-collection.ts';

/** Which sources are asked, and for how long. */
export interface AskingWishes {
  readonly sources: readonly string[];
  readonly isOffline: boolean;
  /** Seconds, as they were typed. */
  readonly timeout?: string | undefined;
}

/** A day: who waits longer has left out a dot. */
const mostSeconds = 86_400;

/**
 * The wishes as collecting takes them.
 *
 * @throws BookError that says what is wrong with them.
 */
export function readAsking(
  { sources, isOffline, timeout }: AskingWishes,
  { frozen }: { readonly frozen: boolean },
): Pick<CollectionOptions, 'sources' | 'isOffline' | 'limits'> {
  if (frozen && sources.length > 0) {
    throw new BookError('--frozen uses what gathering.lock names, from whatever source it came.', {
      hint: 'Leave --source out, or leave --frozen out.',
    });
  }
  if (timeout === undefined) return { sources, isOffline };
  const seconds = /^\d+(?:\.\d+)?$/.test(timeout) ? Number(timeout) : 0;
  if (seconds <= 0 || seconds > mostSeconds) {
    throw new BookError(`--timeout must be a number of seconds up to ${mostSeconds}, not "${timeout}".`, {
      hint: 'Such as --timeout 120 for two minutes. The sources that are not done by then are told; all others are collected.',
    });
  }
  if (isOffline) {
    throw new BookError('--no-fetch asks nobody, so there is nothing that could take too long.', {
      hint: 'Leave --timeout out, or leave --no-fetch out.',
    });
  }
  return { sources, isOffline, limits: { totalMs: seconds * 1000 } };
}
