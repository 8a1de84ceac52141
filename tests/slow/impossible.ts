/**
 * What the Markdown of the real essays makes impossible to print. Each entry: the words that no reader of the source
 * would see as text of the book, in their order, and why. An entry that is no longer needed fails the proof.
 */
export interface Impossible {
  readonly words: string;
  readonly reason: string;
}

export const impossible: Readonly<Record<string, readonly Impossible[]>> = {};
