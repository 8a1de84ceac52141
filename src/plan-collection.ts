import { collectFiles } from './collect/collect-files.ts';
import { type BookInGit, type BookInGitOptions, openBookInGit } from './collect/contributions/book-in-git.ts';
import { keepPlan, planKey, readPlan } from './collect/contributions/plan-cache.ts';
import { readLockIn } from './collect/lock/find-lock.ts';
import { emptyLock } from './collect/lock/read-lock.ts';
import { folderMaterial } from './collect/material.ts';
import { openCache } from './collect/remotes/cache-folder.ts';
import { sourcesNamed, withoutNews } from './collect/remotes/choose-sources.ts';
import type { FetchOptions } from './collect/remotes/fetch-options.ts';
import { fetchSources } from './collect/remotes/fetch-sources.ts';
import type { Diagnostic } from './model/checked.ts';
import type { CollectPlan, CollectSource, FetchedSource, Lock } from './model/collect.ts';
import { beginReading, type BegunReading, readContributions } from './read-contributions.ts';
import { escapeGlob, readDescription, unusableBook } from './read-description.ts';
import { ownVersion } from './system/own-version.ts';
import { decodeText } from './text/decode.ts';

export interface CollectionOptions extends BookInGitOptions, Pick<FetchOptions, 'now' | 'onProgress' | 'limits'> {
  /** Whether addresses in the roster may be `http:`. */
  readonly allowHttp?: boolean;
  /** Names of the sources that are asked and shown; all where none is named. */
  readonly sources?: readonly string[];
  /** Ask nobody: what was last fetched counts. */
  readonly isOffline?: boolean;
}

export interface OpenCollection {
  readonly inGit: BookInGit;
  /** As it stands in the folder. */
  readonly lock: Lock;
  /** Asks all sources, now; `commits` names more to fetch, by source. */
  readonly fetch: (wishes?: Pick<FetchOptions, 'commits' | 'onNews'>) => Promise<readonly FetchedSource[]>;
  /** Where what is fetched is kept. */
  readonly cacheFor: string;
  /** Errors in `book.yml`, the roster and the files about people: what they keep out would be missed without a word. */
  readonly problems: readonly Diagnostic[];
  /** `book.yml` and the roster, where they are not as they are committed. */
  readonly uncommitted: readonly string[];
  /** The sources that were wished for; undefined where all are. */
  readonly onlySources: readonly string[] | undefined;
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
  const { project, diagnostics, sources: texts } = await readDescription({ file, configuration: material, material });
  if (project === undefined) throw unusableBook(diagnostics, inGit);
  const told = project.rosterFile === undefined ? [file] : [file, project.rosterFile];
  const isHead = !isBare && options.base === undefined;
  const uncommitted = isHead ? await changedFiles(folder, told, texts) : [];
  const cacheFor = isBare ? inGit.place.cwd : folder;
  const { sources = [], isOffline = false } = options;
  const onlySources = sources.length === 0 ? undefined : sourcesNamed(project.collect, sources);
  const asks = ({ name }: CollectSource) => !isOffline && onlySources?.includes(name) !== false;
  const fetch: OpenCollection['fetch'] = async (wishes) => {
    const fetched = await fetchSources(project.collect, { ...options, folder: cacheFor, asks, ...wishes });
    return isOffline ? fetched.map(withoutNews) : fetched;
  };
  const problems = diagnostics.filter(({ severity }) => severity === 'error');
  return { inGit, lock, fetch, cacheFor, problems, uncommitted, onlySources };
}

/**
 * Fetches what the sources name and finds out what it brings: nothing is changed in the book or its repository. Where
 * nothing is new since the last time, the plan is that of then.
 */
export async function planCollection(options: CollectionOptions): Promise<Collection> {
  const opened = await openCollection(options);
  let begun: BegunReading | undefined;
  // While what is new is on its way, the book as it is can be read.
  const onNews = () => void (begun ??= beginReading(opened.inGit, options.signal));
  try {
    const fetched = await opened.fetch({ onNews });
    const plan = onlyOf(await planAll(opened, fetched, { ...options, begun }), opened.onlySources);
    return { ...opened, plan: { ...plan, uncommitted: opened.uncommitted } };
  } finally {
    await begun?.threads.end();
  }
}

/** Those of the files that have another text in the folder than in `texts`. */
async function changedFiles(
  folder: string,
  files: readonly string[],
  texts: ReadonlyMap<string, string>,
): Promise<string[]> {
  const here = await collectFiles(await folderMaterial(folder), files.map(escapeGlob));
  return here.value.flatMap((source) => (decodeText(source).value === texts.get(source.path) ? [] : [source.path]));
}

/** What one source brings is planned with all others in sight: another may have the same chapter. */
function onlyOf(plan: CollectPlan, onlySources: readonly string[] | undefined): CollectPlan {
  if (onlySources === undefined) return plan;
  return {
    ...plan,
    onlySources,
    contributions: plan.contributions.filter(({ source }) => onlySources.includes(source)),
  };
}

async function planAll(
  { inGit, lock, cacheFor, problems }: OpenCollection,
  fetched: readonly FetchedSource[],
  { env, signal, begun }: CollectionOptions & { readonly begun: BegunReading | undefined },
): Promise<CollectPlan> {
  const key = planKey({ version: await ownVersion(), book: inGit, fetched, lock });
  const cache = await openCache(cacheFor, env);
  const known = key === undefined ? undefined : await readPlan(cache, key);
  if (known !== undefined) {
    const { base, baseName } = inGit;
    const plan = { ...(base === undefined ? {} : { base }), baseName, sources: fetched, contributions: known };
    return { ...plan, diagnostics: problems };
  }
  const plan = await readContributions({ book: inGit, fetched, lock, problems, signal, begun });
  if (key !== undefined) await keepPlan(cache, key, plan.contributions);
  return plan;
}
