import type { CheckReport } from './check-report.ts';
import { pathInRepository } from './check-report.ts';
import { count, inThousands, listed } from './count.ts';
import { countAll, notShown } from './diagnostics.ts';
import { fewOfAKind, moreOfAKind, type Told } from './few-of-a-kind.ts';
import { safeText } from './safe-text.ts';
import { fenceFor, hintAsMarkdown } from './markdown-hint.ts';
import { escapeHtml, plain } from './plain-markdown.ts';
import { ruleNotes } from './rule-notes.ts';
import { markedLine } from './source-line.ts';

/** GitHub takes 65,536 characters in a comment; the rest is left for what somebody puts around it. */
const longestComment = 60_000;

/** Markdown for a comment on a pull request: what to mend, where and how, for an author who is no friend of git. */
export function diagnosticsAsMarkdown(report: CheckReport, longest = longestComment): string {
  const blocks = fileBlocks(report);
  const head = [marker, heading(report), ...(blocks.length === 0 ? [] : [howTo(report)])];
  const room = longest - head.join('\n\n').length - 300;
  const shown = whatFits(blocks, room);
  const left = blocks.flatMap(({ parts }) => parts).filter((part) => !shown.has(part));
  const details = blocks.flatMap(({ summary, parts, isLong }) => {
    const kept = parts.filter((part) => shown.has(part)).map(({ text }) => text);
    if (kept.length === 0) return [];
    return [[`<details${isLong ? '' : ' open'}>`, summary, '', kept.join('\n\n'), '', '</details>'].join('\n')];
  });
  const rules = [true, false].flatMap((mustMend) =>
    blocks.flatMap(({ parts }) => parts.flatMap((part) => (part.mustMend === mustMend ? part.rule : []))),
  );
  const notes = ruleNotes(rules, report.rulePages, room - details.join('\n\n').length);
  return `${[...head, ...details, ...rest(left), ...notes].join('\n\n')}\n`;
}

/** What has to be mended first, then the rest, as long as there is room, in characters. */
function whatFits(blocks: readonly FileBlock[], room: number): Set<Part> {
  const shown = new Set<Part>();
  const begun = new Set<FileBlock>();
  let length = 0;
  for (const mustMend of [true, false]) {
    for (const block of blocks) {
      for (const part of block.parts.filter((each) => each.mustMend === mustMend)) {
        length += part.text.length + 2 + (begun.has(block) ? 0 : block.summary.length + 60);
        if (length > room) return shown;
        begun.add(block);
        shown.add(part);
      }
    }
  }
  return shown;
}

function rest(left: readonly Part[]): string[] {
  if (left.length === 0) return [];
  const grave = left.filter(({ mustMend }) => mustMend).length;
  if (grave === left.length) {
    return [`${count(grave, 'more thing to mend is', 'more things to mend are')} not shown here.`];
  }
  const among = grave === 0 ? '' : `, ${inThousands(grave)} of them to mend`;
  return [`${count(left.length, 'more problem is', 'more problems are')} not shown here${among}.`];
}

/** By it a program finds its comment again. Invisible. */
const marker = '<!-- gathering check -->';

function heading({ diagnostics, chapterFiles, strict, unsaid = [] }: CheckReport): string {
  const { errors, warnings, notes } = countAll(diagnostics, chapterFiles);
  const mustMend = errors + (strict ? warnings : 0);
  const all = count(chapterFiles.length, 'chapter');
  if (diagnostics.length === 0) {
    return `### All is well\n\nNo ${unsaid.length > 0 ? 'errors' : 'problems'} in ${all}${notShown(unsaid)}. Thank you.`;
  }
  const parts = [
    mustMend > 0 ? `${count(mustMend, 'thing')} to mend` : '',
    warnings > 0 && !strict ? count(warnings, 'thing to look at', 'things to look at') : '',
    notes > 0 ? count(notes, 'remark') : '',
  ].filter((part) => part !== '');
  const words = `${listed(parts)}${notShown(unsaid)}`;
  return mustMend > 0 ? `### Nearly there: ${words}` : `### It can go into the book: ${words}`;
}

function howTo({ diagnostics, strict }: CheckReport): string {
  const mustMend = diagnostics.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
  return mustMend
    ? 'You can mend it here on the page: open “Files changed”, choose “Edit file” in the menu (…) of your file, change the line, and press “Commit changes”. Then it is checked again.'
    : 'Nothing of this has to be mended. To change something, open “Files changed” and choose “Edit file” in the menu (…) of your file.';
}

interface FileBlock {
  readonly summary: string;
  readonly parts: readonly Part[];
  readonly isLong: boolean;
}

interface Part {
  readonly text: string;
  readonly rule: string;
  readonly mustMend: boolean;
}

/** Files with something to mend first. */
function fileBlocks(report: CheckReport): FileBlock[] {
  const byFile = new Map<string, Told[]>();
  for (const told of fewOfAKind(report.diagnostics)) {
    const file = told.diagnostic.file ?? '';
    const before = byFile.get(file);
    if (before === undefined) byFile.set(file, [told]);
    else before.push(told);
  }
  const isGrave = ({ diagnostic: { severity } }: Told) =>
    severity === 'error' || (report.strict && severity === 'warning');
  const weight = (found: readonly Told[]) => (found.some(isGrave) ? 0 : 1);
  return [...byFile]
    .sort(([a, found], [b, others]) => weight(found) - weight(others) || (a < b ? -1 : 1))
    .map(([file, found]) => ({
      summary: `<summary>${file === '' ? 'The whole book' : `<code>${escapeHtml(safeText(pathInRepository(report, file), 300))}</code>`}: ${count(numberOf(found), 'problem')}</summary>`,
      parts: found.map((told) => ({
        text: problem(told, report),
        rule: told.diagnostic.rule,
        mustMend: isGrave(told),
      })),
      isLong: byFile.size > 5 || found.length > 20,
    }));
}

function numberOf(found: readonly Told[]): number {
  return found.reduce((sum, { more }) => sum + 1 + more, 0);
}

const words = { error: 'Please mend', warning: 'Please look at', info: 'Remark' } as const;

function problem({ diagnostic, more }: Told, { sources }: CheckReport): string {
  const { severity, message, hint, file, place, rule } = diagnostic;
  const where = place === undefined ? '' : `, line ${place.line}`;
  const text = file === undefined ? undefined : sources.get(file);
  const marked = place === undefined || text === undefined ? undefined : markedLine(text, place, 90);
  const lines = [`**${words[severity]}${where}:** ${plain(message)} <sub>${escapeHtml(safeText(rule))}</sub>`];
  if (marked !== undefined && marked.line.trim() !== '') {
    const code = `${marked.line}\n${marked.mark}`;
    lines.push(`${fenceFor(code)}text\n${code}\n${fenceFor(code)}`);
  }
  if (hint !== undefined) lines.push(`→ ${hintAsMarkdown(hint)}`);
  if (more > 0) lines.push(`_${moreOfAKind(more)}_`);
  return lines.join('\n\n');
}
