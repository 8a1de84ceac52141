import type { Diagnostic } from '../model/checked.ts';
import { inThousands } from './count.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';

/** Who has mended twenty of a kind knows what the others are, and where. */
const mostOfAKind = 20;

/** A problem that is told. */
export interface Told {
  readonly diagnostic: Diagnostic;
  /** How many more of its rule and its file are not told; with the last that is told. */
  readonly more: number;
}

/**
 * Of each rule the first twenty in each file, in the order of files and lines, so that one habit in one chapter does not
 * bury everything else. Errors are told all: each keeps a chapter out of the book.
 */
export function fewOfAKind(diagnostics: readonly Diagnostic[], most = mostOfAKind): Told[] {
  const numbers = new Map<string, number>();
  for (const diagnostic of diagnostics) numbers.set(kindOf(diagnostic), (numbers.get(kindOf(diagnostic)) ?? 0) + 1);
  const told = new Map<string, number>();
  return sortDiagnostics(diagnostics).flatMap((diagnostic) => {
    if (diagnostic.severity === 'error') return [{ diagnostic, more: 0 }];
    const kind = kindOf(diagnostic);
    const place = (told.get(kind) ?? 0) + 1;
    told.set(kind, place);
    if (place > most) return [];
    return [{ diagnostic, more: place === most ? (numbers.get(kind) ?? 0) - most : 0 }];
  });
}

function kindOf({ severity, rule, file = '' }: Diagnostic): string {
  return `${severity} ${rule} ${file}`;
}

/** `480 more like this in this file.` */
export function moreOfAKind(more: number): string {
  return `${inThousands(more)} more like ${more === 1 ? 'it' : 'this'} in this file.`;
}
