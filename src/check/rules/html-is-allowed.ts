import { proseLines } from '../prose.ts';
import type { Rule } from '../rule.ts';

const tag = /<[a-z][a-z0-9]{0,15}\s[^<>]{0,300}?\b(?:xml:)?lang\s?=\s?["']?([a-z]{2,3})\b[^<>]{0,300}>/gi;

/** Words that HTML marks as another language's are set as the rest of the chapter. What else is lost, reading says. */
export const htmlIsAllowed: Rule = function* ({ chapters, project }) {
  for (const chapter of chapters) {
    if (!/\blang\s?=/i.test(chapter.text) || !chapter.readable) continue;
    const own = baseOf(chapter.language ?? project.book.language);
    const found = proseLines(chapter).flatMap((text, index) =>
      [...text.matchAll(tag)]
        .filter(([, language = '']) => baseOf(language) !== own)
        .map((match) => ({ match, place: { line: index + 1, column: match.index + 1 } })),
    );
    const [first] = found;
    if (!first) continue;
    const times = found.length === 1 ? '' : `, here and at ${found.length - 1} more`;
    yield {
      severity: 'info',
      message: `Words marked as another language's, lang="${first.match[1] ?? ''}"${times}, are set and read aloud like the rest of the chapter.`,
      hint: 'Nothing need be mended. Look in the proof how these words are divided at the ends of lines.',
      file: chapter.file,
      place: { ...first.place, endLine: first.place.line, endColumn: first.place.column + first.match[0].length },
    };
  }
};

function baseOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}
