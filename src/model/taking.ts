import type { Contribution, LockEntry } from './collect.ts';

/** A place that both sides changed, as a message shows it. */
export interface Clash {
  /** In the editors' version. */
  readonly line: number;
  readonly key?: string;
  readonly ours: string;
  readonly theirs: string;
}

/** A file of the book, as taking a contribution in leaves it. */
export interface TakenFile {
  /** In the book. */
  readonly path: string;
  readonly how: 'new' | 'same' | 'replaced' | 'kept' | 'merged' | 'removed';
  /** What stood there; undefined where there was nothing. */
  readonly before: Uint8Array | undefined;
  /** Undefined takes the file away. */
  readonly after: Uint8Array | undefined;
  /** Lines in which both sides changed words of one paragraph: to be read again. */
  readonly inWords: readonly number[];
}

/** `used`: something else shows it. `changed`: the editors changed it since it came. */
export interface LeftPicture {
  readonly path: string;
  readonly why: 'used' | 'changed';
}

/** Why a contribution is not taken in. */
export interface Obstacle {
  readonly path?: string;
  /** A full sentence. */
  readonly message: string;
  readonly hint: string;
  readonly clashes: readonly Clash[];
}

/** What comes of taking a contribution in: all of its files, or none and why. */
export type Taking =
  | {
      readonly outcome: 'taken';
      readonly contribution: Contribution;
      readonly files: readonly TakenFile[];
      readonly entry: LockEntry;
      /** Pictures that came with an earlier version and are not in this one, but that stay in the book all the same. */
      readonly left?: readonly LeftPicture[];
    }
  | { readonly outcome: 'stopped'; readonly contribution: Contribution; readonly obstacles: readonly Obstacle[] };
