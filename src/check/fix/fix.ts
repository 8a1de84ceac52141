import type { Chapter } from '../../model/chapter.ts';
import type { Diagnostic } from '../../model/checked.ts';

/** A change within one line. Lines and columns count from 1, the end is exclusive; `text` may bring lines along. */
export interface Edit {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly text: string;
  /** What is mended, as a sentence. */
  readonly says: string;
}

/** A chapter as it stands. */
export interface FixInput {
  /** As `decodeText` gives it. */
  readonly text: string;
  readonly chapter: Chapter;
  /** What reading the file found. */
  readonly diagnostics: readonly Diagnostic[];
  /** Written key → our key, from `book.yml`. */
  readonly aliases: Readonly<Record<string, string>>;
}

export interface Fix {
  readonly edits: (input: FixInput) => readonly Edit[];
  /** `problem`: a problem must be gone afterwards; `form`: nothing was wrong, it only is as it should be. */
  readonly mends: 'problem' | 'form';
  /** What may not change: the text below the front matter, its words or their letters alone, or what is left of it above. */
  readonly keeps: 'body' | 'words' | 'letters' | 'end of the text';
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\n');
  const backwards = [...edits].sort((a, b) => b.line - a.line || b.column - a.column);
  for (const { line, column, endColumn, text: written } of backwards) {
    const old = lines[line - 1] ?? '';
    lines[line - 1] = old.slice(0, column - 1) + written + old.slice(endColumn - 1);
  }
  return lines.join('\n');
}

/** An edit that replaces a line. */
export function newLine(lines: readonly string[], line: number, text: string, says: string): Edit {
  return { line, column: 1, endColumn: (lines[line - 1]?.length ?? 0) + 1, text, says };
}

/** The lines at which reading found problems of a rule, each once. */
export function linesWith({ diagnostics, text }: FixInput, rule: string): { line: number; written: string }[] {
  const lines = text.split('\n');
  const found = diagnostics.filter((each) => each.rule === rule).flatMap(({ place }) => place?.line ?? []);
  return [...new Set(found)].map((line) => ({ line, written: lines[line - 1] ?? '' }));
}

/** `  - key: value`; the value without a note behind it, ` # note`. */
export const keyedLine = /^(\s*(?:- +)*)([\p{L}_][\p{L}\p{N}_-]*):([ ]+)(\S.*?)(\s+#(?:\s.*)?)?$/u;
