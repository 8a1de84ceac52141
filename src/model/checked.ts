/** How serious a problem in the material is. An `error` keeps a chapter out of the book; `info` only tells. */
export type Severity = 'error' | 'warning' | 'info';

/** Where something stands in a file. Lines and columns count from 1, columns in UTF-16 units, the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** One problem in the material: data, never thrown. `file` is relative to the book's folder, with `/`. */
export interface Diagnostic {
  /** The rule's name, which states the good state: `ids-are-unique`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong: one full sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly file?: string;
  readonly place?: Place;
}

/** What every step gives: its result and the problems that it met on the way. */
export interface Checked<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
