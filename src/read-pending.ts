import { relative, sep } from 'node:path';
import { openBookFolder } from './collect/taking/book-folder.ts';
import { folderMaterial, withFiles } from './collect/material.ts';
import { lockName } from './collect/lock/read-lock.ts';
import { decisionOn } from './collect/lock/change-lock.ts';
import { provenanceOf } from './collect/taking/provenance.ts';
import type { Contribution, Lock } from './model/collect.ts';
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
  return {
    reading: await readBookFrom({ ...source, newcomers: new Set(files.keys()) }, signal),
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

/** What a book with everything in it holds: all that brings a chapter and that nobody set aside. */
export function isPending(contribution: Contribution, lock: Lock): boolean {
  const { state, chapter, rivals } = contribution;
  const version = provenanceOf(contribution);
  if (version === undefined || decisionOn(lock, version) !== undefined) return false;
  return chapter !== undefined && rivals.length === 0 && ['new', 'changed', 'conflicting', 'refused'].includes(state);
}
