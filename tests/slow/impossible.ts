/**
 * What the Markdown of the real essays makes impossible to print. Each entry: the words that no reader of the source
 * would see as text of the book, in their order, and why. An entry that is no longer needed fails the proof.
 */
export interface Impossible {
  readonly words: string;
  readonly reason: string;
  /** The format that cannot have them; all of them where none is named. */
  readonly format?: string;
}

export const impossible: Readonly<Record<string, readonly Impossible[]>> = {
  'chapters/increasing-engagement-and-website-visits-with-twitter-cards.md': [
    {
      words: 'Page Title. Maximum length 60-70 characters',
      reason:
        'The author shows the code of a web page, but its line `<title>…</title>` begins markup in Markdown and ends the code: a title of a web page, which no page of a book can have.',
    },
  ],
  'chapters/hualapai-public-safety-meet-old-and-new-challenges-through-technology.md': [
    'support from Kingman',
    'Medical Center in',
    'to the DEMA State',
    'that with visitor',
  ].map((words) => ({
    words,
    format: 'pdf',
    reason:
      'Narrow no-break spaces (U+202F) stand between these words; pdftotext sees no gap in one that is so narrow.',
  })),
};
