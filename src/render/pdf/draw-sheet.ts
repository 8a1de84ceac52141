import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import type { RenderContext } from '../renderer.ts';
import { bookData } from './book-data.ts';
import { fontsOf } from './fonts.ts';
import { layoutFonts } from './layout-fonts.ts';
import { runTypst, type TypstTask } from './run-typst.ts';
import { themeProblem } from './theme-problem.ts';
import { withWorkspace } from './workspace.ts';

export interface Sheet {
  /** The theme's layout: `cover.typ`. */
  readonly main: string;
  /** What it draws, as the subject of a message with "could". */
  readonly subject: string;
  readonly output: TypstTask['output'];
  /** What the layout reads beside the book, by path. */
  readonly data?: ReadonlyMap<string, unknown>;
}

/**
 * One sheet as a layout of the theme draws it, with no pictures but those of the manuscript that is given.
 *
 * @throws BookError where it cannot be set.
 */
export async function drawSheet(
  manuscript: Manuscript,
  { theme, epoch, signal }: Pick<RenderContext, 'theme' | 'epoch' | 'signal'>,
  { main, subject, output, data = new Map() }: Sheet,
): Promise<Uint8Array> {
  const {
    fonts,
    faces: { value: faces },
  } = await fontsOf(theme);
  return withWorkspace({ theme, manuscript, fonts: layoutFonts(fonts, faces, manuscript) }, async (workspace) => {
    const bytes = await workspace.write(new Map([...bookData(manuscript, epoch), ...data]));
    const images = manuscript.images.map(({ name }) => name);
    const task = { workspace: workspace.folder, main, fonts: [...faces.keys()], images, output };
    const { problems, unreadableImages = [] } = await runTypst(task, signal, { bytes });
    if (unreadableImages.length > 0) throw unreadable();
    if (problems.length > 0) throw themeProblem(`${subject} could not be drawn.`, { problems, theme });
    return readFile(join(workspace.folder, output.file));
  });
}

function unreadable(): BookError {
  return new BookError('The picture of the cover cannot be read by the typesetter.', {
    hint: 'Open it in a picture program, save it again as PNG or JPEG, and use the new file.',
  });
}
