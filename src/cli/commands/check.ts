import { relative, resolve, sep } from 'node:path';
import { ruleNames } from '../../check/rules/index.ts';
import { BookError } from '../../model/book-error.ts';
import type { Diagnostic } from '../../model/checked.ts';
import type { LaidOutBook } from '../../lay-out-book.ts';
import type { ParsingThreads } from '../../parsing-threads.ts';
import { type BookReading, readBook } from '../../pipeline.ts';
import { readChanges } from '../../read-since.ts';
import { diagnosticsAsJson, diagnosticsAsText } from '../../report/diagnostics.ts';
import { fitsAsText } from '../../report/page-fit.ts';
import { nearest } from '../../text/nearest.ts';
import { type CliContext, hasColour, widthOf } from '../context.ts';
import { folderFromHere } from '../path-from-here.ts';
import type { CommandInput } from '../program.ts';
import { startProgress } from '../progress.ts';
import { asCheckFormat, tellProblems } from './check-report.ts';

export interface CheckInput extends CommandInput {
  /** Files or folders, relative to where the command was typed; none means the whole book. */
  readonly files: readonly string[];
  readonly format: string;
  /** Only what a branch changes against this one. */
  readonly since?: string | undefined;
  readonly head?: string | undefined;
  readonly allowEditors: boolean;
  /** Warnings count as errors. */
  readonly strict: boolean;
  /** Names of rules; none means all. */
  readonly rules: readonly string[];
  /** Only what must be mended. */
  readonly quiet: boolean;
  readonly output?: string | undefined;
  readonly fix: boolean;
  readonly dryRun: boolean;
  /** Lay the pages out too, and tell how each chapter stands on them. */
  readonly layout: boolean;
  /** On whose pages; only with `layout`. */
  readonly printer?: string | undefined;
  /** For parsing; whoever started them ends them. */
  readonly threads: ParsingThreads;
}

/** Shows every problem of the book, of some files of it, or of what a branch changes; mends some of them. */
export async function check(input: CheckInput): Promise<number> {
  const { context, strict } = input;
  const format = asCheckFormat(input.format);
  refuseWhatDoesNotFit(input);
  input.rules.forEach(assertRule);
  const isGrave = ({ severity }: Diagnostic) => severity === 'error' || (strict && severity === 'warning');
  if (input.fix) {
    const { fixBook } = await import('./check-fix.ts');
    const left = await fixBook(input, (reading) => select(reading, input, isGrave));
    return left.diagnostics.some(isGrave) ? 1 : 0;
  }
  const progress = startProgress(context);
  progress.step({ name: 'read', state: 'start' });
  const reading = await read(input).finally(progress.end);
  const chosen = select(reading, input, isGrave);
  await tellProblems(context, reading, chosen, { ...input, format });
  if (format === 'text' && !input.quiet) tellFits(context, reading, chosen);
  return chosen.diagnostics.some(isGrave) ? 1 : 0;
}

/** What of a book is spoken about. */
export interface Chosen {
  readonly diagnostics: readonly Diagnostic[];
  readonly chapterFiles: readonly string[];
  /** All files of the book that are spoken about. */
  readonly files?: readonly string[];
  /** What `--quiet` keeps back; the closing line counts it. */
  readonly unsaid?: readonly Diagnostic[];
}

type ReadBook = BookReading & Partial<Pick<LaidOutBook, 'fits' | 'printer'>>;

function tellFits(context: CliContext, { fits = [], printer }: ReadBook, { chapterFiles }: Chosen): void {
  const meant = fits.filter(({ file }) => chapterFiles.includes(file));
  if (meant.length === 0) return;
  const pages = printer === undefined ? '' : `On the pages of the printer "${printer}":\n\n`;
  context.stdout.write(`\n${pages}${fitsAsText(meant, { colour: hasColour(context, context.stdout) })}`);
}

async function read({
  context,
  signal,
  book,
  since,
  head,
  allowEditors,
  layout,
  printer,
  threads,
}: CheckInput): Promise<ReadBook> {
  const { cwd, env } = context;
  if (layout) {
    // It merges and sets the book, for which a check alone would load a megabyte more.
    const { layOutBook } = await import('../../lay-out-book.ts');
    return layOutBook({ cwd, env, book, signal, printer, threads });
  }
  return since === undefined
    ? readBook({ cwd, book, signal, threads })
    : readChanges({ cwd, env, book, signal, since, head, allowEditors });
}

function refuseWhatDoesNotFit({ since, head, allowEditors, fix, dryRun, format, layout, printer }: CheckInput): void {
  const refuse = (message: string, hint: string) => {
    throw new BookError(message, { hint });
  };
  if (since === undefined && head !== undefined)
    refuse('--head needs --since.', 'Add what to compare with: --since origin/main');
  if (since === undefined && allowEditors)
    refuse('--allow-editors needs --since.', 'Without --since, nobody asks whose files they are.');
  if (printer !== undefined && !layout)
    refuse('--printer needs --layout.', 'It says on whose pages the chapters are laid out.');
  if (layout && since !== undefined)
    refuse('--layout lays out the whole book, --since reads what a branch changes.', 'Use one of the two.');
  if (layout && fix) refuse('--layout changes nothing, --fix mends.', 'Use one of the two.');
  if (dryRun && !fix) refuse('--dry-run needs --fix.', 'It shows what --fix would change.');
  if (fix && since !== undefined)
    refuse('--fix mends files of the folder, --since reads what git keeps.', 'Use one of the two.');
  if (fix && format !== 'text')
    refuse('--fix speaks in plain text alone.', 'Leave out --format, and check once more with it afterwards.');
}

function assertRule(written: string): void {
  if (ruleNames.has(written)) return;
  const near = nearest(written, ruleNames);
  throw new BookError(`There is no rule "${written}".`, {
    hint: near === undefined ? 'Run "gathering explain" for a list of all rules.' : `Did you mean "${near}"?`,
  });
}

function select(
  reading: BookReading,
  input: CheckInput,
  isGrave: (diagnostic: Diagnostic) => boolean,
): Required<Chosen> {
  const { diagnostics, chapterFiles, files } = choose(reading, input.files, input.context.cwd);
  const rules = new Set(input.rules);
  const asked = diagnostics.filter(({ rule }) => rules.size === 0 || rules.has(rule));
  const isSaid = (diagnostic: Diagnostic) => !input.quiet || isGrave(diagnostic);
  return {
    chapterFiles,
    files,
    diagnostics: asked.filter(isSaid),
    unsaid: asked.filter((diagnostic) => !isSaid(diagnostic)),
  };
}

/** The problems as text or JSON on stdout. */
export function writeDiagnostics(context: CliContext, reading: BookReading, chosen: Chosen, json: boolean): void {
  const { stdout } = context;
  const { diagnostics, chapterFiles } = chosen;
  if (json) {
    stdout.write(diagnosticsAsJson(diagnostics, chapterFiles));
    return;
  }
  const folder = folderFromHere(context.cwd, reading.folder);
  const options = { chapterFiles, folder, colour: hasColour(context, stdout), width: widthOf(stdout) };
  stdout.write(diagnosticsAsText(diagnostics, reading.sources, options));
}

function choose(reading: BookReading, files: readonly string[], cwd: string): Required<Omit<Chosen, 'unsaid'>> {
  const chapterFiles = chapterFilesOf(reading);
  if (files.length === 0) {
    return { diagnostics: reading.diagnostics, chapterFiles, files: [...reading.sources.keys()] };
  }
  const known = [...new Set([...reading.sources.keys(), ...reading.diagnostics.flatMap(({ file }) => file ?? [])])];
  const wanted = new Set(files.flatMap((written) => named(reading.folder, resolve(cwd, written), written, known)));
  return {
    diagnostics: reading.diagnostics.filter(({ file }) => file !== undefined && wanted.has(file)),
    chapterFiles: chapterFiles.filter((file) => wanted.has(file)),
    files: [...wanted],
  };
}

/** The chapters that the book counts: forewords and introductions are files of it, but no chapters. */
export function chapterFilesOf(reading: BookReading & { readonly changed?: readonly string[] }): string[] {
  const isMeant = (file: string) => reading.changed === undefined || reading.changed.includes(file);
  return reading.chapters.flatMap(({ kind, file }) => (kind === 'chapter' && isMeant(file) ? [file] : []));
}

/** The files of the book that a path means: itself, or all below a folder. */
function named(folder: string, full: string, written: string, known: readonly string[]): string[] {
  const path = relative(folder, full).split(sep).join('/').normalize('NFC');
  const meant = path === '' ? [...known] : known.filter((file) => file === path || file.startsWith(`${path}/`));
  if (meant.length > 0) return meant;
  throw new BookError(`"${written}" is not part of this book.`, {
    hint: 'Is its name right, and does "chapters" in book.yml lead to it? "gathering order" shows what is in the book.',
  });
}
