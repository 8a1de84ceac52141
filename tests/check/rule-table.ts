import { expect } from '@jest/globals';
import type { Diagnostic } from '../../src/model/checked.ts';

/** Diagnostics in a line each: `oak.md:4:10 error There is no section "leef" in book.yml.` */
export function saidOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ file, place, severity, message }) => {
    const at = place === undefined ? '' : `:${place.line}:${place.column}`;
    return `${file}${at} ${severity} ${message}`;
  });
}

/** Every problem says what to do, in a sentence or with the line to write. */
export function expectHints(diagnostics: readonly Diagnostic[]): void {
  expect(diagnostics.map(({ hint }) => hint).filter((hint) => hint === undefined || hint.length < 8)).toEqual([]);
}
