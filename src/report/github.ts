import type { Severity } from '../model/checked.ts';
import { type CheckReport, messageAndHint, pathInRepository } from './check-report.ts';
import { count } from './count.ts';
import { countAll, notShown } from './diagnostics.ts';
import { fewOfAKind, moreOfAKind, type Told } from './few-of-a-kind.ts';
import { safeText } from './safe-text.ts';

/**
 * The problems as workflow commands, which GitHub shows at their lines in the pull request. It shows ten of each kind,
 * so the most serious come first, and a closing line says how many there are.
 */
export function diagnosticsForGithub(report: CheckReport): string {
  const told = fewOfAKind(report.diagnostics);
  const commands = severities.flatMap((severity) =>
    told.filter(({ diagnostic }) => diagnostic.severity === severity).map((each) => command(each, report)),
  );
  return [...commands, `${closing(report)}\n`].join('\n');
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const commandNames: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

function command({ diagnostic, more }: Told, report: CheckReport): string {
  const { severity, rule, file, place } = diagnostic;
  const name = severity === 'warning' && report.strict ? 'error' : commandNames[severity];
  // Columns only for a place within one line: with more, GitHub refuses the annotation.
  const isOneLine = place?.endLine === undefined || place.endLine === place.line;
  const properties: readonly [string, string | number | undefined][] = [
    ['file', file === undefined ? undefined : pathInRepository(report, file)],
    ['line', place?.line],
    ['endLine', place?.endLine],
    ['col', isOneLine ? place?.column : undefined],
    ['endColumn', isOneLine ? place?.endColumn : undefined],
    ['title', rule],
  ];
  const written = properties.flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(value)}`],
  );
  const text = [messageAndHint(diagnostic), ...(more > 0 ? [moreOfAKind(more)] : [])].join('\n');
  return `::${name} ${written.join(',')}::${escapeData(text)}`;
}

/** As the runner reads it back (actions/runner, src/Runner.Common/ActionCommand.cs): `%`, CR and LF. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The same and `:` and `,`, which end a property. */
function escapeProperty(value: string | number): string {
  return escapeData(safeText(String(value), 1000))
    .replaceAll(':', '%3A')
    .replaceAll(',', '%2C');
}

function closing({ diagnostics, chapterFiles, unsaid = [] }: CheckReport): string {
  const { errors, warnings, notes } = countAll(diagnostics, chapterFiles);
  if (diagnostics.length === 0) {
    return `No ${unsaid.length > 0 ? 'errors' : 'problems'} in ${count(chapterFiles.length, 'chapter')}${notShown(unsaid)}.`;
  }
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(notes, 'note')}${notShown(unsaid)}.`;
}
