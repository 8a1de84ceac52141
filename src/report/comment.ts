import type { Diagnostic } from '../model/checked.ts';
import type { CheckReport } from './check-report.ts';
import { pathInRepository } from './check-report.ts';
import { count, listed } from './count.ts';
import { countAll, sortDiagnostics } from './diagnostics.ts';
import { safeText } from './safe-text.ts';
import { escapeHtml, plain } from './plain-markdown.ts';
import { markedLine } from './source-line.ts';

/** GitHub takes 65,536 characters in a comment; the rest is left for what somebody puts around it. */
const longestComment = 60_000;

/** Markdown for a comment on a pull request: what to mend, where and how, for an author who is no friend of git. */
export function diagnosticsAsMarkdown(report: CheckReport, longest = longestComment): string {
  const blocks = fileBlocks(report);
  const head = [marker, heading(report), ...(blocks.length === 0 ? [] : [howTo(report)])];
  const room = longest - head.join('\n\n').length - 300;
  const shown: string[] = [];
  let length = 0;
  let left = 0;
  for (const { summary, parts, isLong } of blocks) {
    const kept: string[] = [];
    length += summary.length + 60;
    for (const part of parts) {
      if (length + part.length + 2 > room || left > 0) left++;
      else {
        kept.push(part);
        length += part.length + 2;
      }
    }
    if (kept.length > 0)
      shown.push([`<details${isLong ? '' : ' open'}>`, summary, '', kept.join('\n\n'), '', '</details>'].join('\n'));
  }
  const rest = left === 0 ? [] : [`${count(left, 'more problem is', 'more problems are')} not shown here.`];
  return `${[...head, ...shown, ...rest].join('\n\n')}\n`;
}

/** By it a program finds its comment again. Invisible. */
const marker = '<!-- gathering check -->';

function heading({ diagnostics, chapterFiles, strict }: CheckReport): string {
  const { errors, warnings, notes } = countAll(diagnostics, chapterFiles);
  const mustMend = errors + (strict ? warnings : 0);
  const all = count(chapterFiles.length, 'chapter');
  if (diagnostics.length === 0) return `### All is well\n\nNo problems in ${all}. Thank you.`;
  const parts = [
    mustMend > 0 ? `${count(mustMend, 'thing')} to mend` : '',
    warnings > 0 && !strict ? count(warnings, 'thing to look at', 'things to look at') : '',
    notes > 0 ? count(notes, 'remark') : '',
  ].filter((part) => part !== '');
  return mustMend > 0 ? `### Nearly there: ${listed(parts)}` : `### It can go into the book: ${listed(parts)}`;
}

function howTo({ diagnostics, strict }: CheckReport): string {
  const mustMend = diagnostics.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
  return mustMend
    ? 'You can mend it here on the page: open “Files changed”, choose “Edit file” in the menu (…) of your file, change the line, and press “Commit changes”. Then it is checked again.'
    : 'Nothing of this has to be mended. To change something, open “Files changed” and choose “Edit file” in the menu (…) of your file.';
}

interface FileBlock {
  readonly summary: string;
  readonly parts: readonly string[];
  readonly isLong: boolean;
}

/** Files with errors first. */
function fileBlocks(report: CheckReport): FileBlock[] {
  const byFile = new Map<string, Diagnostic[]>();
  for (const diagnostic of sortDiagnostics(report.diagnostics)) {
    const file = diagnostic.file ?? '';
    byFile.set(file, [...(byFile.get(file) ?? []), diagnostic]);
  }
  const weight = (found: readonly Diagnostic[]) => (found.some(({ severity }) => severity === 'error') ? 0 : 1);
  return [...byFile]
    .sort(([a, found], [b, others]) => weight(found) - weight(others) || (a < b ? -1 : 1))
    .map(([file, found]) => ({
      summary: `<summary>${file === '' ? 'The whole book' : `<code>${escapeHtml(safeText(pathInRepository(report, file), 300))}</code>`}: ${count(found.length, 'problem')}</summary>`,
      parts: found.map((diagnostic) => problem(diagnostic, report)),
      isLong: byFile.size > 5 || found.length > 20,
    }));
}

const words = { error: 'Please mend', warning: 'Please look at', info: 'Remark' } as const;

function problem({ severity, message, hint, file, place, rule }: Diagnostic, { sources }: CheckReport): string {
  const where = place === undefined ? '' : `, line ${place.line}`;
  const text = file === undefined ? undefined : sources.get(file);
  const marked = place === undefined || text === undefined ? undefined : markedLine(text, place, 90);
  const lines = [`**${words[severity]}${where}:** ${plain(message)} <sub>${escapeHtml(safeText(rule))}</sub>`];
  if (marked !== undefined && marked.line.trim() !== '') {
    const code = `${marked.line}\n${marked.mark}`;
    lines.push(`${fenceFor(code)}text\n${code}\n${fenceFor(code)}`);
  }
  if (hint !== undefined) lines.push(`→ ${withCode(hint)}`);
  return lines.join('\n\n');
}

/** A hint with the line that people are to type as code: so it can be copied, and nothing in it is changed. */
function withCode(hint: string): string {
  const [, words, line] = /^([^:]+): ((?:- )?[\p{L}\p{N}_-]+: \S.*)$/u.exec(safeText(hint, 1000)) ?? [];
  if (words === undefined || line === undefined) return plain(hint);
  const ticks = fenceFor(line).slice(line.includes('`') ? 0 : 2);
  return `${plain(words)}: ${ticks}${line.startsWith('`') || line.endsWith('`') ? ` ${line} ` : line}${ticks}`;
}

/** Longer than any run of backticks inside. */
function fenceFor(code: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(Math.max(3, longest + 1));
}
