import type { Diagnostic } from '../model/checked.ts';
import { type CheckReport, messageAndHint } from './check-report.ts';
import { count } from './count.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';
import { safeText } from './safe-text.ts';

/** JUnit's XML, as CI systems other than GitHub's show it: a test for each chapter, and one for the book itself. */
export function diagnosticsAsJunit(report: CheckReport): string {
  const byFile = new Map<string, Diagnostic[]>([
    ['', []],
    ...report.chapterFiles.map((file): [string, []] => [file, []]),
  ]);
  for (const diagnostic of sortDiagnostics(report.diagnostics)) {
    const file = diagnostic.file ?? '';
    byFile.set(file, [...(byFile.get(file) ?? []), diagnostic]);
  }
  const tests = [...byFile].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, found]) => testCase(file, found, report));
  const failures = tests.filter(({ failed }) => failed).length;
  const attributes = `name="gathering check" tests="${tests.length}" failures="${failures}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes}>`,
    `  <testsuite ${attributes} skipped="0">`,
    ...tests.map(({ xml }) => xml),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(
  file: string,
  found: readonly Diagnostic[],
  { strict }: CheckReport,
): { xml: string; failed: boolean } {
  const fails = ({ severity }: Diagnostic) => severity === 'error' || (strict && severity === 'warning');
  const [failing, others] = [found.filter(fails), found.filter((each) => !fails(each))];
  const name = escapeXml(safeText(file === '' ? 'the book' : file, 1000));
  const inside: string[] = [];
  const [first] = failing;
  if (first !== undefined) {
    const more = failing.length > 1 ? ` (and ${count(failing.length - 1, 'more problem', 'more problems')})` : '';
    const message = escapeXml(safeText(first.message, 1000) + more);
    inside.push(`      <failure type="${escapeXml(first.rule)}" message="${message}">${asText(failing)}</failure>`);
  }
  if (others.length > 0) inside.push(`      <system-out>${asText(others)}</system-out>`);
  const head = `    <testcase classname="gathering.check" name="${name}"`;
  const xml = inside.length === 0 ? `${head}/>` : [`${head}>`, ...inside, '    </testcase>'].join('\n');
  return { xml, failed: first !== undefined };
}

function asText(diagnostics: readonly Diagnostic[]): string {
  const parts = diagnostics.map((diagnostic) => {
    const { place, severity, rule } = diagnostic;
    const where = place === undefined ? '' : `line ${place.line}, column ${place.column}: `;
    return `${where}${severity === 'info' ? 'note' : severity}: ${messageAndHint(diagnostic)} (${rule})`;
  });
  return escapeXml(parts.join('\n'));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML 1.0, which has no place for half a character and the last two of a plane. */
function escapeXml(text: string): string {
  return text.replace(/[\p{Cs}\ufffe\uffff]/gu, '\ufffd').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
