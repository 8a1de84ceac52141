import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { withSeverities } from './check/check.ts';
import { bookFonts } from './collect/book-fonts.ts';
import { BookError } from './model/book-error.ts';
import type { Chapter } from './model/chapter.ts';
import type { Diagnostic } from './model/checked.ts';
import { mergeBook } from './merge/merge.ts';
import { withVersion } from './merge/version.ts';
import type { ChapterFit } from './model/page-fit.ts';
import type { Manuscript } from './model/manuscript.ts';
import type { Preflight } from './model/preflight.ts';
import { type Printer, printers, type Project } from './model/project.ts';
import { type BookOptions, type BookReading, readBook } from './pipeline.ts';
import { assertFormats, outputNames, pagesAlone } from './render/index.ts';
import type { PendingReading } from './read-pending.ts';
import { renderBook, type RenderedFormat, type RenderOptions } from './render/render-book.ts';
import { loadTheme } from './render/theme/load-theme.ts';
import { type Manifest, manifestOf, type ManifestOutput } from './report/manifest.ts';
import { buildEpoch } from './system/date.ts';
import { indexLinks } from './text/cross-links.ts';
import { assertOutputsWritable, writeOutputs } from './system/files.ts';
import { ownOutFolder } from './system/own-out-folder.ts';
import { packageRoot } from './system/package-root.ts';

export interface BuildOptions extends BookOptions {
  /** What the environment says; `SOURCE_DATE_EPOCH` counts. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** `pdf`, `epub`, `site`, `markdown` or a format of pandoc's; those of `book.yml` where none is given. */
  readonly formats?: readonly string[];
  /** Who prints, in the place of what book.yml says; only for `print` and `cover`. */
  readonly printer?: string | undefined;
  /** Output folder; `build` in the book's folder where none is given. */
  readonly out?: string | undefined;
  /** Write nothing unless there is no error at all. */
  readonly release?: boolean;
  /** The book with what is not taken in yet, in the place of the folder alone; such a book is never released. */
  readonly pending?: (() => Promise<Pick<PendingReading, 'reading' | 'pending'>>) | undefined;
  readonly onProgress?: RenderOptions['onProgress'];
}

export interface BuildResult {
  readonly reading: BookReading;
  /** Empty where nothing was written. */
  readonly outputs: readonly ManifestOutput[];
  readonly manifest?: Manifest;
  /** What a look at each print file found. */
  readonly preflight: readonly Preflight[];
  /** Absolute path of the output folder. */
  readonly out: string;
  /** Those of reading and checking, then those of rendering. */
  readonly diagnostics: readonly Diagnostic[];
  /** Chapters left out because of their errors; a notice stands in their place. */
  readonly held: readonly Chapter[];
  /** How the chapters stand on their pages, where a PDF was made. */
  readonly fits: readonly ChapterFit[];
}

/**
 * Makes an edition: read → merge → render → write. Either all of its files are written, or none.
 *
 * @throws BookError where a format cannot be made or the folder cannot be written.
 */
export async function buildBook(options: BuildOptions): Promise<BuildResult> {
  options.onProgress?.({ name: 'read', state: 'start' });
  if (options.release && options.pending) throw notReleased();
  const { reading, pending } = options.pending
    ? await options.pending()
    : { reading: await readBook(options), pending: undefined };
  options.onProgress?.({ name: 'read', state: 'end' });
  const { project, folder, diagnostics } = reading;
  const out = options.out === undefined ? await ownOutFolder(folder) : resolve(options.cwd, options.out);
  const held = reading.chapters.filter(({ file }) => reading.held.has(file));
  const nothing: BuildResult = { reading, outputs: [], preflight: [], out, diagnostics, held, fits: [] };
  if (!project || reading.chapters.every(({ kind }) => kind !== 'chapter')) return nothing;
  if (options.release && (held.length > 0 || diagnostics.some(({ severity }) => severity === 'error'))) return nothing;

  const formats = formatsOf(options, project);
  const printer = printerOf(options.printer, formats);
  await assertFormats(formats, project.pandoc);
  const names = await Promise.all(formats.map((format) => outputNames(format, project.book.slug)));
  await assertOutputsWritable(out, ['manifest.json', ...new Set(names.flat())]);

  const print = { ...project.print, ...(printer === undefined ? {} : { printer, hasPrinter: true }) };
  const signal = options.signal ?? new AbortController().signal;
  const theme = await bookTheme({ ...reading, project });
  const date = await buildEpoch(options.env ?? {}, folder);
  const { epoch } = date;
  const merged = mergeReading({ ...reading, project: { ...project, print } }, pending);
  const manuscript = project.colophon ? withVersion(merged, date) : merged;
  // Whether the chapters fit their pages, only the pages can tell.
  const tellsPages = formats.includes('print') || (formats.includes('pdf') && print.hasPrinter !== true);
  const needsPages = options.release === true && project.limits.pages !== undefined && !tellsPages;
  const rendered = await renderBook(manuscript, {
    formats: needsPages ? [pagesAlone, ...formats] : formats,
    theme: theme.value,
    epoch,
    pandoc: project.pandoc,
    signal,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  });
  signal.throwIfAborted();
  const found = [...theme.diagnostics, ...rendered.diagnostics];
  const graver = options.release ? found.map(forRelease) : found;
  const everything = [...diagnostics, ...withSeverities(graver, project.rules)];
  const fits = rendered.value.flatMap((format) => format.fits);
  if (options.release && everything.some(({ severity }) => severity === 'error')) {
    return { ...nothing, diagnostics: everything, fits };
  }
  // A book that the printer cannot bind, and nothing else was asked for: what was there stays.
  const made = rendered.value.filter(({ format }) => formats.includes(format));
  if (made.every((format) => format.files.length === 0)) return { ...nothing, diagnostics: everything, fits };

  const files = uniqueFiles(made);
  const outputs = files.map(({ format, path, bytes }): ManifestOutput => ({
    path,
    format,
    size: bytes.length,
    sha256: sha256(bytes),
  }));
  const preflight = rendered.value.flatMap((format) => format.preflight);
  const tools = await toolVersions(outputs);
  const manifest = manifestOf(manuscript, { epoch, tools, outputs, preflight, lock: reading.lock });
  const manifestFile = {
    path: 'manifest.json',
    bytes: new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`),
  };
  options.onProgress?.({ name: 'write', state: 'start' });
  await writeOutputs(out, [...files, manifestFile], { signal });
  options.onProgress?.({ name: 'write', state: 'end' });
  return { reading, outputs, manifest, preflight, out, diagnostics: everything, held, fits };
}

// A draft may have a chapter that is too long for its pages; a book that goes to the printer may not.
function forRelease(diagnostic: Diagnostic): Diagnostic {
  const isUnfit = diagnostic.rule === 'chapters-fit-their-pages' && diagnostic.severity === 'warning';
  return isUnfit ? { ...diagnostic, severity: 'error' } : diagnostic;
}

/** The book's looks, with the fonts that it brings. */
export async function bookTheme({ project, themes, folder }: BookReading & { readonly project: Project }) {
  const theme = await loadTheme(project.theme, themes);
  const fonts = await bookFonts(folder);
  return {
    value: { ...theme.value, fonts: fonts.value },
    diagnostics: [...theme.diagnostics, ...fonts.diagnostics],
  };
}

/** The manuscript of a book that could be read: merge. */
export function mergeReading(
  reading: BookReading & { readonly project: Project },
  pending?: ReadonlyMap<string, string>,
): Manuscript {
  const { project, contributors, images, whereabouts, held, chapters, ordered } = reading;
  return mergeBook({
    ...ordered,
    project,
    contributors,
    images,
    whereabouts,
    held,
    links: indexLinks(chapters),
    ...(pending ? { pending } : {}),
  });
}

function notReleased(): BookError {
  return new BookError('--release makes the book of what is taken in; --pending shows what is not.', {
    hint: 'Take the chapters in first ("gathering collect --write"), or build a draft: "gathering build --pending".',
  });
}

function formatsOf(options: BuildOptions, project: Project): string[] {
  const asked = options.formats !== undefined && options.formats.length > 0 ? options.formats : project.outputs;
  return [...new Set(asked.map((format) => (format === 'md' ? 'markdown' : format)))];
}

function printerOf(written: string | undefined, formats: readonly string[]): Printer | undefined {
  if (written !== undefined && !formats.some((format) => printedFormats.has(format))) {
    throw new BookError('--printer says who prints, but nothing is made for print.', {
      hint: 'Write "gathering build print cover --printer NAME", or leave --printer out.',
    });
  }
  return printerNamed(written);
}

/**
 * A printer by the name that was typed.
 *
 * @throws BookError where there is none of that name.
 */
export function printerNamed(written: string | undefined): Printer | undefined {
  const printer = printers.find((name) => name === written?.toLowerCase());
  if (printer !== undefined || written === undefined) return printer;
  throw new BookError(`There is no printer "${written}".`, { hint: `The printers are: ${printers.join(', ')}.` });
}

const printedFormats = new Set(['print', 'cover']);

// Two formats may bring the same picture; its name is made from its bytes.
function uniqueFiles(rendered: readonly RenderedFormat[]): { format: string; path: string; bytes: Uint8Array }[] {
  const byPath = new Map<string, { format: string; path: string; bytes: Uint8Array }>();
  for (const { format, files } of rendered) {
    for (const { path, bytes } of files) if (!byPath.has(path)) byPath.set(path, { format, path, bytes });
  }
  return [...byPath.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const typesetFormats = new Set(['pdf', 'print', 'cover']);
const ownFormats = new Set(['epub', 'site', 'markdown', ...typesetFormats]);

async function toolVersions(outputs: readonly ManifestOutput[]): Promise<Record<string, string>> {
  const { version, dependencies } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const used = new Set(outputs.map(({ format }) => format));
  const usesPandoc = [...used].some((format) => !ownFormats.has(format));
  const usesTypst = [...used].some((format) => typesetFormats.has(format));
  const named = (name: string) => ({ [name]: dependencies[name] ?? '' });
  return {
    gathering: version,
    ...(usesTypst ? named('@myriaddreamin/typst-ts-node-compiler') : {}),
    ...(usesPandoc ? named('pandoc-wasm') : {}),
  };
}
