import { shorten } from '../quote.ts';
import { type KeepsApart, mergeTokens, type Piece } from './merge-tokens.ts';

/** Three versions of a text: what both sides began with, the editors' and the author's. */
export interface Texts {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** A place that both sides changed, each in its own way. */
export interface MergeConflict {
  /** In the editors' version. */
  readonly line: number;
  /** The key of the front matter: `author.city`. */
  readonly key?: string;
  /** Each in one line, cut for a message; empty where it was deleted. */
  readonly ours: string;
  readonly theirs: string;
}

export interface Merged {
  /** Undefined where there are conflicts. */
  readonly text: string | undefined;
  /** Lines of the merged text in which both sides changed words. */
  readonly inWords: readonly number[];
  readonly conflicts: readonly MergeConflict[];
}

/** Lines next to each other belong together. */
const aLineBetween: KeepsApart = (between) => between.length > 0;
/** Within a sentence, changes that stand this near are likely to be about the same thing. */
const threeWordsBetween: KeepsApart = (between) => between.filter((token) => /[\p{L}\p{N}]/u.test(token)).length >= 3;

/**
 * Merges line by line, and word by word within lines that both sides changed, for a paragraph is often one line.
 * Every word that either side wrote is in the result, and every one that either side deleted is not.
 */
export function mergeLines({ base, ours, theirs }: Texts, firstLine = 1): Merged {
  if (theirs === base || theirs === ours) return { text: ours, inWords: [], conflicts: [] };
  if (ours === base) return { text: theirs, inWords: [], conflicts: [] };
  const pieces = mergeTokens({ base: lines(base), ours: lines(ours), theirs: lines(theirs) }, aLineBetween);
  if (pieces === undefined) {
    const conflict = { line: firstLine, ours: shorten(ours), theirs: shorten(theirs) };
    return { text: undefined, inWords: [], conflicts: [conflict] };
  }
  const conflicts: MergeConflict[] = [];
  const inWords: number[] = [];
  const merged: string[] = [];
  let [ourLine, mergedLine] = [firstLine, firstLine];
  for (const piece of pieces) {
    const tokens = piece.kind === 'settled' ? piece.tokens : mergeWords(piece);
    if (piece.kind === 'conflict') {
      if (tokens !== undefined) inWords.push(mergedLine);
      else conflicts.push({ line: ourLine, ours: shown(piece.ours), theirs: shown(piece.theirs) });
    }
    merged.push(...(tokens ?? []));
    ourLine += piece.ours.length;
    mergedLine += tokens === undefined ? 0 : lines(tokens.join('')).length;
  }
  return { text: conflicts.length === 0 ? merged.join('') : undefined, inWords, conflicts };
}

function mergeWords({ base, ours, theirs }: Extract<Piece, { kind: 'conflict' }>): string[] | undefined {
  const versions = { base: words(base.join('')), ours: words(ours.join('')), theirs: words(theirs.join('')) };
  const pieces = mergeTokens(versions, threeWordsBetween);
  const isSettled = pieces?.every(({ kind }) => kind === 'settled');
  return isSettled ? pieces?.flatMap((piece) => (piece.kind === 'settled' ? piece.tokens : [])) : undefined;
}

/** With their line ends. */
export function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Words, spaces and every other character. */
function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*|[ \t]+|[^]/gu) ?? [];
}

function shown(tokens: readonly string[]): string {
  return shorten(tokens.join(''));
}
