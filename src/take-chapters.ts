import { resolve } from 'node:path';
import { moveBranch, prepareCommits, renewIndex } from './collect/git/commit-files.ts';
import { type Committable, openForCommits } from './collect/git/open-for-commits.ts';
import { type GitPlace, tryGit } from './collect/git/run-git.ts';
import { readLockAt, readLockIn } from './collect/lock/find-lock.ts';
import { folderMaterial, withFiles, withoutFiles } from './collect/material.ts';
import { openBookFolder } from './collect/taking/book-folder.ts';
import { commitPlans } from './collect/taking/commit-plans.ts';
import { type CommittedFiles, readCommittedFiles } from './collect/taking/committed-files.ts';
import { type Identities, knownIdentities } from './collect/taking/known-identities.ts';
import { type TakenIn, takeIn } from './collect/taking/take-in.ts';
import { BookError } from './model/book-error.ts';
import type { CollectPlan, Contribution, LockDecision } from './model/collect.ts';
import { type BookReading, readBookFrom, wantedImages } from './pipeline.ts';
import { replaceAll } from './system/replace-all.ts';

export interface TakeChaptersOptions {
  /** The book in its repository; `place` is anywhere in it. */
  readonly book: {
    readonly folder: string;
    /** `book.yml`. */
    readonly file: string;
    readonly prefix: string;
    readonly place: GitPlace;
    readonly objects: string;
    readonly isBare: boolean;
  };
  readonly plan: CollectPlan;
  readonly chosen: readonly Contribution[];
  readonly decided: readonly { readonly contribution: Contribution; readonly decision: LockDecision['decision'] }[];
  readonly settle?: 'ours' | 'theirs' | undefined;
  /** `show` writes nothing at all. */
  readonly act: 'show' | 'write' | 'commit';
  /** ISO 8601 in UTC. */
  readonly time: string;
  readonly signal?: AbortSignal | undefined;
}

export interface TakenChapters extends TakenIn {
  /** Ids of the commits that were made, oldest first. */
  readonly commits: readonly string[];
}

/**
 * Takes contributions into the book's folder, with the lock: whole or not at all. With `commit`, each becomes a commit
 * of its author.
 *
 * @throws BookError where the folder or the repository does not allow it; then nothing was changed.
 */
export async function takeChapters(options: TakeChaptersOptions): Promise<TakenChapters> {
  const { book, act, signal } = options;
  if (book.isBare) {
    throw new BookError('This repository is bare: the book has no folder here, only its history.', {
      hint: 'Clone it ("git clone … my-book") and run the command there.',
    });
  }
  const place = { ...book.place, cwd: topOf(book) };
  const repository =
    act === 'commit' ? await openForCommits(place) : { place, head: await headOf(place), committer: '' };
  const committed = await readCommittedFiles(place, repository.head, book.prefix);
  const folder = await openBookFolder(book.folder);
  const reading = await readFolder(options);
  const takenIn = await takeIn({
    ...options,
    place,
    folder,
    objects: book.objects,
    prefix: book.prefix,
    lock: await readLockIn(folder.root),
    committed,
    isCommitted: act === 'commit',
    placeOf: placesIn(reading),
    shownIn: (pictures, files) => shownIn(pictures, files, options),
  });
  signal?.throwIfAborted();
  const takenNone = takenIn.takings.every(({ outcome }) => outcome === 'stopped');
  if (act === 'show') return { ...takenIn, commits: [] };
  if (act === 'write' || takenNone) {
    await replaceAll(takenIn.replacements);
    return { ...takenIn, commits: [] };
  }
  const roster = reading.project?.roster ?? [];
  const identities = await knownIdentities(place, repository.head, { chosen: options.chosen, roster });
  return commitAll(takenIn, repository, { committed, identities }, options);
}

/** Files first, then the branch: whatever goes wrong in between, nobody's text is lost. */
async function commitAll(
  takenIn: TakenIn,
  repository: Committable,
  known: { readonly committed: CommittedFiles; readonly identities: Identities },
  { plan, book }: TakeChaptersOptions,
): Promise<TakenChapters> {
  const { place, head } = repository;
  const lock = await readLockAt(place, head, book.prefix);
  const plans = commitPlans(takenIn.takings, { plan, lock, ...known, prefix: book.prefix });
  const prepared = await prepareCommits(repository, plans);
  await replaceAll(takenIn.replacements);
  try {
    await moveBranch(repository, prepared);
  } catch (error) {
    await replaceAll(
      takenIn.replacements.map(({ path, before, after }) => ({ path, before: after, after: before })).reverse(),
    );
    throw error;
  }
  await renewIndex(repository, prepared);
  return { ...takenIn, commits: prepared.ids };
}

/** The top of the work tree, in which the book's folder lies. */
function topOf({ folder, prefix }: TakeChaptersOptions['book']): string {
  const steps = prefix.split('/').filter((step) => step !== '');
  return resolve(folder, ...steps.map(() => '..'));
}

async function headOf(place: GitPlace): Promise<string | undefined> {
  const end = await tryGit(place, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  return end.outcome === 'done' ? end.stdout.toString('latin1').trim() : undefined;
}

/** Which of some pictures the book shows once these files are in it. */
async function shownIn(
  pictures: readonly string[],
  files: ReadonlyMap<string, Uint8Array | undefined>,
  { book: { folder, file }, signal }: TakeChaptersOptions,
): Promise<ReadonlySet<string>> {
  const before = await folderMaterial(folder);
  const fresh = new Map([...files].flatMap(([path, bytes]) => (bytes === undefined ? [] : [[path, bytes] as const])));
  const gone = new Set([...files].flatMap(([path, bytes]) => (bytes === undefined ? [path] : [])));
  const material = withoutFiles(withFiles(before, fresh), gone);
  const { chapters, contributors, project } = await readBookFrom(
    { folder, file, configuration: before, material },
    signal,
  );
  // Of a book that cannot be read nobody knows what it shows.
  if (project === undefined) return new Set(pictures);
  const wanted = new Set(wantedImages(chapters, contributors, project).map((path) => path.toLowerCase()));
  const unread = chapters.filter(({ readable }) => !readable).map(({ text }) => text);
  const isNamed = (path: string) => unread.some((text) => text.includes(path.slice(path.lastIndexOf('/') + 1)));
  return new Set(pictures.filter((path) => wanted.has(path.toLowerCase()) || isNamed(path)));
}

/** The book as it stands in the folder. */
async function readFolder({ book: { folder, file }, signal }: TakeChaptersOptions): Promise<BookReading> {
  const material = await folderMaterial(folder);
  return readBookFrom({ folder, file, configuration: material, material }, signal);
}

/** Where the book has each chapter. */
function placesIn({ chapters }: BookReading): (chapter: string) => string | undefined {
  const places = new Map(
    chapters.filter(({ kind }) => kind === 'chapter').map((chapter) => [chapter.id, chapter.file]),
  );
  return (chapter) => places.get(chapter);
}
