import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import type { RenderContext } from '../renderer.ts';
import { drawSheet } from './draw-sheet.ts';
import { fontsOf } from './fonts.ts';
import { uncoveredGlyphs } from './glyphs.ts';
import { wordsOnCover } from './shown-words.ts';

/** A picture that the theme drew; `width` and `height` in pixels. */
export interface DrawnPicture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png';
  readonly width: number;
  readonly height: number;
}

/** A front cover, and what is wrong with it: letters that no font of the theme has. */
export interface DrawnCover extends DrawnPicture {
  readonly diagnostics: readonly Diagnostic[];
}

/** The front cover for all formats of one run that want it: it is drawn once. */
export function frontCover(manuscript: Manuscript, context: RenderContext): Promise<DrawnCover> {
  const { drawn = {} } = context;
  drawn.cover ??= drawCover(manuscript, context);
  return drawn.cover;
}

/** 2:3, as shops show covers; 1600 × 2400 is what they ask for. */
const coverWidth = 1600;

/**
 * The front cover as the theme's `cover.typ` draws it.
 *
 * @throws BookError where the theme's cover cannot be set.
 */
export async function drawCover(
  manuscript: Manuscript,
  context: Pick<RenderContext, 'theme' | 'epoch' | 'signal'>,
): Promise<DrawnCover> {
  const output = { kind: 'svg', file: 'cover.svg' } as const;
  const layout = { main: 'cover.typ', subject: 'The cover', output };
  const sheet = await drawSheet({ ...manuscript, images: [] }, context, layout);
  const svg = new TextDecoder().decode(sheet);
  const { Resvg } = await import('@resvg/resvg-js');
  // Letters are outlines by now, so no font of this machine is ever asked for.
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: coverWidth },
    font: { loadSystemFonts: false },
  }).render();
  const diagnostics = uncoveredGlyphs(wordsOnCover(manuscript), await fontsOf(context.theme), 'the drawn cover');
  return { bytes: picture.asPng(), mediaType: 'image/png', width: picture.width, height: picture.height, diagnostics };
}
