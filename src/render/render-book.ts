import type { Checked, Diagnostic } from '../model/checked.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Preflight } from '../model/preflight.ts';
import { pagesAlone, rendererFor } from './index.ts';
import type { ChapterFit } from '../model/page-fit.ts';
import type { OutputFile, PageMap, RenderContext, Renderer, RenderResult } from './renderer.ts';

export interface RenderedFormat {
  readonly format: string;
  readonly files: readonly OutputFile[];
  readonly preflight: readonly Preflight[];
  readonly fits: readonly ChapterFit[];
}

export interface RenderOptions extends Omit<RenderContext, 'format' | 'pages' | 'printedPages' | 'drawn'> {
  readonly formats: readonly string[];
  readonly onProgress?: (step: { readonly name: string; readonly state: 'start' | 'end' }) => void;
}

/**
 * Makes all formats side by side. The PDF is laid out in a process of its own meanwhile, and its page numbers reach
 * the formats that want them.
 *
 * @throws BookError, when all have ended, if one of them could not be made.
 */
export async function renderBook(manuscript: Manuscript, options: RenderOptions): Promise<Checked<RenderedFormat[]>> {
  const { formats, onProgress, ...context } = options;
  const pages = later<PageMap>();
  const printedPages = later<number>();
  const drawn: NonNullable<RenderContext['drawn']> = {};
  // A page number is that of the book on paper, where there is one.
  const paged = formats.includes('print') ? 'print' : 'pdf';
  const tell = (format: string, result?: RenderResult) => {
    if (format === paged) pages.resolve(result?.pages);
    if (format === 'print') printedPages.resolve(result?.printedPages);
  };
  for (const format of ['print', 'pdf']) if (!formats.includes(format)) tell(format);
  // One after the other: side by side, nothing is loaded sooner, and the one that begins the book would wait for all.
  let loaded: Promise<unknown> = Promise.resolve();
  const load = (format: string): Promise<Renderer> => {
    const renderer = loaded.then(() => rendererFor(format));
    loaded = renderer.catch(() => undefined);
    return renderer;
  };
  const renderOne = async (format: string): Promise<Checked<RenderResult>> => {
    onProgress?.({ name: format, state: 'start' });
    try {
      const render = await load(format);
      const told = { pages: pages.promise, printedPages: printedPages.promise, drawn };
      const result = await render(manuscript, { ...context, format, ...told });
      tell(format, result.value);
      return result;
    } finally {
      tell(format);
      onProgress?.({ name: format, state: 'end' });
    }
  };
  const pdfFirst = [...formats].sort((one, other) => Number(other === paged) - Number(one === paged));
  const settled = await Promise.allSettled(pdfFirst.map(renderOne));
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  const results = settled.flatMap((result, index) =>
    result.status === 'fulfilled' ? [judged(result.value, pdfFirst[index] ?? '', formats)] : [],
  );
  return {
    value: results.map(({ value: { files, preflight = [], fits = [] } }, index) => ({
      format: pdfFirst[index] ?? '',
      files,
      preflight,
      fits,
    })),
    diagnostics: once(results.flatMap(({ diagnostics }) => diagnostics)),
  };
}

/**
 * Whether the chapters fit is said once, of the pages on paper, where there are such. So is which letters no font has:
 * the PDF has them all, a drawn cover some of them.
 */
function judged(result: Checked<RenderResult>, format: string, formats: readonly string[]): Checked<RenderResult> {
  const onPaper = ['print', pagesAlone];
  const isElsewhere = (others: readonly string[]) =>
    !others.includes(format) && formats.some((other) => others.includes(other));
  const isFitElsewhere = format === 'pdf' && isElsewhere(onPaper);
  const saidElsewhere = [
    ...(isFitElsewhere ? ['chapters-fit-their-pages'] : []),
    ...(isElsewhere(['pdf', ...onPaper]) ? ['glyphs-are-covered'] : []),
  ];
  return {
    value: isFitElsewhere ? { ...result.value, fits: [] } : result.value,
    diagnostics: result.diagnostics.filter(({ rule }) => !saidElsewhere.includes(rule)),
  };
}

function later<T>() {
  let resolve: (value: T | undefined) => void = () => {};
  const promise = new Promise<T | undefined>((done) => (resolve = done));
  return { promise, resolve };
}

// What is wrong with a picture is found by the PDF and by the print file.
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...seen.values()];
}
