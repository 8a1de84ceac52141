/** Words in a phrase. One changed word changes three phrases. */
const PHRASE = 3;
/** Shorter texts have too few phrases to tell. */
const LEAST_PHRASES = 30;

export interface Likeness {
  /** Of the later text. */
  readonly index: number;
  /** Of the earlier text that it is like. */
  readonly like: number;
  /** Phrases of both ÷ phrases of either (Jaccard's index), from 0 to 1. */
  readonly share: number;
}

/**
 * Which texts share at least `least` of their phrases with an earlier one, each with the first such text. Exact, and
 * in time that grows with the texts: a text of which fewer phrases occur anywhere else is out at once; of the rest, two
 * with that share have a common phrase among the rarest (1 − least) of each, so only texts that meet there are compared
 * (the prefix filter of Chaudhuri et al. 2006). A text that is like an earlier one is not compared again.
 */
export function similarTexts(sets: readonly Uint32Array[], least: number): Likeness[] {
  const countOf = countTexts(sets);
  const byPhrase = new Map<number, number[]>();
  const likenesses: Likeness[] = [];
  for (const [index, phrases] of sets.entries()) {
    if (phrases.length < LEAST_PHRASES) continue;
    const shared = phrases.reduce((sum, phrase) => sum + (countOf(phrase) > 1 ? 1 : 0), 0);
    if (shared < least * phrases.length) continue;
    const rarest = rarestFirst(phrases, countOf).slice(0, phrases.length - Math.ceil(least * phrases.length) + 1);
    const candidates = new Set(rarest.flatMap((phrase) => byPhrase.get(phrase) ?? []));
    const like = [...candidates]
      .sort((one, other) => one - other)
      .find((other) => shareOf(phrases, sets[other] ?? phrases, least) >= least);
    if (like !== undefined) {
      likenesses.push({ index, like, share: shareOf(phrases, sets[like] ?? phrases, least) });
      continue;
    }
    for (const phrase of rarest) {
      const others = byPhrase.get(phrase);
      if (others) others.push(index);
      else byPhrase.set(phrase, [index]);
    }
  }
  return likenesses;
}

/**
 * Phrases of both ÷ phrases of either; 0 as soon as it is sure to be below `least`. Both go by their numbers, so that
 * most pairs are given up after a few steps: texts of few words have some phrases in common with every other.
 */
function shareOf(one: Uint32Array, other: Uint32Array, least: number): number {
  const all = one.length + other.length;
  // With so few phrases in common, the share is `least`.
  const needed = (least * all) / (1 + least);
  let [common, first, second] = [0, 0, 0];
  while (first < one.length && second < other.length) {
    const [left, right] = [one[first] ?? 0, other[second] ?? 0];
    if (left === right) common += 1;
    if (left <= right) first += 1;
    if (right <= left) second += 1;
    if (common + Math.min(one.length - first, other.length - second) < needed - 1) return 0;
  }
  return common / (all - common);
}

/** In how many texts a phrase occurs, or somewhat more: phrases are counted by their lower bits, up to 255. */
function countTexts(sets: readonly Uint32Array[]): (phrase: number) => number {
  const total = sets.reduce((sum, { length }) => sum + length, 0);
  const counts = new Uint8ClampedArray(2 ** Math.min(24, Math.ceil(Math.log2(4 * total + 2))));
  const mask = counts.length - 1;
  for (const phrases of sets) for (const phrase of phrases) counts[phrase & mask] = (counts[phrase & mask] ?? 0) + 1;
  return (phrase) => counts[phrase & mask] ?? 0;
}

// Phrases that are as frequent go by their number: the order must be the same for all texts.
function rarestFirst(phrases: Uint32Array, countOf: (phrase: number) => number): number[] {
  return [...phrases].sort((one, other) => countOf(one) - countOf(other) || one - other);
}

/** The different phrases of a text, as numbers. */
export function phrasesOf(text: string): Uint32Array {
  const words = wordsOf(text);
  const phrases = new Uint32Array(Math.max(0, words.length - PHRASE + 1));
  for (let at = 0; at < phrases.length; at += 1) {
    let phrase = 0;
    for (let next = at; next < at + PHRASE; next += 1)
      phrase = Math.imul(phrase ^ (words[next] ?? 0), 0x9e3779b1) >>> 0;
    phrases[at] = phrase ^ (phrase >>> 15);
  }
  phrases.sort();
  return phrases.filter((phrase, index) => index === 0 || phrase !== phrases[index - 1]);
}

/** The words of a text, as numbers (FNV-1a): letters and figures, in lower case; signs of scripts without spaces alone. */
function wordsOf(text: string): number[] {
  const words: number[] = [];
  const lower = text.toLowerCase();
  let word = 0;
  for (let at = 0; at <= lower.length; at += 1) {
    const unit = at < lower.length ? lower.charCodeAt(at) : 32;
    if (isWordUnit(unit)) word = Math.imul((word || 0x811c9dc5) ^ unit, 0x01000193) >>> 0;
    if (word !== 0 && (!isWordUnit(unit) || isWordAlone(unit))) {
      words.push(word);
      word = 0;
    }
  }
  return words;
}

function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
  return unit >= 0xc0 && !(unit >= 0x2000 && unit <= 0x2bff) && !(unit >= 0x3000 && unit <= 0x303f);
}

/** Thai, Lao, Burmese, Khmer, Chinese, Japanese. */
function isWordAlone(unit: number): boolean {
  if (unit < 0x0e00) return false;
  return (
    unit <= 0x0eff ||
    (unit >= 0x1000 && unit <= 0x109f) ||
    (unit >= 0x1780 && unit <= 0x17ff) ||
    (unit >= 0x2e80 && unit <= 0xabff)
  );
}
