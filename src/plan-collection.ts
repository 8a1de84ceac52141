import { type BookInGit, type BookInGitOptions, openBookInGit } from './collect/contributions/book-in-git.ts';
import { readLockIn } from './collect/lock/find-lock.ts';
import { emptyLock } from './collect/lock/read-lock.ts';
import type { FetchOptions } from './collect/remotes/fetch-options.ts';
import { fetchSources } from './collect/remotes/fetch-sources.ts';
import { BookError } from './model/book-error.ts';
import type { CollectPlan, FetchedSource, Lock } from './model/collect.ts';
import { readBookFrom } from './pipeline.ts';
import { readContributions } from './read-contributions.ts';

export interface CollectionOptions extends BookInGitOptions, Pick<FetchOptions, 'now' | 'onProgress' | 'limits'> {}

export interface OpenCollection {
  readonly inGit: BookInGit;
  /** As it stands in the folder. */
  readonly lock: Lock;
  /** Asks all sources, now. */
  readonly fetch: () => Promise<readonly FetchedSource[]>;
}

export interface Collection extends OpenCollection {
  readonly plan: CollectPlan;
}

/**
 * Opens the book in git with its lock and its sources. Nothing is fetched yet.
 *
 * @throws BookError where there is no book in git, or its lock cannot be used.
 */
export async function openCollection(options: CollectionOptions): Promise<OpenCollection> {
  const inGit = await openBookInGit(options);
  const { folder, file, material, isBare } = inGit;
  const lock = isBare ? emptyLock : await readLockIn(folder);
  const { project } = await readBookFrom({ folder, file, configuration: material, material }, options.signal);
  if (project === undefined) {
    throw new BookError(`${file} cannot be used as it stands in ${inGit.baseName}.`, {
      hint: '"gathering check" shows what is wrong with it. Mend it and commit it.',
    });
  }
  const fetch = () => fetchSources(project.collect, { ...options, folder: isBare ? inGit.place.cwd : folder });
  return { inGit, lock, fetch };
}

/** Fetches what the sources name and finds out what it brings: nothing is changed in the book or its repository. */
export async function planCollection(options: CollectionOptions): Promise<Collection> {
  const opened = await openCollection(options);
  const { inGit, lock } = opened;
  const fetched = await opened.fetch();
  return { ...opened, plan: await readContributions({ book: inGit, fetched, lock, signal: options.signal }) };
}
