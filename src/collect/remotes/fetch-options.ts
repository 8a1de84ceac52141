import type { CollectSource, FetchProgress } from '../../model/collect.ts';

/** What fetching may take. Every limit has a default that suits a book. */
export interface FetchLimits {
  /** How many remotes are asked at a time. */
  readonly sideBySide: number;
  /** Milliseconds without any news after which a remote is given up. */
  readonly idleMs: number;
  /** Milliseconds for one remote with all its tries: one of the editors' own. */
  readonly editorMs: number;
  /** The same for a remote out of a list. */
  readonly listMs: number;
  /** Milliseconds for all remotes together. */
  readonly totalMs: number;
  /** How often a remote is tried where another try can help. */
  readonly tries: number;
  /** Milliseconds before the second try; each further one waits three times as long. */
  readonly pauseMs: number;
  /** Bytes that one remote of the editors may send at a time. */
  readonly editorBytes: number;
  /** The same for a remote out of a list. */
  readonly listBytes: number;
}

const minute = 60_000;

export const usualLimits: FetchLimits = {
  sideBySide: 8,
  idleMs: minute / 2,
  editorMs: 10 * minute,
  listMs: 2 * minute,
  totalMs: 30 * minute,
  tries: 3,
  pauseMs: 1000,
  editorBytes: 2 * 2 ** 30,
  listBytes: 200 * 2 ** 20,
};

export interface FetchOptions {
  /** Absolute path of the book's folder. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
  /** Whether strangers' addresses may be `http:`. */
  readonly allowHttp?: boolean;
  /** Ids of commits that are wanted beside the heads, by the name of the source: those of the lock. */
  readonly commits?: ReadonlyMap<string, readonly string[]>;
  readonly limits?: Partial<FetchLimits>;
  /** Which sources are asked; all unless told. Of the others, what was last fetched counts. */
  readonly asks?: (source: CollectSource) => boolean;
  readonly onProgress?: (progress: FetchProgress) => void;
  /** Called as soon as a remote is seen to have something new, before that is fetched. */
  readonly onNews?: () => void;
}
