import type { Renderer } from './renderer.ts';

/** Our own formats. Each is loaded only when a book is made in it. */
export const renderers: Readonly<Record<string, () => Promise<Renderer>>> = {
  pdf: async () => (await import('./pdf/pdf.ts')).renderPdf,
  print: async () => (await import('./print/print.ts')).renderPrint,
  cover: async () => (await import('./print/cover.ts')).renderCover,
  epub: async () => (await import('./epub/epub.ts')).renderEpub,
  site: async () => (await import('./site/site.ts')).renderSite,
  markdown: async () => (await import('./markdown/markdown.ts')).renderMarkdown,
};

/** Not a format: the pages are laid out, and nothing is made of them. */
export const pagesAlone = 'the pages';

/** Any other format is pandoc's: `docx`, `odt`, `latex`, `jats`, `icml` … */
export async function rendererFor(format: string): Promise<Renderer> {
  if (format === pagesAlone) return (await import('./print/lay-out.ts')).layOutPages;
  const own = Object.hasOwn(renderers, format) ? renderers[format] : undefined;
  return own ? own() : (await import('./pandoc/pandoc.ts')).renderWithPandoc;
}

/** The outputs directly in the output folder that a format will make, as far as that is known beforehand. */
export async function outputNames(format: string, slug: string): Promise<readonly string[]> {
  if (format === 'site') return ['site/index.html'];
  if (format === 'print') return [`${slug}-print.pdf`];
  if (format === 'cover') return [`${slug}-cover.pdf`, `${slug}-cover.png`];
  if (format === 'markdown') return [`${slug}.md`];
  if (Object.hasOwn(renderers, format)) return [`${slug}.${format}`];
  return [(await import('./pandoc/formats.ts')).outputName(slug, format)];
}

/**
 * Before minutes of work: can all of these be made?
 *
 * @throws BookError that names the format and the nearest known one.
 */
export async function assertFormats(formats: readonly string[], pandoc: 'embedded' | 'system'): Promise<void> {
  const others = formats.filter((format) => !Object.hasOwn(renderers, format));
  // Another pandoc may write other formats; it says so itself.
  if (others.length === 0 || pandoc === 'system') return;
  const { isKnownFormat, assertFormat } = await import('./pandoc/formats.ts');
  const strange = others.filter((format) => !isKnownFormat(format));
  if (strange.length === 0) return;
  const { pandocFormats } = await import('./pandoc/pandoc.ts');
  const available = await pandocFormats();
  for (const format of strange) assertFormat(format, available);
}
