import { BookError } from '../../model/book-error.ts';
import type { Manuscript, ManuscriptChapter } from '../../model/manuscript.ts';
import type { RenderContext } from '../renderer.ts';
import type { DrawnPicture } from './cover.ts';
import { drawSheet } from './draw-sheet.ts';
import { fontsOf } from './fonts.ts';
import { uncoveredGlyphs } from './glyphs.ts';
import { wordsOnPreview } from './shown-words.ts';

const main = 'previews.typ';
const subject = 'The pictures for link previews';

/** In pixels. With 600 × 315 and more Facebook shows a large picture ("Images in Link Shares", as of November 2026). */
const previewWidth = 600;

/**
 * Pictures for link previews of chapters, which are given in the book's order: by anchor, with title and authors, as the theme's `previews.typ` draws
 * them; none where the theme has none.
 *
 * @throws BookError where they cannot be set.
 */
export async function drawPreviews(
  chapters: readonly ManuscriptChapter[],
  manuscript: Manuscript,
  context: Pick<RenderContext, 'theme' | 'epoch' | 'signal'>,
): Promise<ReadonlyMap<string, DrawnPicture>> {
  if (chapters.length === 0 || !context.theme.files.has(main)) return new Map();
  const output = { kind: 'svg', file: 'previews.svg' } as const;
  const data = new Map([['data/previews.json', chapters.map(({ anchor }) => anchor)]]);
  const sheet = await drawSheet({ ...manuscript, images: [] }, context, {
    main,
    subject,
    output,
    data,
  });
  const drawings = pagesOf(new TextDecoder().decode(sheet));
  if (drawings.length !== chapters.length) {
    throw new BookError(`${subject} could not be drawn.`, {
      hint: `The theme's ${main} made ${drawings.length} pages; it must make ${chapters.length}, one for each chapter that /data/previews.json names, in the book's order.`,
    });
  }
  const { Resvg } = await import('@resvg/resvg-js');
  const fonts = await fontsOf(context.theme);
  const previews = new Map<string, DrawnPicture>();
  for (const [index, chapter] of chapters.entries()) {
    context.signal.throwIfAborted();
    const words = wordsOnPreview(chapter, manuscript);
    if (uncoveredGlyphs(words, fonts, subject).length > 0) continue;
    const options = { fitTo: { mode: 'width', value: previewWidth }, font: { loadSystemFonts: false } } as const;
    const picture = new Resvg(drawings[index] ?? '', options).render();
    const { width, height } = picture;
    previews.set(chapter.anchor, { bytes: picture.asPng(), mediaType: 'image/png', width, height });
  }
  return previews;
}

/** Of one drawing in which the engine sets all pages one below the other, a drawing for each. */
function pagesOf(svg: string): string[] {
  const [head = ''] = /^<svg\b[^>]*>/.exec(svg) ?? [];
  const [width = 0, all = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(head)?.slice(1).map(Number) ?? [];
  const definitions = new Map(
    [...svg.matchAll(/<(symbol|clipPath|linearGradient|radialGradient|pattern)\b[^>]*\bid="([^"]+)"[^]*?<\/\1>/g)].map(
      ([element, , id]) => [id ?? '', element],
    ),
  );
  // The engine indents by four spaces: a page is an element of its own right below the root.
  const pages = svg.match(/^ {4}<g\b[^]*?^ {4}<\/g>$/gm) ?? [];
  const height = all / Math.max(1, pages.length);
  return pages.map((page, index) => {
    const used = usedBy(page, definitions).join('');
    const start = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"`;
    const box = `viewBox="0 ${index * height} ${width} ${height}" width="${width}" height="${height}"`;
    return `${start} ${box}><defs>${used}</defs>${page}</svg>`;
  });
}

/** What an element refers to, and what that refers to: all of it for each page would take most of the time. */
function usedBy(element: string, definitions: ReadonlyMap<string, string>): string[] {
  const ids = new Set<string>();
  const visit = (text: string): void => {
    for (const [, id = ''] of text.matchAll(/(?:href="|url\()#([^")]+)/g)) {
      const definition = definitions.get(id);
      if (definition === undefined || ids.has(id)) continue;
      ids.add(id);
      visit(definition);
    }
  };
  visit(element);
  return [...ids].map((id) => definitions.get(id) ?? '');
}
