import { buildBook, type BuildResult } from '../../build.ts';
import { buildAsText, type HeldChapter } from '../../report/built.ts';
import { fitSummary } from '../../report/page-fit.ts';
import { countAll } from '../../report/diagnostics.ts';
import { sortDiagnostics } from '../../report/sort-diagnostics.ts';
import { count } from '../../report/count.ts';
import { preflightAsText } from '../../report/preflight.ts';
import { safeJson } from '../../report/safe-text.ts';
import { type CliContext, hasColour } from '../context.ts';
import { folderFromHere } from '../path-from-here.ts';
import type { CommandInput } from '../program.ts';
import { startProgress } from '../progress.ts';
import { pendingBook } from './build-pending.ts';
import { chapterFilesOf, writeDiagnostics } from './check.ts';

export interface BuildInput extends CommandInput {
  readonly formats: readonly string[];
  readonly out?: string | undefined;
  readonly printer?: string | undefined;
  readonly release: boolean;
  readonly pending: boolean;
  readonly json: boolean;
}

/** Makes the book and tells what was made. */
export async function build(input: BuildInput): Promise<number> {
  const { context, signal, book, formats, out, printer, release } = input;
  const { cwd, env } = context;
  const start = context.now();
  const progress = startProgress(context);
  const pending = input.pending ? pendingBook(input) : undefined;
  const asked = { formats, out, printer, release, pending: pending?.read };
  const result = await buildBook({ cwd, env, book, signal, ...asked, onProgress: progress.step }).finally(progress.end);
  if (input.json) writeJson(context, result);
  else if (result.outputs.length === 0) writeRefusal(context, result, release);
  else writeBuilt(context, result, { milliseconds: context.now() - start, hasPending: input.pending });
  if (!input.json && pending) context.stdout.write(pending.told());
  const hasErrors = result.diagnostics.some(({ severity }) => severity === 'error');
  if (hasErrors || result.held.length > 0 || result.outputs.length === 0) return 1;
  return pending?.isPartial() ? 4 : 0;
}

function writeJson({ stdout }: CliContext, result: BuildResult): void {
  const { reading, outputs, preflight, out, diagnostics, held, fits } = result;
  stdout.write(
    safeJson({
      out,
      outputs,
      preflight,
      held: held.map(({ file, title }) => ({ file, title, reasons: reading.held.get(file) ?? [] })),
      fits,
      diagnostics: sortDiagnostics(diagnostics),
    }),
  );
}

function writeRefusal(context: CliContext, { reading, diagnostics }: BuildResult, release: boolean): void {
  const chapterFiles = chapterFilesOf(reading);
  const errors = diagnostics.filter(({ severity, file }) => severity === 'error' || reading.held.has(file ?? ''));
  writeDiagnostics(context, reading, { diagnostics: errors, chapterFiles }, false);
  context.stdout.write(
    release
      ? 'Nothing was written: --release wants a book without errors. Without it, the draft is made.\n'
      : 'Nothing was written.\n',
  );
}

function writeBuilt(
  context: CliContext,
  result: BuildResult,
  told: { readonly milliseconds: number; readonly hasPending: boolean },
): void {
  const { reading, outputs, out, diagnostics, held } = result;
  const chapterFiles = chapterFilesOf(reading);
  // What checking knows is told by "gathering check"; what only rendering can know, and every error, is told here.
  const known = new Set(reading.diagnostics);
  const inHeld = new Set(held.map(({ file }) => file));
  const news = diagnostics.filter(
    (diagnostic) => !known.has(diagnostic) || (diagnostic.severity === 'error' && !inHeld.has(diagnostic.file ?? '')),
  );
  if (news.length > 0) {
    writeDiagnostics(context, reading, { diagnostics: news, chapterFiles }, false);
    context.stdout.write('\n');
  }
  const built = {
    title: reading.project?.book.title ?? '',
    folder: folderFromHere(context.cwd, out),
    outputs,
    readyCount: chapterFiles.filter((file) => !reading.held.has(file)).length,
    held: held.map((chapter) => heldChapter(chapter, reading)),
    ...told,
  };
  const colour = hasColour(context, context.stdout);
  context.stdout.write(buildAsText(built, { colour }) + preflightAsText(result.preflight, { colour }));
  if (reading.project?.limits.pages !== undefined) {
    for (const line of fitSummary(result.fits)) {
      context.stdout.write(`\n${line} "gathering check --layout" shows how each stands.\n`);
    }
  }
  const { warnings } = countAll(reading.diagnostics, chapterFiles);
  if (warnings > 0 && held.length === 0) {
    context.stdout.write(
      `\n${count(warnings, 'warning')}: "gathering check" shows ${warnings === 1 ? 'it' : 'them'}.\n`,
    );
  }
}

function heldChapter(
  { file, title, byline }: BuildResult['held'][number],
  reading: BuildResult['reading'],
): HeldChapter {
  const names = new Map(reading.contributors.map(({ id, name }) => [id, name]));
  const authors = byline.map((entry) => names.get(entry.contributor ?? '') ?? entry.person?.name ?? entry.written);
  return { file, title, authors, reasons: reading.held.get(file) ?? [] };
}
