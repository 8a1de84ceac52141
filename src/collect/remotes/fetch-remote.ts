import { mkdir, rename, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { FetchFailure } from '../../model/collect.ts';
import { withLock } from '../../system/lock.ts';
import { openOwnFolder } from './cache-folder.ts';
import { noTimeLeft, outOfTime, type Trouble } from './failures.ts';
import { fetchOnce, type OnceEnd, type OnceOptions } from './fetch-once.ts';
import type { FetchLimits } from './fetch-options.ts';
import { mirrorFolder, type MirrorState, readState } from './mirror.ts';
import type { Place } from './places.ts';
import type { RemoteRefs } from './refs.ts';
import type { Remote } from './remote.ts';

export interface RemoteOptions extends Pick<OnceOptions, 'env' | 'cache' | 'signal' | 'time' | 'onNews'> {
  readonly limits: FetchLimits;
  /** When all remotes must be done with, on the clock of `performance.now()`. */
  readonly end: number;
  readonly place: Place;
}

/** What is in the mirror after all tries. */
export interface RemoteEnd {
  readonly mirror: string;
  /** Of the last success; undefined where there never was one. */
  readonly state: MirrorState | undefined;
  /** What the remote has now; undefined where it was not reached. */
  readonly found?: RemoteRefs;
  readonly failure?: FetchFailure;
}

/** Brings the mirror of a remote up to date, in several tries where another one can help. */
export async function fetchRemote(remote: Remote, options: RemoteOptions): Promise<RemoteEnd> {
  const { limits, cache, signal } = options;
  const mirror = mirrorFolder(cache, remote);
  if (performance.now() >= options.end) {
    return { mirror, state: await readState(mirror), failure: failureOf(remote, noTimeLeft, 0) };
  }
  await openOwnFolder(mirror);
  const allMs = remote.trust === 'list' ? limits.listMs : limits.editorMs;
  const end = Math.min(options.end, performance.now() + allMs);
  const waitMs = Math.max(0, end - performance.now());
  return withLock(mirror, { waitMs, signal, holder: 'Another run' }, async () => {
    const { last, tries } = await tryOften(remote, mirror, { ...options, end });
    if (last.outcome === 'fetched') return { mirror, state: last.state, found: last.found };
    return { mirror, state: await readState(mirror), failure: failureOf(remote, last.trouble, tries) };
  });
}

async function tryOften(
  remote: Remote,
  mirror: string,
  options: RemoteOptions,
): Promise<{ readonly last: OnceEnd; readonly tries: number }> {
  const { limits, place, signal, end } = options;
  let pauseMs = limits.pauseMs;
  for (let tries = 1; ; tries++) {
    const leftMs = end - performance.now();
    // A commit that was pushed away just now is not listed a second time: what is still lacking then stays so.
    const last = await fetchOnce(remote, { ...onceOptions(remote, mirror, leftMs, options), takesLess: tries > 1 });
    if (last.outcome === 'fetched') return { last, tries };
    // What is damaged may be the mirror: a fresh one tells.
    if (last.trouble.reason === 'broken' && !last.trouble.mayPass && (await readState(mirror)) !== undefined) {
      return { last: await fetchAnew(remote, mirror, options), tries: tries + 1 };
    }
    if (!last.trouble.mayPass || tries >= limits.tries) return { last, tries };
    if (performance.now() + pauseMs >= end) {
      return { last: { outcome: 'failed', trouble: { ...last.trouble, hint: outOfTime(0).hint } }, tries };
    }
    place.rest();
    await pause(pauseMs, undefined, { signal });
    place.resume();
    pauseMs *= 3;
  }
}

async function fetchAnew(remote: Remote, mirror: string, options: RemoteOptions): Promise<OnceEnd> {
  const fresh = `${mirror}-anew`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh);
  const leftMs = options.end - performance.now();
  const end = await fetchOnce(remote, onceOptions(remote, fresh, leftMs, options));
  if (end.outcome === 'fetched') {
    // The lock stands in the old folder, so what is in it is replaced, not the folder.
    for (const name of ['objects', 'packed-refs', 'config', 'gathering.json']) {
      await rm(`${mirror}/${name}`, { recursive: true, force: true });
      await rename(`${fresh}/${name}`, `${mirror}/${name}`);
    }
  }
  await rm(fresh, { recursive: true, force: true });
  return end;
}

function onceOptions(remote: Remote, mirror: string, leftMs: number, options: RemoteOptions): OnceOptions {
  const { env, cache, signal, time, limits, place, onNews } = options;
  return {
    ...{ env, cache, signal, time, mirror, onNews },
    idleMs: limits.idleMs,
    deadlineMs: Math.max(1, leftMs),
    mostBytes: remote.trust === 'list' ? limits.listBytes : limits.editorBytes,
    onWait: (isWaiting) => (isWaiting ? place.rest() : place.resume()),
  };
}

export function failureOf({ shown }: Pick<Remote, 'shown'>, trouble: Trouble, tries: number): FetchFailure {
  return { reason: trouble.reason, message: `${shown} ${trouble.says}`, hint: trouble.hint, tries };
}
