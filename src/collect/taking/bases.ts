import type { CollectPlan, Contribution, Lock, LockEntry } from '../../model/collect.ts';
import { readBlobs } from '../git/blobs.ts';
import type { GitPlace } from '../git/run-git.ts';
import { listTree, type TreeEntry } from '../git/trees.ts';
import { lockName, readLock } from '../lock/read-lock.ts';

/** What an author's work began with. */
export interface Bases {
  /** By path of the author's version: its object. Without one, the file is new. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether the book that the author parted from had a file; it has it still, unless the author took it away. */
  readonly had: (path: string) => boolean;
}

/**
 * Finds what each contribution began with: the version that was last taken in; or the book's own, where the author
 * parted from a book that had that version already, or where none was ever taken in.
 *
 * @param prefix of the book's folder from the top of the repository
 */
export async function findBases(
  place: GitPlace,
  prefix: string,
  contributions: readonly Contribution[],
  lock: Lock,
): Promise<(contribution: Contribution) => Bases> {
  const parted = [...new Set(contributions.flatMap(({ mergeBase }) => mergeBase ?? []))];
  const books = new Map<string, PartedBook>();
  for (const commit of parted) books.set(commit, await readPartedBook(place, prefix, commit));
  const taken = new Map(lock.chapters.map((entry) => [entry.chapter, entry]));
  return (contribution) => {
    const entry = taken.get(contribution.chapter?.id ?? '');
    const book = contribution.mergeBase === undefined ? undefined : books.get(contribution.mergeBase);
    return basesOf(contribution, entry?.state === 'accepted' ? entry : undefined, book);
  };
}

/** The book as it was when somebody parted from it. */
interface PartedBook {
  readonly files: ReadonlyMap<string, TreeEntry>;
  readonly prefix: string;
  /** What its lock said; undefined where it had none that can be read. */
  readonly lock: Lock | undefined;
}

async function readPartedBook(place: GitPlace, prefix: string, commit: string): Promise<PartedBook> {
  const { value: files } = await listTree(place, commit);
  const path = prefix + lockName;
  const end = (await readBlobs(place, files, [path], 16 * 2 ** 20)).get(path);
  if (end?.outcome !== 'read') return { files, prefix, lock: undefined };
  return { files, prefix, lock: readLock({ path: lockName, bytes: end.bytes, sha256: end.sha256 }).value };
}

function basesOf(
  { chapter, companions }: Contribution,
  entry: LockEntry | undefined,
  book: PartedBook | undefined,
): Bases {
  const files = new Map<string, string>();
  const inBook = (path: string) => {
    const file = book?.files.get(book.prefix + path);
    return file?.kind === 'file' ? file.id : undefined;
  };
  const bases: Bases = { files, had: (path) => inBook(path) !== undefined };
  if (chapter === undefined) return bases;
  const before = book?.lock?.chapters.find((each) => each.chapter === chapter.id);
  const knewTheLast = entry === undefined || before?.blob === entry.blob;
  const add = (path: string, taken: string | undefined) => {
    const base = knewTheLast ? (inBook(path) ?? taken) : (taken ?? inBook(path));
    if (base !== undefined) files.set(path, base);
  };
  add(chapter.path, entry?.blob);
  for (const { path } of companions) add(path, entry?.files[path]);
  return bases;
}

/** The repositories in which a contribution's objects may lie, its own first. */
export function mirrorsOf(plan: CollectPlan, { source, chapter }: Contribution, lock: Lock): string[] {
  const entry = lock.chapters.find((each) => each.chapter === chapter?.id);
  const names = [source, ...(entry === undefined ? [] : [entry.source])];
  const mirrors = names.flatMap((name) => plan.sources.find((each) => each.source.name === name)?.mirror ?? []);
  return [...new Set(mirrors)];
}
