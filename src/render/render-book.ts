import type { Checked } from '../model/checked.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { rendererFor } from './index.ts';
import type { OutputFile, PageMap, RenderContext, RenderResult } from './renderer.ts';

export interface RenderedFormat {
  readonly format: string;
  readonly files: readonly OutputFile[];
}

export interface RenderOptions extends Omit<RenderContext, 'format' | 'pages'> {
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
  let tellPages: (pages: PageMap | undefined) => void = () => {};
  const pages = new Promise<PageMap | undefined>((resolve) => (tellPages = resolve));
  if (!formats.includes('pdf')) tellPages(undefined);
  const renderOne = async (format: string): Promise<Checked<RenderResult>> => {
    onProgress?.({ name: format, state: 'start' });
    try {
      const render = await rendererFor(format);
      const result = await render(manuscript, { ...context, format, pages });
      if (format === 'pdf') tellPages(result.value.pages);
      return result;
    } finally {
      if (format === 'pdf') tellPages(undefined);
      onProgress?.({ name: format, state: 'end' });
    }
  };
  const pdfFirst = [...formats].sort((one, other) => Number(other === 'pdf') - Number(one === 'pdf'));
  const settled = await Promise.allSettled(pdfFirst.map(renderOne));
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  const results = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  return {
    value: results.map(({ value }, index) => ({ format: pdfFirst[index] ?? '', files: value.files })),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}
