import type { FoundWord } from './words.ts';
import { wordsOf } from './words.ts';

/** The text of a book's chapters as it was taken back out of an output, by title. */
export type ReadBack = ReadonlyMap<string, readonly FoundWord[]>;

/** What chapters are found by: the words of the title. */
export function titleKey(title: string): string {
  return wordsOf(title).join(' ');
}

/** A paragraph of a text that is one long stream. */
export interface Paragraph {
  readonly isHeading: boolean;
  readonly text: string;
}

/** Cuts a stream at the headings that are a chapter's title or one of the other headings named. */
export function chaptersOfStream(
  paragraphs: readonly Paragraph[],
  titles: readonly string[],
  others: readonly string[],
): Map<string, string> {
  const chapters = new Set(titles.map(titleKey));
  const ends = new Set(others.map(titleKey));
  const texts = new Map<string, string>();
  let current: string | undefined;
  for (const { isHeading, text } of paragraphs) {
    const key = titleKey(text);
    if (isHeading && ends.has(key)) current = undefined;
    if (isHeading && chapters.has(key)) current = key;
    if (current !== undefined) texts.set(current, `${texts.get(current) ?? ''}${text}\n`);
  }
  return texts;
}
