import { askInHalves } from './in-halves.ts';
import { type GitPlace, tryGit } from './run-git.ts';

/** How a head stands to the book's branch. */
export interface History {
  /** All of its commits are in the book's branch. */
  readonly isMerged: boolean;
  /** Where it parted from the book's branch; undefined where they share no past. */
  readonly mergeBase?: string | undefined;
  /** Its own commits that are no merges, newest first, as many as one may look at. */
  readonly own: readonly string[];
}

/** More than a chapter ever has. */
const mostOwn = 50;

/**
 * Finds for each head what it has that `base` has not, and where it parted from it. A head that git cannot follow to
 * the end is left out.
 *
 * @param base undefined where the book has no commit yet
 */
export async function readHistories(
  place: GitPlace,
  heads: readonly string[],
  base: string | undefined,
): Promise<ReadonlyMap<string, History>> {
  const histories = new Map<string, History>();
  const { answers } = await askInHalves([...new Set(heads)], async (some) => {
    const parentsOf = await listNewCommits(place, some, base);
    return parentsOf && { some, parentsOf };
  });
  const unclear: { head: string; history: History; parted: string[] }[] = [];
  for (const { some, parentsOf } of answers) {
    for (const head of some) {
      const { history, parted } = follow(head, parentsOf);
      histories.set(head, history);
      if (parted.length > 1) unclear.push({ head, history, parted });
    }
  }
  if (base === undefined || unclear.length === 0) return histories;
  const latest = await latestIn(place, base);
  for (const { head, history, parted } of unclear) histories.set(head, { ...history, mergeBase: latest(parted) });
  return histories;
}

/** The commits that lead to the heads and are not in the base, with their parents; undefined where git gave up. */
async function listNewCommits(
  place: GitPlace,
  heads: readonly string[],
  base: string | undefined,
): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  const input = [...heads, ...(base === undefined ? [] : [`^${base}`])].map((line) => `${line}\n`).join('');
  const end = await tryGit(place, ['rev-list', '--parents', '--topo-order', '--stdin'], { input });
  return end.outcome === 'done' ? parentsIn(end.stdout) : undefined;
}

function parentsIn(output: Buffer): Map<string, readonly string[]> {
  const parentsOf = new Map<string, readonly string[]>();
  for (const line of output.toString('latin1').split('\n')) {
    const [id, ...parents] = line.split(' ');
    if (id !== undefined && id !== '') parentsOf.set(id, parents);
  }
  return parentsOf;
}

/** From a head down to the commits of the base at which its own ones begin. */
function follow(
  head: string,
  parentsOf: ReadonlyMap<string, readonly string[]>,
): { history: History; parted: string[] } {
  if (!parentsOf.has(head)) return { history: { isMerged: true, mergeBase: head, own: [] }, parted: [] };
  const parted = new Set<string>();
  const own: string[] = [];
  const seen = new Set([head]);
  const open = [head];
  for (const id of open) {
    const parents = parentsOf.get(id) ?? [];
    if (parents.length < 2 && own.length < mostOwn) own.push(id);
    for (const parent of parents) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      if (parentsOf.has(parent)) open.push(parent);
      else parted.add(parent);
    }
  }
  return { history: { isMerged: false, mergeBase: [...parted][0], own }, parted: [...parted] };
}

/**
 * A head that took the book's branch in again and again parted from it at several commits. In git's order, children
 * come before their parents: the first of them is reached from no other.
 */
async function latestIn(place: GitPlace, base: string): Promise<(parted: readonly string[]) => string | undefined> {
  const ids = [...((await listNewCommits(place, [base], undefined))?.keys() ?? [])];
  const positions = new Map(ids.map((id, index) => [id, index]));
  const positionOf = (id: string) => positions.get(id) ?? Infinity;
  return (parted) => parted.toSorted((one, other) => positionOf(one) - positionOf(other))[0];
}
