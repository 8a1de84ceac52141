import { writtenParagraphs } from '../written-lines.ts';
import type { Fix } from './fix.ts';

/** `##Roots` gets its space, where it is a paragraph of its own; a single sign may be a hashtag. */
export const headingSpaces: Fix = {
  mends: 'form',
  keeps: 'letters',
  edits: ({ chapter }) =>
    [...writtenParagraphs(chapter)].flatMap(([first, ...others]) => {
      const signs = /^#{2,6}(?=[*_]{0,3}\p{L})/u.exec(first?.text ?? '')?.[0];
      if (first === undefined || signs === undefined || others.length > 0) return [];
      const column = first.column + signs.length;
      return [
        { line: first.line, column, endColumn: column, text: ' ', says: `The heading has a space behind ${signs}.` },
      ];
    }),
};
