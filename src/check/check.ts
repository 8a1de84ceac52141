import type { Chapter } from '../model/chapter.ts';
import type { Diagnostic, Severity } from '../model/checked.ts';
import { nearest } from '../text/nearest.ts';
import { type Book, placeOfKey } from './rule.ts';
import { ignorable, ruleNames, rules } from './rules/index.ts';

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

/** The diagnostics without those that their chapter says it may have; a rule that may not be ignored is named. */
export function withoutIgnored(diagnostics: readonly Diagnostic[], chapters: readonly Chapter[]): Diagnostic[] {
  const byFile = new Map(
    chapters.map(({ file, ignore }) => [file, new Set(ignore.filter((rule) => ignorable.has(rule)))]),
  );
  const refused = chapters.flatMap((chapter) =>
    chapter.ignore.filter((rule) => !ignorable.has(rule)).map((rule) => cannotIgnore(chapter, rule)),
  );
  return [...diagnostics.filter(({ file, rule }) => !byFile.get(file ?? '')?.has(rule)), ...refused];
}

function cannotIgnore(chapter: Chapter, rule: string): Diagnostic {
  const isRule = ruleNames.has(rule);
  const similar = nearest(rule, ignorable);
  return {
    rule: 'ignored-rules-allow-it',
    severity: 'warning',
    message: isRule ? `The rule "${rule}" cannot be ignored in a chapter.` : `There is no rule "${rule}" to ignore.`,
    hint:
      similar === undefined || isRule
        ? 'Take it out of "ignore"; the editors can change a rule for the whole book.'
        : `Did you mean "${similar}"?`,
    file: chapter.file,
    place: placeOfKey(chapter, 'ignore'),
  };
}
