import { fileHistory } from './collect/git/file-history.ts';
import type { GitPlace } from './collect/git/run-git.ts';
import { blobId } from './collect/taking/committed-files.ts';
import { folderMaterial } from './collect/material.ts';
import { BookError } from './model/book-error.ts';
import type { Chapter } from './model/chapter.ts';
import type { ChapterLog } from './model/chapter-log.ts';
import type { LockEntry } from './model/collect.ts';
import { type BookOptions, type BookReading, readBook } from './pipeline.ts';
import type { Manifest } from './report/manifest.ts';
import { hideSecrets } from './text/hide-secrets.ts';
import { nearest } from './text/nearest.ts';

export interface ChapterLogOptions extends BookOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The chapter's id, or its file. */
  readonly chapter: string;
}

/**
 * Finds out which version of a chapter is in the book: from the lock, the folder, the last edition and git.
 *
 * @throws BookError where nobody knows such a chapter.
 */
export async function readChapterLog({ chapter: name, env, ...options }: ChapterLogOptions): Promise<ChapterLog> {
  const reading = await readBook(options);
  const lock = reading.lock;
  if (lock === undefined) throw unusableLock(reading);
  const chapter = reading.chapters.find(({ id, file }) => id === name || file === name);
  const entry = lock.chapters.find((each) => each.chapter === (chapter?.id ?? name) || each.path === name);
  const id = chapter?.id ?? entry?.chapter ?? name;
  const decisions = lock.decisions.filter((decision) => decision.chapter === id);
  if (chapter === undefined && entry === undefined && decisions.length === 0) throw unknownChapter(name, reading);
  const path = chapter?.file ?? entry?.path;
  const edition = chapter === undefined ? undefined : await editionOf(reading.folder, chapter);
  return {
    id,
    title: chapter?.title ?? '',
    authors: chapter === undefined ? [] : authorsOf(chapter, reading),
    ...(chapter === undefined ? {} : { path: chapter.file }),
    ...(entry === undefined ? {} : { entry: withoutSecrets(entry) }),
    decisions: decisions.map(withoutSecrets),
    text: await textState(reading.folder, chapter, entry),
    ...(edition === undefined ? {} : { edition }),
    commits: await commitsOf(path, { cwd: reading.folder, env, signal: options.signal }),
  };
}

async function commitsOf(path: string | undefined, place: GitPlace): Promise<ChapterLog['commits']> {
  const commits = path === undefined ? [] : await fileHistory(place, path);
  return commits.map(({ collectedFrom, ...commit }) =>
    collectedFrom === undefined ? commit : { ...commit, collectedFrom: hideSecrets(collectedFrom) },
  );
}

/** Whoever writes the lock or a commit by hand may name a source by an address with a password. */
function withoutSecrets<Named extends { readonly source: string }>(named: Named): Named {
  return { ...named, source: hideSecrets(named.source) };
}

function authorsOf({ byline }: Chapter, { contributors }: BookReading): string[] {
  const names = new Map(contributors.map((person) => [person.id, person.name]));
  return byline.map(({ contributor, written }) => names.get(contributor ?? '') ?? written);
}

async function textState(
  folder: string,
  chapter: Chapter | undefined,
  entry: LockEntry | undefined,
): Promise<ChapterLog['text']> {
  if (chapter === undefined) return 'missing';
  if (entry === undefined) return 'notCollected';
  const end = (await (await folderMaterial(folder)).read([chapter.file], 64 * 2 ** 20)).get(chapter.file);
  const isSame = end?.outcome === 'read' && blobId(end.bytes, entry.blob.length) === entry.blob;
  return isSame ? 'asSent' : 'edited';
}

/** Looks into the manifest of the edition in the usual output folder. */
async function editionOf(folder: string, { id, sha256 }: Chapter): Promise<ChapterLog['edition']> {
  const path = 'build/manifest.json';
  const end = (await (await folderMaterial(folder)).read([path], 64 * 2 ** 20)).get(path);
  if (end?.outcome !== 'read') return undefined;
  try {
    const built = (JSON.parse(Buffer.from(end.bytes).toString('utf8')) as Manifest).chapters.find(
      (each) => each.id === id && each.state === 'ready',
    );
    if (built === undefined) return 'without';
    return built.sha256 === sha256 ? 'same' : 'other';
  } catch {
    // Somebody else's manifest.json says nothing of this book.
    return undefined;
  }
}

function unknownChapter(name: string, { chapters }: BookReading): BookError {
  const near = nearest(
    name,
    chapters.map(({ id }) => id),
  );
  return new BookError(`There is no chapter "${name}" in this book or in its lock.`, {
    hint: `${near === undefined ? '"gathering order --json" lists the ids of all chapters.' : `Did you mean "${near}"?`} What was sent and is not taken in yet is shown by "gathering collect".`,
  });
}

function unusableLock({ diagnostics }: BookReading): BookError {
  const problem = diagnostics.find(({ file, rule }) => file === 'gathering.lock' || rule === 'lock-is-sound');
  return new BookError(`gathering.lock cannot be used: ${problem?.message ?? 'book.yml cannot be read.'}`, {
    hint: problem?.hint ?? '"gathering check" shows what is wrong.',
  });
}
