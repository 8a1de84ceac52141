import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { BookError } from '../model/book-error.ts';
import type { Diagnostic } from '../model/checked.ts';
import type { Change } from '../model/change.ts';
import { gitMaterial } from './git/git-material.ts';
import { findCommit, findMergeBase, findTop } from './git/revisions.ts';
import type { GitPlace } from './git/run-git.ts';
import { type ChangeKind, listChanges, listTree, type TreeEntry } from './git/trees.ts';
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

  const [before, with_, changed] = [
    await listTree(place, base),
    await listTree(place, head),
    await listChanges(place, mergeBase, head),
  ];
  const after = new Map(before.value);
  for (const path of changed.value.keys()) {
    const entry = with_.value.get(path);
    if (entry === undefined) after.delete(path);
    else after.set(path, entry);
  }
  const realStart = join(await realpath(place.cwd), relative(place.cwd, start));
  const { prefix, file } = findBookIn(before.value, posix(relative(top, realStart)), options);
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

async function nearestFolder(path: string): Promise<string> {
  const entry = await stat(path).catch(() => undefined);
  if (entry?.isDirectory() || dirname(path) === path) return path;
  return nearestFolder(dirname(path));
}

function posix(path: string): string {
  return path.split(sep).join('/');
}

/** The nearest `book.yml` upward, as it stands in git. `prefix` ends with `/`, or is empty. */
function findBookIn(
  entries: ReadonlyMap<string, TreeEntry>,
  start: string,
  { book, since }: SinceOptions,
): { prefix: string; file: string } {
  const isFile = (path: string) => entries.get(path)?.kind === 'file';
  if (book !== undefined && isFile(start)) {
    const name = start.slice(start.lastIndexOf('/') + 1);
    return { prefix: start.slice(0, start.length - name.length), file: name };
  }
  const parts = start === '' || start.startsWith('../') ? [] : start.split('/');
  for (let depth = parts.length; depth >= (book === undefined ? 0 : parts.length); depth--) {
    const prefix = parts
      .slice(0, depth)
      .map((part) => `${part}/`)
      .join('');
    const file = ['book.yml', 'book.yaml'].find((name) => isFile(prefix + name));
    if (file !== undefined) return { prefix, file };
  }
  throw new BookError(`There is no book.yml in "${since}"${book === undefined ? '' : ` at "${book}"`}.`, {
    hint: 'With --since, the book is described by what the branch is compared with, never by the branch itself.',
  });
}

function below(prefix: string, entries: ReadonlyMap<string, TreeEntry>): ReadonlyMap<string, TreeEntry> {
  const inside = new Map<string, TreeEntry>();
  for (const [path, entry] of entries) if (path.startsWith(prefix)) inside.set(path.slice(prefix.length), entry);
  return inside;
}

function changesIn(prefix: string, changes: ReadonlyMap<string, ChangeKind>): Change[] {
  const fromBook = (path: string) => {
    if (path.startsWith(prefix)) return path.slice(prefix.length);
    const [here, there] = [prefix.split('/').slice(0, -1), path.split('/')];
    let shared = 0;
    while (shared < here.length && here[shared] === there[shared]) shared++;
    return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
  };
  return [...changes]
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([path, kind]) => ({ path: fromBook(path).normalize('NFC'), kind }));
}

function unusableName(name: string): Diagnostic {
  return {
    rule: 'file-names-are-plain',
    severity: 'error',
    message: `The branch has a file with a name that cannot be used here: "${name}".`,
    hint: 'A path may not lead through "..", ".git" or a backslash, and its letters must be Unicode (UTF-8). Take the file out.',
  };
}
