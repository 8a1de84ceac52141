import { relative, sep } from 'node:path';
import { openBookFolder } from './collect/taking/book-folder.ts';
import { folderMaterial, withFiles } from './collect/material.ts';
import { lockName } from './collect/lock/read-lock.ts';
import { decisionOn } from './collect/lock/change-lock.ts';
import { provenanceOf } from './collect/taking/provenance.ts';
import type { Diagnostic } from './model/checked.ts';
import type { CollectPlan, Contribution, Lock } from './model/collect.ts';
import type { Taking } from './model/taking.ts';
import { type BookReading, readBookFrom } from './pipeline.ts';
import { takeChapters, type TakeChaptersOptions } from './take-chapters.ts';

/** The book as it would be with what is pending. */
export interface PendingReading {
  readonly reading: BookReading;
  /** By file: the key of the contribution that it comes from. */
  readonly pending: ReadonlyMap<string, string>;
  /** What could not be put into it, and why. */
  readonly stopped: readonly Extract<Taking, { outcome: 'stopped' }>[];
}

/** Reads the book with contributions straight from git, as if they were taken in. Nothing is written anywhere. */
export async function readPending(
  options: Omit<TakeChaptersOptions, 'decided' | 'act' | 'time' | 'settle'>,
): Promise<PendingReading> {
  const { book, signal } = options;
  const { takings, replacements } = await takeChapters({ ...options, decided: [], act: 'show', time: '' });
  const { root } = await openBookFolder(book.folder);
  const files = new Map(
    replacements.flatMap(({ path, after }) =>
      after === undefined ? [] : [[relative(root, path).split(sep).join('/'), after] as const],
    ),
  );
  // The book is as if they were in it, but nothing was taken in.
  files.delete(lockName);
  const folder = await folderMaterial(book.folder);
  const source = { folder: book.folder, file: book.file, configuration: folder, material: withFiles(folder, files) };
  const reading = await readBookFrom({ ...source, newcomers: new Set(files.keys()) }, signal);
  return {
    reading: { ...reading, held: withRefused(reading.held, takings) },
    pending: new Map(takings.flatMap(chapterOf)),
    stopped: takings.filter((taking) => taking.outcome === 'stopped'),
  };
}

function chapterOf(taking: Taking): (readonly [string, string])[] {
  if (taking.outcome === 'stopped') return [];
  // Where nothing changes, it is in the book already.
  const isNews = taking.files.some(({ how }) => how !== 'same' && how !== 'kept');
  return isNews ? [[taking.entry.path, taking.contribution.key]] : [];
}

/** What is refused for files that are not its author's is held, too, however good its text. */
function withRefused(held: BookReading['held'], takings: readonly Taking[]): BookReading['held'] {
  const refused = takings.flatMap(({ contribution: { state, chapter, diagnostics } }) => {
    const reasons = state === 'refused' ? diagnostics.filter(isOwnership).map(({ message }) => message) : [];
    return chapter === undefined || reasons.length === 0 || held.has(chapter.path)
      ? []
      : [[chapter.path, reasons] as const];
  });
  return new Map([...held, ...refused]);
}

function isOwnership({ rule, severity }: Diagnostic): boolean {
  return rule === 'contribution-touches-its-own-files' && severity === 'error';
}

const open: ReadonlySet<Contribution['state']> = new Set(['new', 'changed', 'conflicting', 'refused']);

/**
 * What a book with everything in it holds: all that brings a chapter and that nobody set aside. Of several contributions
 * for one chapter it has none, and of somebody else's chapter it has the book's own text.
 */
export function isPending(contribution: Contribution, lock: Lock): boolean {
  return isWaiting(contribution, lock) && !isLeftOut(contribution);
}

/** What brings a chapter too, but is not in such a book: somebody has to choose or to mend it first. */
export function leftOut({ contributions }: CollectPlan, lock: Lock): Contribution[] {
  return contributions.filter((each) => isWaiting(each, lock) && isLeftOut(each));
}

function isWaiting(contribution: Contribution, lock: Lock): boolean {
  const version = provenanceOf(contribution);
  if (version === undefined || decisionOn(lock, version) !== undefined) return false;
  return contribution.chapter !== undefined && open.has(contribution.state);
}

function isLeftOut({ state, rivals, chapter, diagnostics }: Contribution): boolean {
  const isAnothers = diagnostics.some((each) => isOwnership(each) && each.file === chapter?.path);
  return rivals.length > 0 || (state === 'refused' && isAnothers);
}
