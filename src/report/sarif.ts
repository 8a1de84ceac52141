import type { Invocation, Log, ReportingDescriptor, Region, Result } from 'sarif';
import type { Diagnostic, Place, Severity } from '../model/checked.ts';
import { type CheckReport, messageAndHint, pathInRepository } from './check-report.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';
import { summarise } from './rule-pages.ts';
import { safeJson } from './safe-text.ts';

/**
 * SARIF 2.1.0 (OASIS), as code scanning and editors read it: the most serious first, and no more than GitHub takes.
 * `left` problems had no room; the file says so too.
 */
export function diagnosticsAsSarif(report: CheckReport): { readonly text: string; readonly left: number } {
  const sorted = bySeverity(report.diagnostics);
  const names = [...new Set(sorted.map(({ rule }) => rule))].sort();
  const rules = names.map((name) => describe(name, report));
  const results = thatFit(sorted.map((diagnostic) => toResult(diagnostic, names, report)));
  const left = sorted.length - results.length;
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'gathering', version: report.version, rules } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [root]: { description: { text: 'The top of the repository.' } } },
        ...(left === 0 ? {} : { invocations: [cut(left)] }),
        results,
      },
    ],
  };
  return { text: safeJson(log), left };
}

/**
 * What GitHub takes of one file (docs.github.com, "SARIF results exceed one or more limits", read on 2026-11-26): at
 * most 25,000 results, of which it shows 5,000; 10 MB, packed. Packing makes nothing longer, so that unpacked ones
 * are counted. Its other limits are far away: one run, one rule for each name, one location a result, no tags.
 */
const limits = { results: 25_000, bytes: 9_000_000 };

const encoder = new TextEncoder();

function thatFit(results: readonly Result[]): Result[] {
  let bytes = 0;
  const end = results.slice(0, limits.results).findIndex((result) => {
    const written = safeJson(result);
    // Each line stands eight columns further in.
    bytes += encoder.encode(written).length + 8 * written.split('\n').length;
    return bytes > limits.bytes;
  });
  return results.slice(0, end === -1 ? limits.results : end);
}

function cut(left: number): Invocation {
  const text = 'There are {0} more problems; the most serious are in this file.';
  return {
    executionSuccessful: true,
    toolExecutionNotifications: [{ level: 'warning', message: { text, arguments: [String(left)] } }],
  };
}

const ranks: readonly Severity[] = ['error', 'warning', 'info'];

function bySeverity(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = sortDiagnostics(diagnostics);
  return ranks.flatMap((severity) => sorted.filter((diagnostic) => diagnostic.severity === severity));
}

const root = '%SRCROOT%';
const levels: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', info: 'note' };

function describe(name: string, { rulePages }: CheckReport): ReportingDescriptor {
  const page = rulePages.get(name);
  const words = name.replaceAll('-', ' ');
  const said = page === undefined ? '' : summarise(name, page).state;
  const sentence = said === '' ? `${words.charAt(0).toUpperCase()}${words.slice(1)}.` : said;
  return {
    id: name,
    shortDescription: { text: sentence },
    fullDescription: { text: sentence },
    help: page === undefined ? { text: sentence } : { text: page, markdown: page },
  };
}

function toResult(diagnostic: Diagnostic, names: readonly string[], report: CheckReport): Result {
  const { rule, severity, file, place } = diagnostic;
  // GitHub takes no file with a result that has no place: what concerns the whole book stands at its description.
  const uri = encodePath(pathInRepository(report, file ?? 'book.yml'));
  const region = toRegion(place ?? { line: 1, column: 1 });
  return {
    ruleId: rule,
    ruleIndex: names.indexOf(rule),
    level: severity === 'warning' && report.strict ? 'error' : levels[severity],
    message: { text: asMessage(diagnostic) },
    locations: [{ physicalLocation: { artifactLocation: { uri, uriBaseId: root }, region } }],
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
