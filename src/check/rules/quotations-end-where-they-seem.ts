import { shorten } from '../../text/quote.ts';
import type { Rule } from '../rule.ts';
import { linesBelowQuotation, placeOfLines, writtenParagraphs } from '../written-lines.ts';

/** A quotation ends with its last ">": text right below it would become part of it. */
export const quotationsEndWhereTheySeem: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!/^[^\S\n]*(?:[-+*]|\d+[.)])?[^\S\n]*>/m.test(chapter.text)) continue;
    const lines = chapter.text.split('\n');
    for (const paragraph of writtenParagraphs(chapter)) {
      const below = linesBelowQuotation(paragraph, lines);
      if (below.length === 0) continue;
      yield {
        severity: 'warning',
        message: `"${shorten(below[0]?.text ?? '', 40)}" stands right below a quotation, so it becomes part of it.`,
        hint: 'If the quotation ends above it, put an empty line between the two. If it belongs to the quotation, begin its line with "> ".',
        file: chapter.file,
        ...placeOfLines(below),
      };
    }
  }
};
