import { shorten } from '../../text/quote.ts';
import { placeOfKey, type Rule } from '../rule.ts';

const keys = ['title', 'subtitle', 'summary'] as const;

/** What is printed as it stands in a title, though it would be a sign in the text. */
const signs: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i, 'a tag of HTML'],
  [/\[[^[\]]+\]\([^()\s]+\)/, 'a link'],
  [/(?<![\p{L}\p{N}*])(\*{1,3})(?=[^\s*])[^*]*[^\s*]\1(?![\p{L}\p{N}*])/u, 'stars'],
  [/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])[^_]*[^\s_]\1(?![\p{L}\p{N}_])/u, 'underscores'],
  [/`[^`]+`/, 'backticks'],
];

/** A title has words and punctuation: signs of Markdown and HTML would be printed. */
export const titlesArePlainText: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    for (const key of keys) {
      // A title that is the heading of the text has been read as Markdown.
      if (!chapter.places.has(key)) continue;
      const value = chapter[key] ?? '';
      for (const [pattern, what] of signs) {
        const written = pattern.exec(value)?.[0];
        if (written === undefined) continue;
        yield {
          severity: 'warning',
          message: `The ${key} has ${what}, "${shorten(written)}", which would be printed as it stands.`,
          hint: 'Write it in plain words: nothing in it can be bold, italic or a link.',
          file: chapter.file,
          place: placeOfKey(chapter, key),
        };
        break;
      }
    }
  }
};
