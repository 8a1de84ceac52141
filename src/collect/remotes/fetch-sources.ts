import { BookError } from '../../model/book-error.ts';
import type { CollectSource, FetchedSource, FetchFailure } from '../../model/collect.ts';
import { openCache } from './cache-folder.ts';
import { emptyRemote, missingBranch, noPullRequests, type Trouble } from './failures.ts';
import { type FetchLimits, type FetchOptions, usualLimits } from './fetch-options.ts';
import { failureOf, fetchRemote, type RemoteEnd } from './fetch-remote.ts';
import { mirrorFolder, type MirrorState, readState } from './mirror.ts';
import { readOwnRemotes } from './own-repository.ts';
import { sideBySide } from './places.ts';
import { chooseHeads, type RemoteRefs, unusableRefs } from './refs.ts';
import { type Remote, resolveRemotes } from './remote.ts';

/** Of remotes that only wait, so many more are begun. */
const mostWaiting = 24;

/**
 * Fetches what the sources name into mirrors of our own: each remote once, several side by side. One that fails is
 * told, and has the heads that it had when it was last reached. Nothing is written into the book's own repository.
 *
 * @throws BookError where git is missing or our own folder cannot be written; the signal's reason when aborted.
 */
export async function fetchSources(
  sources: readonly CollectSource[],
  options: FetchOptions,
): Promise<readonly FetchedSource[]> {
  const { folder, env, signal, allowHttp = false, commits = new Map<string, string[]>() } = options;
  const { asks = () => true, onNews } = options;
  const limits: FetchLimits = { ...usualLimits, ...options.limits };
  if (sources.length === 0) return [];
  const { remotes, failures } = resolveRemotes(sources, await readOwnRemotes(folder, env), {
    ...{ folder, allowHttp, commits },
  });
  const cache = await openCache(folder, env);
  const time = new Date(options.now()).toISOString();
  const end = performance.now() + limits.totalMs;
  const ends = new Map<CollectSource, FetchedSource>();
  const places = { places: limits.sideBySide, most: limits.sideBySide + mostWaiting };
  const asked = remotes.filter((remote) => remote.sources.some(asks));
  for (const remote of remotes) {
    if (asked.includes(remote)) continue;
    const kept = await keptRemote(remote, cache);
    for (const source of remote.sources) ends.set(source, { ...sourceEnd(source, remote, kept), isKept: true });
  }
  const progress = watchProgress(asked, options);
  await sideBySide(asked, places, async (remote, place) => {
    signal?.throwIfAborted();
    progress.begin(remote);
    const fetched = await fetchRemote(remote, { env, cache, signal, time, limits, end, place, onNews }).catch(
      asFailure(remote),
    );
    for (const source of remote.sources) ends.set(source, sourceEnd(source, remote, fetched));
    progress.end(remote);
  });
  return sources.map((source) => ends.get(source) ?? withFailure(source, failures.get(source)));
}

/** What the mirror of a remote had when that was last reached. */
async function keptRemote(remote: Remote, cache: string): Promise<RemoteEnd> {
  const mirror = mirrorFolder(cache, remote);
  return { mirror, state: await readState(mirror) };
}

function withFailure(source: CollectSource, failure: FetchFailure | undefined): FetchedSource {
  if (failure === undefined) throw new Error(`The source "${source.name}" has no end.`);
  return { source, heads: [], failure };
}

/** Another run that holds the mirror is no reason to stop all others. */
function asFailure(remote: Remote): (error: unknown) => RemoteEnd | Promise<never> {
  return (error) => {
    if (!(error instanceof BookError) || !/is writing to the same folder/.test(error.message)) throw error;
    const trouble: Trouble = {
      reason: 'other',
      says: 'is being fetched by another run.',
      hint: error.hint ?? '',
      mayPass: true,
    };
    return { mirror: '', state: undefined, failure: failureOf(remote, trouble, 0) };
  };
}

/** What of a remote's end belongs to one of its sources. */
function sourceEnd(source: CollectSource, remote: Remote, { mirror, state, found, failure }: RemoteEnd): FetchedSource {
  const { refs } = source;
  const isKnown = state?.choices.includes(JSON.stringify(refs)) === true;
  const known = isKnown ? knownRefs(state) : { refs: new Map<string, string>() };
  const lacking = failure ?? (found === undefined ? undefined : whatLacks(source, remote, found));
  const unusable = found === undefined ? [] : unusableRefs(found, refs);
  return {
    source,
    heads: chooseHeads(known, refs),
    ...(state === undefined ? {} : { mirror }),
    ...(isKnown ? { collected: state.collected } : {}),
    ...(lacking === undefined ? {} : { failure: lacking }),
    ...(unusable.length === 0 ? {} : { unusable }),
  };
}

function knownRefs({ refs, main }: MirrorState): RemoteRefs {
  return { refs: new Map(Object.entries(refs)), main };
}

/** Why a remote that was reached brings nothing, where that cannot be meant. */
function whatLacks({ refs: choice }: CollectSource, remote: Remote, found: RemoteRefs): FetchFailure | undefined {
  if (found.refs.size === 0) return failureOf(remote, emptyRemote, 1);
  if (chooseHeads(found, choice).length > 0) return undefined;
  if (choice.kind === 'branch') return failureOf(remote, missingBranch(choice.branch, [...found.refs.keys()]), 1);
  const hidesThem = /(?:^|[/.])(?:bitbucket\.org|dev\.azure\.com|visualstudio\.com)[/:]/.test(`${remote.shown}/`);
  return choice.kind === 'pullRequests' && hidesThem ? failureOf(remote, noPullRequests, 1) : undefined;
}

function watchProgress(remotes: readonly Remote[], { onProgress }: FetchOptions) {
  const running = new Map<Remote, string>();
  let done = 0;
  const tell = () => onProgress?.({ done, total: remotes.length, running: [...running.values()] });
  return {
    begin: (remote: Remote) => {
      running.set(remote, remote.sources[0]?.name ?? remote.shown);
      tell();
    },
    end: (remote: Remote) => {
      running.delete(remote);
      done++;
      tell();
    },
  };
}
