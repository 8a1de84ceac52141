import type { Place } from '../model/checked.ts';
import { cellsOf, displayWidth, isPlain } from './display-width.ts';
import { coverSecrets } from '../text/hide-secrets.ts';
import { safeText } from './safe-text.ts';

/** A line of a file for the eye: at most as wide as asked for, and below it a mark. */
export interface MarkedLine {
  readonly line: string;
  readonly mark: string;
}

/** The line of `text` on which a place begins, cut to `width` columns around it; nothing if there is no such line. */
export function markedLine(text: string, place: Place, width: number): MarkedLine | undefined {
  const written = lineOf(text, place.line);
  if (written === undefined) return undefined;
  const line = coverSecrets(written);
  const isOneLine = place.endLine === undefined || place.endLine === place.line;
  const start = Math.min(place.column - 1, line.length);
  const end = isOneLine ? Math.max((place.endColumn ?? 0) - 1, start + 1) : Math.max(line.length, start + 1);

  const reach = reachOf(line, start, width);
  const near = Math.max(0, start - reach);
  const cells = shownCells(line, near, start + reach);
  const first = cells.findIndex((cell) => cell.end > start);
  const marked = first === -1 ? cells.length : first;
  const { from, to } = window(cells, marked, width);
  const shown = cells.slice(from, to);
  const before = from > 0 || near > 0 ? '…' : '';
  const after = to < cells.length || line.length > start + reach ? '…' : '';
  const isUnderMark = (cell: ShownCell) => cell.start < end && cell.end > start;
  const lead = cells
    .slice(from, Math.max(from, marked))
    .map((cell) => cell.text)
    .join('');
  const under = displayWidth(
    shown
      .filter(isUnderMark)
      .map((cell) => cell.text)
      .join(''),
  );
  return {
    line: before + shown.map((cell) => cell.text).join('') + after,
    mark: ' '.repeat(displayWidth(before + lead)) + '^'.repeat(Math.max(under, 1)),
  };
}

// A line can be a whole chapter: only what may be shown is looked at. No character on screen has more units than 8, and
// most have one.
function reachOf(line: string, start: number, width: number): number {
  const most = 8 * width;
  return isPlain(line.slice(Math.max(0, start - most), start + most)) ? 2 * width : most;
}

// Splitting a whole chapter for each of its problems would take longer than finding them.
function lineOf(text: string, wanted: number): string | undefined {
  let start = 0;
  for (let line = 1; line < wanted; line += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return undefined;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return end === -1 ? text.slice(start) : text.slice(start, end);
}

interface ShownCell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function shownCells(line: string, from: number, to: number): ShownCell[] {
  const near = line.slice(from, to).trimEnd();
  return cellsOf(near).map(({ text, index }) => ({
    // GitHub's runner takes `##[` for a command wherever it stands.
    text: text.startsWith('[') && near.endsWith('##', index) ? ` ${text}` : shownCell(text),
    start: from + index,
    end: from + index + text.length,
  }));
}

function shownCell(text: string): string {
  if (text.length === 1 && text >= ' ' && text <= '~') return text;
  // A tab has another width in every terminal.
  return text === '\t' ? '    ' : safeText(text);
}

/** The run of cells around the mark that fits: the mark in its last third, since what leads to a mistake explains it. */
function window(cells: readonly ShownCell[], marked: number, width: number): { from: number; to: number } {
  const widths = cells.map((cell) => displayWidth(cell.text));
  const total = widths.reduce((sum, each) => sum + each, 0);
  if (total <= width) return { from: 0, to: cells.length };
  const room = width - 2;
  let from = Math.min(marked, cells.length - 1);
  let used = widths[from] ?? 0;
  while (from > 0 && used + (widths[from - 1] ?? 0) <= (room * 2) / 3) used += widths[--from] ?? 0;
  let to = Math.min(marked, cells.length - 1) + 1;
  while (to < cells.length && used + (widths[to] ?? 0) <= room) used += widths[to++] ?? 0;
  while (from > 0 && used + (widths[from - 1] ?? 0) <= room) used += widths[--from] ?? 0;
  return { from, to };
}
