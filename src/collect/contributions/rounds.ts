import type { Draft } from './drafts.ts';

/** So many chapters are in memory at once beside the book's own. */
const mostInRound = 1000;

/**
 * Puts drafts together that can be read at once, as if all of them were in the book: no two of them touch the same path,
 * nor two that are one on other machines.
 */
export function roundsOf(drafts: readonly Draft[], most = mostInRound): Draft[][] {
  const rounds: { readonly drafts: Draft[]; readonly keys: Set<string> }[] = [];
  let firstOpen = 0;
  for (const draft of drafts) {
    const keys = [...draft.files.keys()].map((path) => path.normalize('NFC').toLowerCase());
    let number = firstOpen;
    while (number < rounds.length && !hasRoom(rounds[number], keys, most)) number++;
    const round = (rounds[number] ??= { drafts: [], keys: new Set() });
    round.drafts.push(draft);
    for (const key of keys) round.keys.add(key);
    while ((rounds[firstOpen]?.drafts.length ?? 0) >= most) firstOpen++;
  }
  return rounds.map((round) => round.drafts);
}

function hasRoom(
  round: { readonly drafts: readonly Draft[]; readonly keys: ReadonlySet<string> } | undefined,
  keys: readonly string[],
  most: number,
): boolean {
  return round !== undefined && round.drafts.length < most && keys.every((key) => !round.keys.has(key));
}
