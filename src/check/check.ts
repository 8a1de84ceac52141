import type { Chapter } from '../model/chapter.ts';
import type { Diagnostic, Severity } from '../model/checked.ts';
import type { Project } from '../model/project.ts';
import { indexLinks } from '../text/cross-links.ts';
import { nearest } from '../text/nearest.ts';
import { type Book, placeOfKey } from './rule.ts';
import { countPhrases } from './rules/chapters-differ.ts';
import { chapterRules, ignorable, ruleNames, rules } from './rules/index.ts';

/** What the rules that look at each chapter alone find in one, by their names. */
export type ChapterFindings = ReadonlyMap<string, readonly Diagnostic[]>;

/** Asks those rules of one chapter, as it was read, and counts its phrases: both need not wait for the others. */
export function checkChapter(chapter: Chapter, project: Project): ChapterFindings {
  if (chapter.kind !== 'intro') countPhrases(chapter);
  const alone: Book = {
    ...{ project, chapters: [chapter], contributors: [], files: [] },
    ...{ links: indexLinks([]), images: new Map(), imageProblems: new Map(), places: new Map() },
  };
  const found = new Map<string, readonly Diagnostic[]>();
  for (const name of chapterRules) {
    const problems = ask(name, alone);
    if (problems.length > 0) found.set(name, problems);
  }
  return found;
}

/**
 * Every problem that the rules find in the book, in the order of the rules; `found` is what is known already of each
 * chapter alone.
 */
export function checkRules(book: Book, found?: readonly ChapterFindings[]): Diagnostic[] {
  return Object.keys(rules).flatMap((name) =>
    found !== undefined && chapterRules.has(name) ? found.flatMap((each) => each.get(name) ?? []) : ask(name, book),
  );
}

function ask(name: string, book: Book): Diagnostic[] {
  const problems: Diagnostic[] = [];
  for (const problem of rules[name]?.(book) ?? []) problems.push({ rule: name, ...problem });
  return problems;
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
