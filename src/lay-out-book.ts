import { printerNamed } from './asked-formats.ts';
import { bookTheme, mergeReading } from './build.ts';
import { withSeverities } from './check/check.ts';
import type { ChapterFit } from './model/page-fit.ts';
import type { Printer } from './model/project.ts';
import { type BookOptions, type BookReading, readBook } from './pipeline.ts';
import { pagesAlone, rendererFor } from './render/index.ts';
import { buildEpoch } from './system/date.ts';

export interface LayoutOptions extends BookOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Who prints, in the place of what book.yml says. */
  readonly printer?: string | undefined;
}

/** A book that was read, checked and laid out, and nothing written. */
export interface LaidOutBook extends BookReading {
  /** How each chapter stands on its pages. */
  readonly fits: readonly ChapterFit[];
  /** Whose pages they are; undefined where they are those of the PDF for the screen. */
  readonly printer?: Printer;
}

/**
 * Reads, checks and lays out a book, for what only its pages can tell.
 *
 * @throws BookError where there is no book, or its pages cannot be made.
 */
export async function layOutBook(options: LayoutOptions): Promise<LaidOutBook> {
  const named = printerNamed(options.printer);
  const reading = await readBook(options);
  const { project: written, chapters } = reading;
  const project =
    written && named ? { ...written, print: { ...written.print, printer: named, hasPrinter: true } } : written;
  if (!project || chapters.every(({ kind }) => kind !== 'chapter')) return { ...reading, fits: [] };
  const theme = await bookTheme({ ...reading, project });
  const { epoch } = await buildEpoch(options.env ?? {}, reading.folder);
  const render = await rendererFor(pagesAlone);
  const { value, diagnostics } = await render(mergeReading({ ...reading, project }), {
    theme: theme.value,
    epoch,
    format: 'pdf',
    pages: Promise.resolve(undefined),
    pandoc: project.pandoc,
    signal: options.signal ?? new AbortController().signal,
  });
  const found = withSeverities([...theme.diagnostics, ...diagnostics], project.rules);
  const { hasPrinter, printer } = project.print;
  return {
    ...reading,
    diagnostics: [...reading.diagnostics, ...found],
    fits: value.fits ?? [],
    ...(hasPrinter === true ? { printer } : {}),
  };
}
