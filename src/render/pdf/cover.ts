import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manuscript } from '../../model/manuscript.ts';
import type { RenderContext } from '../renderer.ts';
import { bookData } from './book-data.ts';
import { fallbackFamilies, readFonts, themeFonts } from './fonts.ts';
import { runTypst } from './run-typst.ts';
import { themeProblem } from './theme-problem.ts';
import { withWorkspace } from './workspace.ts';

/** A front cover as a picture; `width` and `height` in pixels. */
export interface DrawnCover {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png';
  readonly width: number;
  readonly height: number;
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
  const svg = await coverSvg(manuscript, context);
  const { Resvg } = await import('@resvg/resvg-js');
  // Letters are outlines by now, so no font of this machine is ever asked for.
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: coverWidth },
    font: { loadSystemFonts: false },
  }).render();
  return { bytes: picture.asPng(), mediaType: 'image/png', width: picture.width, height: picture.height };
}

async function coverSvg(
  manuscript: Manuscript,
  { theme, epoch, signal }: Pick<RenderContext, 'theme' | 'epoch' | 'signal'>,
): Promise<string> {
  const fonts = themeFonts(theme);
  const { value: faces } = await readFonts(fonts);
  const content = { theme, manuscript: { ...manuscript, images: [] }, families: fallbackFamilies(fonts, faces) };
  return withWorkspace(content, async (workspace) => {
    await workspace.write(bookData(manuscript, epoch));
    const output = { kind: 'svg', file: 'cover.svg' } as const;
    const answer = await runTypst(
      { workspace: workspace.folder, main: 'cover.typ', fonts: [...faces.keys()], images: [], output },
      signal,
    );
    if (answer.problems.length > 0) {
      throw themeProblem('The cover could not be drawn.', { problems: answer.problems, theme });
    }
    return readFile(join(workspace.folder, output.file), 'utf8');
  });
}
