import { withoutSecrets } from '../../text/git-address.ts';
import { askRemote, type TalkEnd, type TalkOptions } from './ask-remote.ts';
import { noRepository, outOfTime, tooMuch, tooSlow, type Trouble } from './failures.ts';
import { readTrouble } from './git-words.ts';
import {
  type MirrorState,
  type ObjectFormat,
  packBytes,
  prepareMirror,
  readState,
  writeKept,
  writeState,
} from './mirror.ts';
import { askedFor, chooseHeads, readRefs, type RemoteRefs } from './refs.ts';
import type { Remote } from './remote.ts';

export interface OnceOptions extends Omit<TalkOptions, 'bytes' | 'input'> {
  readonly mirror: string;
  /** ISO 8601 in UTC. */
  readonly time: string;
  /** What the remote lists but does not give is left out: one broken branch keeps no other out. */
  readonly takesLess?: boolean;
  readonly onNews?: (() => void) | undefined;
}

export type OnceEnd =
  | { readonly outcome: 'fetched'; readonly state: MirrorState | undefined; readonly found: RemoteRefs }
  | { readonly outcome: 'failed'; readonly trouble: Trouble };

/** One try: what the remote has, then in one fetch all that is not in the mirror yet. */
export async function fetchOnce(remote: Remote, options: OnceOptions): Promise<OnceEnd> {
  const { mirror, time } = options;
  const start = performance.now();
  const listing = await askRemote(remote, ['ls-remote', '--symref', 'source', ...askedFor], options);
  if (listing.outcome !== 'done') return failed(listing, remote, options);
  const found = readRefs(listing.stdout.toString('utf8'));
  // Nothing was pushed yet, or all was taken away: what was known before is kept.
  if (found.refs.size === 0) {
    if (!(await speaksGit(remote, options))) return { outcome: 'failed', trouble: noRepository };
    return { outcome: 'fetched', state: await readState(mirror), found };
  }
  const heads = remote.sources.flatMap(({ refs }) => chooseHeads(found, refs));
  const ids = [...new Set(heads.map(({ commit }) => commit))];

  const format: ObjectFormat = [...found.refs.values()].some((id) => id.length === 64) ? 'sha256' : 'sha1';
  const kept = new Set((await prepareMirror(mirror, format))?.kept);
  const left = () => ({ ...options, deadlineMs: options.deadlineMs - (performance.now() - start) });
  const missing = ids.filter((id) => !kept.has(id));
  if (missing.length > 0) options.onNews?.();
  const fetched = await fetchGiven(remote, missing, left);
  if (fetched.end.outcome !== 'done') return failed(fetched.end, remote, options);
  const all = new Set([...kept, ...fetched.ids]);
  for (const id of await fetchOlder(remote, all, left)) all.add(id);
  await writeKept(mirror, all);
  const refs = Object.fromEntries(heads.map(({ ref, commit }) => [ref, commit]));
  const choices = remote.sources.map(({ refs: choice }) => JSON.stringify(choice));
  const about = { format, collected: time, main: found.main, refs, choices, kept: [...all].sort() };
  return { outcome: 'fetched', state: await writeState(mirror, about), found };
}

/** More broken branches than these are a broken repository. */
const mostLacking = 50;

/** Fetches commits; where less may be taken, without those that the remote lists but does not have. */
async function fetchGiven(
  remote: Remote,
  wanted: readonly string[],
  options: () => OnceOptions,
): Promise<{ readonly end: TalkEnd | { readonly outcome: 'done' }; readonly ids: readonly string[] }> {
  let ids = wanted;
  while (ids.length > 0) {
    const end = await fetchObjects(remote, ids, options());
    if (end.outcome === 'done') return { end, ids };
    const lacking = end.outcome === 'failed' ? /not our ref ([0-9a-f]{40,64})\b/.exec(end.stderr)?.[1] : undefined;
    const mayGoOn = options().takesLess === true && wanted.length - ids.length < mostLacking;
    if (!mayGoOn || lacking === undefined || !ids.includes(lacking)) return { end, ids };
    ids = ids.filter((id) => id !== lacking);
  }
  return { end: { outcome: 'done' }, ids };
}

/** Commits that no head of the remote may have any more: all at once, or one by one where it lacks some of them. */
async function fetchOlder(
  remote: Remote,
  known: ReadonlySet<string>,
  options: () => OnceOptions,
): Promise<readonly string[]> {
  const wanted = remote.commits.filter((id) => !known.has(id));
  if (wanted.length === 0) return [];
  if ((await fetchObjects(remote, wanted, options())).outcome === 'done') return wanted;
  const found: string[] = [];
  if (wanted.length === 1) return found;
  for (const id of wanted) {
    if (options().deadlineMs <= 0) break;
    if ((await fetchObjects(remote, [id], options())).outcome === 'done') found.push(id);
  }
  return found;
}

/** git takes any page on the web for a repository of the oldest kind, without a branch in it. */
async function speaksGit(remote: Remote, options: OnceOptions): Promise<boolean> {
  if (remote.kind !== 'https' && remote.kind !== 'http') return true;
  const end = await askRemote(remote, ['ls-remote', 'source'], { ...options, traces: true });
  return end.outcome !== 'done' || / packet: /.test(end.stderr);
}

const fetching = [
  'fetch',
  '--stdin',
  '--progress',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--no-recurse-submodules',
  '--no-show-forced-updates',
] as const;

/** By their ids, which come on stdin: no name out of a remote is an argument. */
async function fetchObjects(remote: Remote, ids: readonly string[], options: OnceOptions): Promise<TalkEnd> {
  const { mirror, mostBytes } = options;
  const before = await packBytes(mirror);
  const bytes = async () => (await packBytes(mirror)) - before;
  const end = await askRemote(remote, [`--git-dir=${mirror}`, ...fetching, 'source'], {
    ...{ ...options, bytes, mostBytes },
    deadlineMs: Math.max(1, options.deadlineMs),
    input: ids.map((id) => `${id}\n`).join(''),
  });
  return (await bytes()) > mostBytes ? { outcome: 'tooMuch' } : end;
}

type BadEnd =
  { readonly outcome: 'failed'; readonly stderr: string } | { readonly outcome: 'idle' | 'late' | 'tooMuch' };

function failed(end: BadEnd, remote: Remote, options: OnceOptions): OnceEnd {
  return { outcome: 'failed', trouble: troubleOf(end, remote, options) };
}

function troubleOf(end: BadEnd, remote: Remote, options: OnceOptions): Trouble {
  switch (end.outcome) {
    case 'failed':
      return readTrouble(end.stderr, lastWords(withoutSecrets(end.stderr, [remote.address])));
    case 'idle':
      return tooSlow(Math.round(options.idleMs / 1000));
    case 'late':
      return outOfTime(Math.round(options.deadlineMs / 1000));
    case 'tooMuch':
      return tooMuch(Math.round(options.mostBytes / 2 ** 20));
  }
}

/** git's own last sentence, without its progress. */
function lastWords(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).map((line) => line.trim());
  const telling = lines.filter((line) => /^(?:fatal|error|remote): /.test(line) && !/^remote: \w+ objects/.test(line));
  return (telling.at(-1) ?? lines.findLast((line) => line !== '') ?? '').slice(0, 300);
}
