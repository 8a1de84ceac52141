import type { Renderer } from './renderer.ts';

/** Our own formats. Each is loaded only when a book is made in it. */
export const renderers: Readonly<Record<string, () => Promise<Renderer>>> = {
  pdf: async () => (await import('./pdf/pdf.ts')).renderPdf,
  epub: async () => (await import('./epub/epub.ts')).renderEpub,
  site: async () => (await import('./site/site.ts')).renderSite,
  markdown: async () => (await import('./markdown/markdown.ts')).renderMarkdown,
};

/** Any other format is pandoc's: `docx`, `odt`, `latex`, `jats`, `icml` … */
export async function rendererFor(format: string): Promise<Renderer> {
  const own = Object.hasOwn(renderers, format) ? renderers[format] : undefined;
  return own ? own() : (await import('./pandoc/pandoc.ts')).renderWithPandoc;
}
