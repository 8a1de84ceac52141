import type { BlockQuote } from '../../model/content.ts';
import { shorten } from '../../text/quote.ts';
import { everyBlock, everyNode } from '../../text/walk.ts';
import type { Rule } from '../rule.ts';
import { linesAt, placeOfLines, type WrittenLine } from '../written-lines.ts';

/** A quotation ends with its last ">": text right below it would become part of it. */
export const quotationsEndWhereTheySeem: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!/^[^\S\n]*(?:[-+*]|\d+[.)])?[^\S\n]*>/m.test(chapter.text)) continue;
    const lines = chapter.text.split('\n');
    const told = new Set<number>();
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'blockquote' || !isMarked(node, lines)) continue;
      const below = linesWithoutSign(node, lines).filter(({ line }) => !told.has(line));
      for (const { line } of below) told.add(line);
      if (below.length > 0) yield { severity: 'warning', ...swallowed(below), file: chapter.file };
    }
  }
};

/** HTML has quotations, too; they end with their tag. */
function isMarked({ position }: BlockQuote, lines: readonly string[]): boolean {
  const { line, column } = position?.start ?? { line: 0, column: 0 };
  return lines[line - 1]?.[column - 1] === '>';
}

function linesWithoutSign({ children }: BlockQuote, lines: readonly string[]): WrittenLine[] {
  return everyBlock(children).flatMap((node) => {
    if (node.type !== 'paragraph' || !node.position) return [];
    return linesAt(lines, node.position).filter(({ line }, index) => index > 0 && !/^\s*>/.test(lines[line - 1] ?? ''));
  });
}

function swallowed(below: readonly WrittenLine[]) {
  const text = shorten(below[0]?.text ?? '', 40);
  return {
    message: `"${text}" stands right below a quotation, so it becomes part of it.`,
    hint: 'If the quotation ends above it, put an empty line between the two. If it belongs to the quotation, begin its line with "> ".',
    ...placeOfLines(below),
  };
}
