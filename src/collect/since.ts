import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { BookError } from '../model/book-error.ts';
import type { Diagnostic } from '../model/checked.ts';
import type { Change } from '../model/change.ts';
import { below, changesIn, findBookIn, overlay, unusableName } from './book-in-tree.ts';
import { readCommits } from './git/commits.ts';
import { gitMaterial } from './git/git-material.ts';
import { findCommit, findMergeBase, findTop } from './git/revisions.ts';
import type { GitPlace } from './git/run-git.ts';
import { compareTrees, type TreeChange } from './git/tree-changes.ts';
import { type Listing, listTree, type TreeEntry } from './git/trees.ts';
import type { Material } from './material.ts';

export interface SinceOptions {
  readonly cwd: string;
  /** The book's folder or its `book.yml`, as for `findBook`. */
  readonly book?: string | undefined;
  /** What the branch is compared with: `origin/main`. */
  readonly since: string;
  /** The branch; `HEAD` unless told. */
  readonly head?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
}

/** What a branch brings to a book, read from git's objects alone. */
export interface Contribution {
  /** Absolute path of the book's folder, where the work tree has it. */
  readonly folder: string;
  /** `book.yml` in it. */
  readonly file: string;
  /** The book as it is without the branch. */
  readonly before: Material;
  /** The book as it would be with it: what the branch adds or changes, and all else as it is without it. */
  readonly after: Material;
  /** In code point order of their paths. */
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds what a branch changes since it parted from `since`, in the whole repository. The work tree is not looked at,
 * no hook, filter or program of the repository runs, and nothing is fetched.
 *
 * @throws BookError where there is no repository, no such commit, or no book in `since`.
 */
export async function openContribution(options: SinceOptions): Promise<Contribution> {
  const start = resolve(options.cwd, options.book ?? '.');
  const place: GitPlace = { cwd: await nearestFolder(start), env: options.env, signal: options.signal };
  const top = await realpath(await findTop(place));
  const base = await findCommit(place, options.since, '--since');
  const head = await findCommit(place, options.head ?? 'HEAD', '--head');
  const mergeBase = await findMergeBase(place, base, head);

  const before = await listTree(place, base);
  const changed = await changesBetween(place, mergeBase, head);
  const after = overlay(before.value, changed.value);
  const realStart = join(await realpath(place.cwd), relative(place.cwd, start));
  const { prefix, file } = findBookIn(before.value, posix(relative(top, realStart)), {
    book: options.book,
    branch: options.since,
    hint: 'With --since, the book is described by what the branch is compared with, never by the branch itself.',
  });
  const inBook = (entries: ReadonlyMap<string, TreeEntry>) => gitMaterial(place, below(prefix, entries));
  return {
    folder: join(top, prefix),
    file,
    before: inBook(before.value),
    after: inBook(after),
    changes: changesIn(prefix, changed.value),
    diagnostics: changed.unusable.map((name) => unusableName(name)),
  };
}

async function changesBetween(
  place: GitPlace,
  from: string,
  to: string,
): Promise<Listing<ReadonlyMap<string, TreeChange>>> {
  const commits = await readCommits(place, [from, to]);
  const pair = { from: commits.get(from)?.tree, to: commits.get(to)?.tree ?? '' };
  const changes = pair.from === undefined || pair.to === '' ? undefined : (await compareTrees(place, [pair]))(pair);
  if (changes !== undefined) return changes;
  throw new BookError('git could not compare the branch with where it began.', {
    hint: 'Files of it are missing or broken here, or it has more of them than can be listed. Fetch it again.',
  });
}

export async function nearestFolder(path: string): Promise<string> {
  const entry = await stat(path).catch(() => undefined);
  if (entry?.isDirectory() || dirname(path) === path) return path;
  return nearestFolder(dirname(path));
}

export function posix(path: string): string {
  return path.split(sep).join('/');
}
