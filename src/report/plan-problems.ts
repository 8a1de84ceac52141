import type { Diagnostic } from '../model/checked.ts';
import type { CollectPlan } from '../model/collect.ts';
import { count, listed } from './count.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';
import { wrap } from './display-width.ts';
import type { Paint } from './paint.ts';
import { plain } from './plain-markdown.ts';
import { safeText } from './safe-text.ts';

/** Errors in the book's own files, below the plan: a source that is written wrongly is not asked. */
export function problemLines(diagnostics: readonly Diagnostic[], width: number, paint: Paint): string[] {
  if (diagnostics.length === 0) return [];
  const indented = (text: string) => wrap(text, Math.max(width - 6, 20)).map((line) => `      ${line}`);
  return [
    paint('red', heading(diagnostics)),
    ...sortDiagnostics(diagnostics).flatMap((diagnostic) => [
      `  ${paint('bold', safeText(whereOf(diagnostic), 200))}`,
      ...indented(safeText(diagnostic.message, 1000)),
      ...(diagnostic.hint === undefined ? [] : indented(`→ ${safeText(diagnostic.hint, 1000)}`)),
    ]),
  ];
}

/** Whoever has just written where chapters come from wonders why nobody is asked. */
export function uncommittedInWords({ uncommitted = [] }: CollectPlan): string | undefined {
  if (uncommitted.length === 0) return undefined;
  const [have, them] = uncommitted.length === 1 ? ['has', 'it'] : ['have', 'them'];
  return `${listed(uncommitted)} ${have} changes that are not committed. What is committed counts: commit ${them}, and run this again.`;
}

export function uncommittedLines(plan: CollectPlan, width: number, paint: Paint): string[] {
  const words = uncommittedInWords(plan);
  return words === undefined ? [] : wrap(safeText(words, 300), width).map((line) => paint('yellow', line));
}

export function problemsAsMarkdown(diagnostics: readonly Diagnostic[]): string {
  const items = sortDiagnostics(diagnostics).map((diagnostic) => {
    const { message, hint } = diagnostic;
    const words = hint === undefined ? message : `${message} → ${hint}`;
    return `- **${oneLine(whereOf(diagnostic))}**: ${oneLine(words)}`;
  });
  return `### ${heading(diagnostics)}\n\n${items.join('\n')}`;
}

function heading({ length }: readonly Diagnostic[]): string {
  return `${count(length, 'error')} in the book's own files: what ${length === 1 ? 'it concerns' : 'they concern'} is not collected`;
}

function whereOf({ file = 'book.yml', place }: Diagnostic): string {
  return place === undefined ? file : `${file}:${place.line}`;
}

function oneLine(text: string): string {
  return plain(text).replace(/\s+/g, ' ');
}
