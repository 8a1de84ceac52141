import type { TableRow } from '../../model/content.ts';

/** Whether nothing stands in a table's row. */
export function isEmptyRow(row: TableRow): boolean {
  return row.children.every((cell) => cell.children.length === 0);
}

/**
 * A table's rows with the head that its author meant: Markdown wants a head, and so whoever has none to write, as a web
 * page, sets the first row in bold below an empty one.
 */
export function withWrittenHead(rows: readonly TableRow[]): readonly TableRow[] {
  const [head, first, ...others] = rows;
  if (head === undefined || first === undefined || !isEmptyRow(head) || isEmptyRow(first)) return rows;
  return first.children.every(isBold) ? [first, ...others] : rows;
}

function isBold({ children }: TableRow['children'][number]): boolean {
  return children.every((inline) => inline.type === 'strong');
}
