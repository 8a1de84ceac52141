/** One line of the result. */
export interface Row {
  readonly book: string;
  readonly what: string;
  readonly seconds: number;
  readonly megabytes?: number | undefined;
  /** What it is compared with, and how many times its time this took. */
  readonly against?: { readonly name: string; readonly seconds: number } | undefined;
  readonly target?: string;
}

const heads = ['book', 'what', 'median', 'peak memory', 'ratio', 'expected'];

/** The rows as a Markdown table with aligned columns. */
export function asTable(rows: readonly Row[]): string {
  const cells = rows.map(({ book, what, seconds, megabytes, against, target }) => [
    book,
    what,
    seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`,
    megabytes === undefined ? '' : `${Math.round(megabytes)} MB`,
    against === undefined ? '' : `${(seconds / against.seconds).toFixed(2)} × ${against.name}`,
    target ?? '',
  ]);
  const widths = heads.map((head, column) => Math.max(head.length, ...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  return line(heads) + line(widths.map((width) => '-'.repeat(width))) + cells.map(line).join('');
}
