import type { Contribution, FetchedSource } from '../../model/collect.ts';

/** In these states a contribution stands in nobody's way. */
const without: ReadonlySet<Contribution['state']> = new Set([
  'merged',
  'unchanged',
  'withdrawn',
  'unreachable',
  'unusable',
  'empty',
]);

/**
 * Finds contributions for the same chapter: the same path, or the same id. The same commit that came through two refs is
 * told once; the same text in two commits is no conflict. Also says of what was not reached since when that is.
 */
export function markRivals(contributions: readonly Contribution[], sources: readonly FetchedSource[]): Contribution[] {
  const single = withoutRepeats(contributions, sources);
  const claims = new Map<string, Contribution[]>();
  for (const contribution of single) {
    if (without.has(contribution.state) || contribution.state === 'refused') continue;
    for (const claim of claimsOf(contribution)) claims.set(claim, [...(claims.get(claim) ?? []), contribution]);
  }
  const stale = new Map(
    sources.flatMap(({ source, failure, collected }) =>
      failure && collected ? [[source.name, collected] as const] : [],
    ),
  );
  return single.map((contribution) => {
    const staleSince = stale.get(contribution.source);
    const rivals = without.has(contribution.state) ? [] : rivalsOf(contribution, claims);
    return { ...(staleSince === undefined ? {} : { staleSince }), ...contribution, ...judged(contribution, rivals) };
  });
}

function claimsOf({ chapter, companions }: Contribution): string[] {
  if (chapter === undefined) return [];
  const paths = [chapter, ...companions].map(({ path }) => `path ${path.normalize('NFC').toLowerCase()}`);
  return [`id ${chapter.id}`, ...paths];
}

function rivalsOf(contribution: Contribution, claims: ReadonlyMap<string, readonly Contribution[]>): Contribution[] {
  const rivals = claimsOf(contribution).flatMap((claim) => claims.get(claim) ?? []);
  // Several chapters of one head may share a picture.
  return [...new Set(rivals)].filter(
    (other) => other !== contribution && other.head !== contribution.head && differ(contribution, other),
  );
}

/** The same picture or text sent twice is in nobody's way. */
function differ(one: Contribution, other: Contribution): boolean {
  const files = ({ chapter, companions }: Contribution) =>
    new Map(
      [...(chapter === undefined ? [] : [chapter]), ...companions].map(({ path, blob }) => [
        path.normalize('NFC').toLowerCase(),
        blob,
      ]),
    );
  if (one.chapter?.id === other.chapter?.id) return true;
  const theirs = files(other);
  return [...files(one)].some(([path, blob]) => theirs.has(path) && theirs.get(path) !== blob);
}

function judged(
  { key, state, chapter, reason, hint }: Contribution,
  rivals: readonly Contribution[],
): Partial<Contribution> {
  if (rivals.length === 0) return {};
  const keys = rivals.map((rival) => rival.key);
  if (state === 'refused')
    return { rivals: keys, ...(reason === undefined ? {} : { reason }), ...(hint === undefined ? {} : { hint }) };
  const isSameChapter = rivals.some(
    (rival) => rival.chapter?.id === chapter?.id || rival.chapter?.path === chapter?.path,
  );
  const isSameText = rivals.every((rival) => rival.chapter?.blob === chapter?.blob);
  return {
    state: 'conflicting',
    rivals: keys,
    reason: `${listed(keys)} ${keys.length === 1 ? 'brings' : 'bring'} ${isSameText ? 'the same text' : isSameChapter ? 'the same chapter' : 'other files under the same names'}, too.`,
    hint: `Ask the authors which one counts. To take this one in: "gathering collect --write --only ${key}".`,
  };
}

function listed(keys: readonly string[]): string {
  const shown = keys.slice(0, 3);
  const rest = keys.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(' and ');
}

/** A branch and its pull request have the same commit; the first of them is kept. */
function withoutRepeats(contributions: readonly Contribution[], sources: readonly FetchedSource[]): Contribution[] {
  const mirrors = new Map(sources.map(({ source, mirror }) => [source.name, mirror]));
  const seen = new Set<string>();
  return contributions.filter(({ head, source, chapter }) => {
    const key = `${mirrors.get(source)} ${head.commit} ${chapter?.path ?? ''}`;
    // Two refs of one source that are the same are shown both: the author may not know of one of them.
    const own = `${key} ${source}`;
    const isRepeat = seen.has(key) && !seen.has(own);
    seen.add(key).add(own);
    return !isRepeat;
  });
}
