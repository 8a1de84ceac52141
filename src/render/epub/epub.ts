import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import type { RenderContext, Renderer } from '../renderer.ts';
import { drawMap } from '../map/draw-map.ts';
import { screenDigits } from '../map/svg.ts';
import { setDesk } from './desk.ts';
import { packEpub } from './packing.ts';
import type { Picture } from './packing.ts';
import { planSpine } from './spine.ts';
import { writeTexts } from './texts.ts';

/** Draws the cover picture of a book that brings none. */
export type DrawCover = (
  manuscript: Manuscript,
  context: RenderContext,
) => Promise<Omit<Picture, 'name'> & { readonly diagnostics?: readonly Diagnostic[] }>;

const drawnCover = 'images/cover.png';

/** The book as an EPUB 3.3 file. */
export const renderEpub: Renderer = epubRenderer(async (manuscript, context) => {
  const { frontCover } = await import('../pdf/pictures.ts');
  return frontCover(manuscript, context);
});

/** A renderer of EPUB that has covers drawn by the given function. */
export function epubRenderer(drawCover: DrawCover): Renderer {
  return async (manuscript, context) => {
    const map = manuscript.map && (await drawMap(manuscript.map, screenDigits));
    const desk = setDesk(manuscript, planSpine(manuscript), map);
    const given = manuscript.images.find(({ name }) => name === manuscript.cover);
    // The texts are written while the cover is being drawn and the PDF laid out: only then are page numbers known.
    const drawing = given ?? drawCover(manuscript, context).then((drawn) => ({ name: drawnCover, ...drawn }));
    const texts = writeTexts(desk, `../${given?.name ?? drawnCover}`);
    const [cover, pages] = await Promise.all([drawing, context.pages]);
    const bytes = packEpub({ desk, texts: texts.value, cover, pages, context });
    return {
      value: { files: [{ path: `${manuscript.book.slug}.epub`, bytes }] },
      diagnostics: [...texts.diagnostics, ...('diagnostics' in cover ? (cover.diagnostics ?? []) : [])],
    };
  };
}
