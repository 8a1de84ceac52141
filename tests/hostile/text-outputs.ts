import { unzipSync } from 'fflate';
import type { Manuscript } from '../../src/model/manuscript.ts';
import { epubRenderer } from '../../src/render/epub/epub.ts';
import { renderMarkdown } from '../../src/render/markdown/markdown.ts';
import { toPandoc } from '../../src/render/pandoc/to-pandoc.ts';
import type { RenderContext, Theme } from '../../src/render/renderer.ts';
import { siteRenderer } from '../../src/render/site/site.ts';
import { pixelImage } from '../sample-manuscript.ts';

/** The text of everything that a book becomes without a program from outside. */
export interface TextOutputs {
  readonly markdown: string;
  /** HTML by path under `site/`. */
  readonly site: ReadonlyMap<string, string>;
  readonly siteFiles: ReadonlySet<string>;
  /** XHTML, OPF and NCX by path in the EPUB. */
  readonly epub: ReadonlyMap<string, string>;
  readonly epubFiles: ReadonlySet<string>;
  readonly pandoc: string;
  /** What rendering itself said. */
  readonly diagnostics: readonly string[];
}

// Without the fonts, which are the same in every book and cost most of the time.
const css = new TextEncoder().encode('p { margin: 0 }');
const theme: Theme = {
  name: 'plain',
  files: new Map([
    ['site.css', css],
    ['epub.css', css],
  ]),
};
const renderEpub = epubRenderer(async () => ({ bytes: pixelImage.bytes, mediaType: 'image/png' }));
const pixel = { bytes: pixelImage.bytes, mediaType: 'image/png', width: 1, height: 1 } as const;
const renderSite = siteRenderer({
  cover: () => Promise.resolve({ ...pixel, diagnostics: [] }),
  previews: (chapters) => Promise.resolve(new Map(chapters.map(({ anchor }) => [anchor, pixel]))),
});

/** Renders Markdown, site, EPUB and pandoc's tree. */
export async function renderTexts(manuscript: Manuscript): Promise<TextOutputs> {
  const context: RenderContext = {
    ...{ theme, epoch: 1_735_689_600, pandoc: 'embedded', format: 'markdown' },
    ...{ pages: Promise.resolve(undefined), signal: new AbortController().signal },
  };
  const markdown = await renderMarkdown(manuscript, context);
  const site = await renderSite(manuscript, { ...context, format: 'site' });
  const epub = await renderEpub(manuscript, { ...context, format: 'epub' });
  const pandoc = toPandoc(manuscript, {
    format: 'docx',
    styling: 'style',
    epoch: context.epoch,
    imageFolder: 'images',
  });
  const decode = (bytes: Uint8Array | undefined) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const sitePages = site.value.files.map(({ path, bytes }) => [path.slice('site/'.length), bytes] as const);
  const packed = Object.entries(unzipSync(epub.value.files[0]?.bytes ?? new Uint8Array()));
  const texts = (files: readonly (readonly [string, Uint8Array])[], ending: RegExp) =>
    new Map(files.filter(([path]) => ending.test(path)).map(([path, bytes]) => [path, decode(bytes)]));
  return {
    markdown: decode(markdown.value.files[0]?.bytes),
    site: texts(sitePages, /\.html$/),
    siteFiles: new Set(sitePages.map(([path]) => path)),
    epub: texts(packed, /\.(?:xhtml|opf|ncx|xml)$/),
    epubFiles: new Set(packed.map(([path]) => path)),
    pandoc: JSON.stringify(pandoc.document),
    diagnostics: [...markdown.diagnostics, ...site.diagnostics, ...epub.diagnostics, ...pandoc.diagnostics].map(
      ({ message }) => message,
    ),
  };
}
