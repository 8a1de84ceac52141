/**
 * What the Markdown of the real essays makes impossible to print. Each entry: the words that no reader of the source
 * would see as text of the book, in their order, and why. An entry that is no longer needed fails the proof.
 */
export interface Impossible {
  readonly words: string;
  readonly reason: string;
}

export const impossible: Readonly<Record<string, readonly Impossible[]>> = {
  'chapters/increasing-engagement-and-website-visits-with-twitter-cards.md': [
    {
      words: 'Page Title. Maximum length 60-70 characters',
      reason:
        'The author shows the code of a web page, but its line `<title>…</title>` begins markup in Markdown and ends the code: a title of a web page, which no page of a book can have.',
    },
  ],
};
