import type { Diagnostic, Severity } from '../model/checked.ts';
import type { Book } from './rule.ts';
import { rules } from './rules/index.ts';

/** Every problem that the rules find in the book, in the order of the rules. */
export function checkRules(book: Book): Diagnostic[] {
  return Object.entries(rules).flatMap(([name, rule]) =>
    [...rule(book)].map((problem): Diagnostic => ({ rule: name, ...problem })),
  );
}

/** The diagnostics with the severities that `book.yml` sets; those that are off are gone. */
export function withSeverities(
  diagnostics: readonly Diagnostic[],
  severities: ReadonlyMap<string, Severity | 'off'>,
): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const severity = severities.get(diagnostic.rule) ?? diagnostic.severity;
    return severity === 'off' ? [] : [{ ...diagnostic, severity }];
  });
}
