import type { Log, ReportingDescriptor, Region, Result } from 'sarif';
import type { Diagnostic, Place, Severity } from '../model/checked.ts';
import { type CheckReport, messageAndHint, pathInRepository } from './check-report.ts';
import { sortDiagnostics } from './diagnostics.ts';
import { safeJson } from './safe-text.ts';

/** SARIF 2.1.0 (OASIS), as code scanning and editors read it. */
export function diagnosticsAsSarif(report: CheckReport): string {
  const sorted = sortDiagnostics(report.diagnostics);
  const names = [...new Set(sorted.map(({ rule }) => rule))].sort();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'gathering', version: report.version, rules: names.map((name) => describe(name, report)) },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [root]: { description: { text: 'The top of the repository.' } } },
        results: sorted.map((diagnostic) => toResult(diagnostic, names, report)),
      },
    ],
  };
  return safeJson(log);
}

const root = '%SRCROOT%';
const levels: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', info: 'note' };

function describe(name: string, { rulePages }: CheckReport): ReportingDescriptor {
  const page = rulePages.get(name);
  const words = name.replaceAll('-', ' ');
  const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  return {
    id: name,
    shortDescription: { text: sentence },
    help: page === undefined ? { text: sentence } : { text: page, markdown: page },
  };
}

function toResult(diagnostic: Diagnostic, names: readonly string[], report: CheckReport): Result {
  const { rule, severity, file, place } = diagnostic;
  const region = place === undefined ? undefined : toRegion(place);
  const uri = file === undefined ? undefined : encodePath(pathInRepository(report, file));
  return {
    ruleId: rule,
    ruleIndex: names.indexOf(rule),
    level: severity === 'warning' && report.strict ? 'error' : levels[severity],
    message: { text: asMessage(diagnostic) },
    ...(uri === undefined
      ? {}
      : {
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri, uriBaseId: root },
                ...(region === undefined ? {} : { region }),
              },
            },
          ],
        }),
  };
}

/** Columns count UTF-16 units from 1 and the end is exclusive, here as there. */
function toRegion({ line, column, endLine, endColumn }: Place): Region {
  return {
    startLine: line,
    startColumn: column,
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

function encodePath(path: string): string {
  return path
    .split('/')
    .map((step) => encodeURIComponent(step.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/');
}

/** A message may hold links, `[words](address)`; what strangers write must not become one (SARIF 3.11.6). */
function asMessage(diagnostic: Diagnostic): string {
  const text = messageAndHint(diagnostic);
  return /\]\(/.test(text) ? text.replace(/[[\]\\]/g, '\\$&') : text;
}
