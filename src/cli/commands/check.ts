import { relative, resolve, sep } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import type { Diagnostic } from '../../model/checked.ts';
import { type BookReading, readBook } from '../../pipeline.ts';
import { diagnosticsAsJson, diagnosticsAsText } from '../../report/diagnostics.ts';
import { painter } from '../../report/paint.ts';
import { type CliContext, hasColour, widthOf } from '../context.ts';
import { folderFromHere } from '../path-from-here.ts';
import type { CommandInput } from '../program.ts';
import { startProgress } from '../progress.ts';

export interface CheckInput extends CommandInput {
  /** Files or folders, relative to where the command was typed; none means the whole book. */
  readonly files: readonly string[];
  readonly json: boolean;
}

/** Shows every problem of the book, or of some files of it. */
export async function check(input: CheckInput): Promise<number> {
  const { context, signal, book } = input;
  const progress = startProgress(context);
  progress.step({ name: 'read', state: 'start' });
  const reading = await readBook({ cwd: context.cwd, book, signal }).finally(progress.end);
  const chosen = choose(reading, input.files, context.cwd);
  writeDiagnostics(context, reading, chosen, input.json);
  if (!input.json && chosen.diagnostics.length > 0) tellOfRules(context);
  return chosen.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** For people only: a log or a file has no use for it. */
function tellOfRules(context: CliContext): void {
  const { stdout } = context;
  if (stdout.isTTY !== true) return;
  const paint = painter(hasColour(context, stdout));
  stdout.write(`${paint('dim', 'Learn more about a rule: gathering explain RULE')}\n`);
}

interface Chosen {
  readonly diagnostics: readonly Diagnostic[];
  readonly chapterFiles: readonly string[];
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

function choose(reading: BookReading, files: readonly string[], cwd: string): Chosen {
  const chapterFiles = chapterFilesOf(reading);
  if (files.length === 0) return { diagnostics: reading.diagnostics, chapterFiles };
  const known = [...new Set([...reading.sources.keys(), ...reading.diagnostics.flatMap(({ file }) => file ?? [])])];
  const wanted = new Set(files.flatMap((written) => named(reading.folder, resolve(cwd, written), written, known)));
  return {
    diagnostics: reading.diagnostics.filter(({ file }) => file !== undefined && wanted.has(file)),
    chapterFiles: chapterFiles.filter((file) => wanted.has(file)),
  };
}

/** The chapters that the book counts: forewords and introductions are files of it, but no chapters. */
export function chapterFilesOf(reading: BookReading): string[] {
  return reading.chapters.flatMap(({ kind, file }) => (kind === 'chapter' ? [file] : []));
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
