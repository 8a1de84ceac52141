import { resolve } from 'node:path';
import { askedFormats, askedPrinter } from './asked-formats.ts';
import { withSeverities } from './check/check.ts';
import { bookFonts } from './collect/book-fonts.ts';
import { mergeBook } from './merge/merge.ts';
import { withVersion } from './merge/version.ts';
import { BookError } from './model/book-error.ts';
import type { Chapter } from './model/chapter.ts';
import type { Checked, Diagnostic } from './model/checked.ts';
import type { Manuscript } from './model/manuscript.ts';
import type { ChapterFit } from './model/page-fit.ts';
import type { Preflight } from './model/preflight.ts';
import type { Project } from './model/project.ts';
import { type BookOptions, type BookReading, readBook } from './pipeline.ts';
import type { PendingReading } from './read-pending.ts';
import { assertFormats, outputNames, pagesAlone } from './render/index.ts';
import { renderBook, type RenderedFormat, type RenderOptions } from './render/render-book.ts';
import { loadTheme } from './render/theme/load-theme.ts';
import type { Manifest, ManifestOutput } from './report/manifest.ts';
import { buildEpoch } from './system/date.ts';
import { assertOutputsWritable } from './system/files.ts';
import { ownOutFolder } from './system/own-out-folder.ts';
import { indexLinks } from './text/cross-links.ts';
import { writeEdition } from './write-edition.ts';

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
  const { reading, pending } = await readForBuild(options);
  const { project, folder, diagnostics } = reading;
  const out = options.out === undefined ? await ownOutFolder(folder) : resolve(options.cwd, options.out);
  const held = reading.chapters.filter(({ file }) => reading.held.has(file));
  const nothing: BuildResult = { reading, outputs: [], preflight: [], out, diagnostics, held, fits: [] };
  if (!project || reading.chapters.every(({ kind }) => kind !== 'chapter')) return nothing;
  if (options.release && (held.length > 0 || hasErrors(diagnostics))) return nothing;

  const order = await orderOf(options, project, out);
  const date = await buildEpoch(options.env ?? {}, folder);
  const merged = mergeReading({ ...reading, project: { ...project, print: order.print } }, pending);
  const manuscript = project.colophon ? withVersion(merged, date) : merged;
  const signal = options.signal ?? new AbortController().signal;
  const rendered = await renderAsked(manuscript, { ...options, signal }, { ...reading, project }, order, date.epoch);
  signal.throwIfAborted();
  const graver = options.release ? rendered.diagnostics.map(forRelease) : rendered.diagnostics;
  const everything = [...diagnostics, ...withSeverities(graver, project.rules)];
  const fits = rendered.value.flatMap((format) => format.fits);
  // Where the printer cannot bind the book, and nothing else was asked for, what was there stays.
  const isMade = rendered.value.some(({ format, files }) => order.formats.includes(format) && files.length > 0);
  if (!isMade || (options.release && hasErrors(everything))) return { ...nothing, diagnostics: everything, fits };

  const made = rendered.value.map((format) =>
    order.formats.includes(format.format) ? format : { ...format, files: [] },
  );
  const manifest = await writeEdition(manuscript, made, {
    ...{ out, epoch: date.epoch, lock: reading.lock, signal, onProgress: options.onProgress },
  });
  const { outputs, preflight = [] } = manifest;
  return { reading, outputs, manifest, preflight, out, diagnostics: everything, held, fits };
}

async function readForBuild(options: BuildOptions): Promise<Pick<PendingReading, 'reading'> & Partial<PendingReading>> {
  options.onProgress?.({ name: 'read', state: 'start' });
  if (options.release && options.pending) throw notReleased();
  const read = options.pending ? await options.pending() : { reading: await readBook(options) };
  options.onProgress?.({ name: 'read', state: 'end' });
  return read;
}

/** What is to be made, and on whose pages. */
interface BuildOrder {
  readonly formats: readonly string[];
  readonly print: Project['print'];
}

/** @throws BookError where a format cannot be made, or would replace what is not ours. */
async function orderOf(options: BuildOptions, project: Project, out: string): Promise<BuildOrder> {
  const formats = askedFormats(options.formats, project.outputs);
  const printer = askedPrinter(options.printer, formats);
  await assertFormats(formats, project.pandoc);
  const names = await Promise.all(formats.map((format) => outputNames(format, project.book.slug)));
  await assertOutputsWritable(out, ['manifest.json', ...new Set(names.flat())]);
  return { formats, print: { ...project.print, ...(printer === undefined ? {} : { printer, hasPrinter: true }) } };
}

async function renderAsked(
  manuscript: Manuscript,
  { release, signal, onProgress }: BuildOptions & { readonly signal: AbortSignal },
  reading: BookReading & { readonly project: Project },
  { formats, print }: BuildOrder,
  epoch: number,
): Promise<Checked<readonly RenderedFormat[]>> {
  const { pandoc, limits } = reading.project;
  // Whether the chapters fit their pages, only the pages can tell.
  const tellsPages = formats.includes('print') || (formats.includes('pdf') && print.hasPrinter !== true);
  const needsPages = release === true && limits.pages !== undefined && !tellsPages;
  const theme = await bookTheme(reading);
  const rendered = await renderBook(manuscript, {
    formats: needsPages ? [pagesAlone, ...formats] : formats,
    ...{ theme: theme.value, epoch, pandoc, signal },
    ...(onProgress ? { onProgress } : {}),
  });
  return { value: rendered.value, diagnostics: [...theme.diagnostics, ...rendered.diagnostics] };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
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
