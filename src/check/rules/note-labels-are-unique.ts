import { proseLines } from '../prose.ts';
import type { Rule } from '../rule.ts';

/** No two notes of a chapter have the same label: only the first of them would be printed. */
export const noteLabelsAreUnique: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (chapter.content.notes.length === 0) continue;
    const firstLine = new Map<string, number>();
    for (const [index, line] of proseLines(chapter).entries()) {
      const match = /^([ >]{0,9})\[\^([^[\]\s]{1,200})\]:/.exec(line);
      if (!match) continue;
      const [whole, indent = '', label = ''] = match;
      const first = firstLine.get(label.toLowerCase());
      if (first === undefined) {
        firstLine.set(label.toLowerCase(), index + 1);
        continue;
      }
      yield {
        severity: 'warning',
        message: `There is a footnote "[^${label}]" in line ${first} already; this one is left out of the book.`,
        hint: 'Give one of the two another label, here and where the text refers to it.',
        file: chapter.file,
        place: { line: index + 1, column: indent.length + 1, endLine: index + 1, endColumn: whole.length + 1 },
      };
    }
  }
};
