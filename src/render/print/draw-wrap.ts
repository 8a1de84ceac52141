import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manuscript } from '../../model/manuscript.ts';
import { bookData } from '../pdf/book-data.ts';
import { themeFonts } from '../pdf/fonts.ts';
import { runTypst } from '../pdf/run-typst.ts';
import { themeProblem } from '../pdf/theme-problem.ts';
import { withWorkspace } from '../pdf/workspace.ts';
import type { RenderContext } from '../renderer.ts';
import { wrapData } from './wrap-data.ts';
import type { Wrap } from './wrap-size.ts';

/**
 * The cover as the theme's `wrap.typ` draws it on one sheet, in a screen's colours.
 *
 * @throws BookError where the theme's cover cannot be set.
 */
export function drawWrap(
  manuscript: Manuscript,
  wrap: Wrap,
  { theme, epoch, signal }: Pick<RenderContext, 'theme' | 'epoch' | 'signal'>,
): Promise<Uint8Array> {
  const images = manuscript.images.filter(({ name }) => name === manuscript.cover);
  return withWorkspace({ theme, manuscript: { ...manuscript, images } }, async (workspace) => {
    await workspace.write(new Map([...bookData(manuscript, epoch), ['data/wrap.json', wrapData(manuscript, wrap)]]));
    const task = { workspace: workspace.folder, main: 'wrap.typ', fonts: themeFonts(theme).files };
    const output = { kind: 'pdf', file: 'wrap.pdf', forPrint: true } as const;
    const answer = await runTypst({ ...task, images: images.map(({ name }) => name), output }, signal);
    if (answer.problems.length > 0) {
      throw themeProblem('The cover could not be drawn.', { problems: answer.problems, theme });
    }
    return readFile(join(workspace.folder, output.file));
  });
}
