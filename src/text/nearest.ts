/**
 * The candidate that a mistyped word most likely meant; nothing where none is near. Upper and lower case, hyphens
 * and underscores count as the same. Of two equally near ones the first wins.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const typed = plain(word);
  // A third of the letters may be wrong: `titel` → `title`, but not `id` → `by`.
  const farthest = Math.max(1, Math.floor(typed.length / 3));
  let best: string | undefined;
  let bestDistance = farthest + 1;
  if (typed.length > 64) return undefined;
  for (const candidate of candidates) {
    const name = plain(candidate);
    const distance = editDistance(typed, name);
    if (distance < bestDistance && distance < Math.min(typed.length, name.length)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}

/** Letters to add, drop, change or swap with their neighbour (Damerau–Levenshtein, optimal string alignment). */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) least = Math.min(least, at(beforeLast, j - 2) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
