import { shorten } from '../../text/quote.ts';
import type { Rule } from '../rule.ts';
import { looksLikeRow, placeOfLines, tabbedCells, type WrittenLine, writtenParagraphs } from '../written-lines.ts';

/** What looks like a table is one: without a right line below its head it is text, and its bars are printed. */
export const tablesAreMarked: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!/\||\S\t+\S/.test(chapter.text)) continue;
    for (const lines of writtenParagraphs(chapter)) {
      if (isTabbed(lines)) {
        yield { severity: 'warning', ...tabbed(lines), file: chapter.file, ...placeOfLines(lines) };
        continue;
      }
      const rows = lines.filter(({ text }) => looksLikeRow(text));
      const isRow = rows.length === 1 && lines.length === 1 && /^\|/.test(rows[0]?.text ?? '');
      if (rows.length < 2 && !isRow) continue;
      const underline = rows.findIndex(({ text }) => /^[\s|:-]*-[\s|:-]*$/.test(text));
      yield {
        severity: 'warning',
        message:
          rows.length === 1
            ? 'This line looks like a row of a table, but belongs to none, so its bars are printed.'
            : `These ${rows.length} lines look like a table, but Markdown sees none, so they run together and the bars are printed.`,
        hint: hintFor(rows.length, underline, rows[0]?.text ?? ''),
        file: chapter.file,
        ...placeOfLines(rows),
      };
    }
  }
};

/** Lines with the same number of words apart by tabs, as a spreadsheet or a word processor copies a table. */
function isTabbed(lines: readonly WrittenLine[]): boolean {
  const cells = tabbedCells(lines[0]?.text ?? '');
  return lines.length > 1 && cells > 1 && lines.every(({ text }) => tabbedCells(text) === cells);
}

function tabbed(lines: readonly WrittenLine[]): { message: string; hint: string } {
  const first = (lines[0]?.text ?? '').trim().split(/\t+/).slice(0, 12);
  const head = `| ${first.map((cell) => shorten(cell, 20)).join(' | ')} |`;
  return {
    message: `These ${lines.length} lines look like a table that was copied, with tabs between its columns. Markdown knows none of this kind, so they run together.`,
    hint: `Put bars between the columns, "${head}", and below the first line this one: |${' --- |'.repeat(first.length)}`,
  };
}

function hintFor(rows: number, underline: number, first: string): string {
  if (rows === 1) return 'Take away the empty line between it and the rest of the table.';
  const columns = first
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length;
  const line = `|${' --- |'.repeat(Math.min(columns, 12))}`;
  if (underline === 0) return 'Put a line with the names of the columns above the line of hyphens.';
  return underline === -1
    ? `Put this line below the first one: ${line}`
    : `The line of hyphens needs as many columns as the line above it: ${line}`;
}
