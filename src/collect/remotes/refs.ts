import type { FetchedHead, RefChoice } from '../../model/collect.ts';
import { byCodePoints } from '../../text/code-point-order.ts';
import { globMatcher } from '../../text/glob.ts';

/** What a remote shows of itself: object ids by ref, and the branch that it begins with. */
export interface RemoteRefs {
  readonly refs: ReadonlyMap<string, string>;
  readonly main?: string | undefined;
}

/** The patterns that a remote is asked for. Each host has its own namespace for pull requests. */
export const askedFor = ['HEAD', 'refs/heads/*', 'refs/pull/*/head', 'refs/merge-requests/*/head'] as const;

/** Reads the output of `ls-remote --symref`. */
export function readRefs(output: string): RemoteRefs {
  const refs = new Map<string, string>();
  let main: string | undefined;
  for (const line of output.split('\n')) {
    const [, target] = /^ref: (refs\/heads\/[^\t]+)\tHEAD$/.exec(line) ?? [];
    if (target !== undefined) main = target;
    const [, id, ref] = /^([0-9a-f]{40}|[0-9a-f]{64})\t(refs\/[^\t]+)$/.exec(line) ?? [];
    if (id !== undefined && ref !== undefined) refs.set(ref, id);
  }
  return { refs, main };
}

/** The heads of a choice, in code point order, numbers by size. Refs with names that could be taken for something else are left out. */
export function chooseHeads({ refs, main }: RemoteRefs, choice: RefChoice): FetchedHead[] {
  const heads: FetchedHead[] = [];
  const isChosen = choice.kind === 'branches' ? globMatcher(choice.patterns) : undefined;
  const one = choice.kind === 'branch' ? mainRef({ refs, main }, choice.branch) : undefined;
  for (const [ref, commit] of refs) {
    if (!isPlainRef(ref)) continue;
    const number = /^refs\/(?:pull|merge-requests)\/(\d{1,9})\/head$/.exec(ref)?.[1];
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
    if (choice.kind === 'pullRequests') {
      if (number !== undefined) heads.push({ ref, commit, pullRequest: Number(number) });
    } else if (branch !== undefined && (isChosen?.(branch) ?? ref === one)) {
      heads.push({ ref, commit, branch });
    }
  }
  return heads.sort((a, b) => (a.pullRequest ?? 0) - (b.pullRequest ?? 0) || byCodePoints(a.ref, b.ref));
}

/** The refs of a choice that have names which cannot be used. */
export function unusableRefs({ refs }: RemoteRefs, choice: RefChoice): FetchedHead[] {
  if (choice.kind !== 'branches') return [];
  const isChosen = globMatcher(choice.patterns);
  return [...refs]
    .map(([ref, commit]) => ({ ref, commit, branch: ref.replace(/^refs\/heads\//, '') }))
    .filter(({ ref, branch }) => ref.startsWith('refs/heads/') && !isPlainRef(ref) && isChosen(branch))
    .sort((one, other) => byCodePoints(one.ref, other.ref));
}

/** Remotes from before 2012 do not say what their HEAD is. */
function mainRef({ refs, main }: RemoteRefs, branch: string | undefined): string | undefined {
  if (branch !== undefined) return `refs/heads/${branch}`;
  if (main !== undefined && refs.has(main)) return main;
  const usual = ['refs/heads/main', 'refs/heads/master'].find((ref) => refs.has(ref));
  const branches = [...refs.keys()].filter((ref) => ref.startsWith('refs/heads/'));
  return usual ?? (branches.length === 1 ? branches[0] : undefined);
}

/** git allows `-x`, `$(x)` and characters that turn the line around. */
function isPlainRef(ref: string): boolean {
  return (
    ref.length <= 250 && /^refs(?:\/[\p{L}\p{N}_.+@#][\p{L}\p{N}\p{M}_.+@#,=-]*)+$/u.test(ref) && !ref.includes('..')
  );
}
