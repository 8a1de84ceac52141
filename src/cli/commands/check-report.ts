import { appendFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import type { Diagnostic } from '../../model/checked.ts';
import type { BookReading } from '../../pipeline.ts';
import type { CheckReport } from '../../report/check-report.ts';
import { diagnosticsAsMarkdown } from '../../report/comment.ts';
import { diagnosticsAsJson, diagnosticsAsText, notShown } from '../../report/diagnostics.ts';
import { diagnosticsForGithub } from '../../report/github.ts';
import { diagnosticsAsJunit } from '../../report/junit.ts';
import { painter } from '../../report/paint.ts';
import { safeText } from '../../report/safe-text.ts';
import { diagnosticsAsSarif } from '../../report/sarif.ts';
import { ownVersion } from '../../system/own-version.ts';
import { replaceFile } from '../../system/replace-file.ts';
import { readRulePages } from '../../system/rule-pages.ts';
import { nearest } from '../../text/nearest.ts';
import { type CliContext, hasColour, widthOf } from '../context.ts';
import { folderFromHere } from '../path-from-here.ts';
import { folderInRepository } from '../repository-folder.ts';

export const checkFormats = ['text', 'json', 'github', 'sarif', 'junit', 'markdown'] as const;
export type CheckFormat = (typeof checkFormats)[number];

export interface Telling {
  readonly format: CheckFormat;
  readonly strict: boolean;
  /** Say nothing where there is nothing. */
  readonly quiet: boolean;
  /** The rules that were asked for; then all that they found is told. */
  readonly rules: readonly string[];
  /** A file to write to, relative to where the command was typed. */
  readonly output?: string | undefined;
}

/** @throws BookError where there is no such format. */
export function asCheckFormat(written: string): CheckFormat {
  const format = checkFormats.find((known) => known === written.toLowerCase());
  if (format !== undefined) return format;
  const near = nearest(written, checkFormats);
  throw new BookError(`There is no format "${written}".`, {
    hint: near === undefined ? `The formats are: ${checkFormats.join(', ')}.` : `Did you mean "${near}"?`,
  });
}

/** Tells problems in one of the forms, on stdout or in a file. */
export async function tellProblems(
  context: CliContext,
  reading: BookReading,
  chosen: Pick<CheckReport, 'diagnostics' | 'chapterFiles' | 'unsaid'>,
  telling: Telling,
): Promise<void> {
  const { cwd, env, stdout } = context;
  const { format, output, strict, quiet, rules } = telling;
  const toFile = output !== undefined;
  let text: string;
  if (format === 'text') {
    const folder = folderFromHere(cwd, reading.folder);
    const looks = toFile ? { colour: false } : { colour: hasColour(context, stdout), width: widthOf(stdout) };
    const isSilent = quiet && chosen.diagnostics.length === 0;
    const { chapterFiles, unsaid = [] } = chosen;
    const options = { chapterFiles, folder, unsaid, tellsAll: rules.length > 0, ...looks };
    text = isSilent
      ? silence(stdout.isTTY === true && !toFile, strict, unsaid)
      : diagnosticsAsText(chosen.diagnostics, reading.sources, options);
  } else {
    const report: CheckReport = {
      ...chosen,
      sources: reading.sources,
      folderInRepository: await folderInRepository(reading.folder, env),
      // Where a page is missing, the rule's name has to do.
      rulePages: withPages.has(format) ? await readRulePages().catch(() => new Map<string, string>()) : new Map(),
      version: format === 'sarif' ? await ownVersion() : '',
      strict,
    };
    text = format === 'sarif' ? tellSarif(context, report) : tellers[format](report);
    if (format === 'github') await writeStepSummary(context, report);
  }
  if (toFile) await replaceFile(resolve(cwd, output), Buffer.from(text));
  else stdout.write(text);
  if (format === 'text' && !toFile && chosen.diagnostics.length > 0) tellOfRules(context);
}

/** Hooks and scripts want no word; a person would ask whether anything was looked at. */
function silence(isForPeople: boolean, strict: boolean, unsaid: readonly Diagnostic[]): string {
  return isForPeople ? `${strict ? 'No errors or warnings' : 'No errors'}${notShown(unsaid)}.\n` : '';
}

function tellSarif({ stderr }: CliContext, report: CheckReport): string {
  const { text, left } = diagnosticsAsSarif(report);
  if (left > 0) {
    const hint = 'Mend some of them first, or ask for some rules only: --rule NAME';
    stderr.write(
      `${left} problems are left out, for GitHub takes no longer file; the most serious are in it.\n${hint}\n`,
    );
  }
  return text;
}

/** For people only: a log or a file has no use for it. */
function tellOfRules(context: CliContext): void {
  const { stdout } = context;
  if (stdout.isTTY !== true) return;
  const paint = painter(hasColour(context, stdout));
  stdout.write(`${paint('dim', 'Learn more about a rule: gathering explain RULE')}\n`);
}

const tellers: Record<Exclude<CheckFormat, 'text' | 'sarif'>, (report: CheckReport) => string> = {
  json: ({ diagnostics, chapterFiles }) => diagnosticsAsJson(diagnostics, chapterFiles),
  github: diagnosticsForGithub,
  junit: diagnosticsAsJunit,
  markdown: diagnosticsAsMarkdown,
};

/** The forms that have the manual's pages in them; of `github` it is the page of the run. */
const withPages: ReadonlySet<CheckFormat> = new Set<CheckFormat>(['sarif', 'markdown', 'github']);

/** GitHub takes 1 MiB a step; a character has at most 3 bytes in UTF-8, most have one. */
const longestSummary = 340_000;

/** The page that GitHub shows of a run: all problems, where annotations stop at ten of a kind. */
async function writeStepSummary({ env, stderr }: CliContext, report: CheckReport): Promise<void> {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  try {
    await appendFile(file, diagnosticsAsMarkdown(report, longestSummary));
  } catch {
    stderr.write(`The summary could not be written to ${safeText(file)}.\n`);
  }
}
