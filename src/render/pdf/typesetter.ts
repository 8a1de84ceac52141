import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checked, Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import type { PageMap, RenderContext } from '../renderer.ts';
import { bookData } from './book-data.ts';
import { missingFaces } from './font-problems.ts';
import { fontsOf } from './fonts.ts';
import { layoutFonts } from './layout-fonts.ts';
import { uncoveredGlyphs } from './glyphs.ts';
import { wordsOfBook } from './shown-words.ts';
import { mapData } from './map-data.ts';
import { innerMargin, pageMap, straysOf } from './page-map.ts';
import type { Press } from './press.ts';
import { type Closeness, tightenToFit } from './tighten.ts';
import { runTypst } from './run-typst.ts';
import { themeProblem } from './theme-problem.ts';
import { withWorkspace } from './workspace.ts';
import { allChapters } from '../all-chapters.ts';

/** The book as it was set once. */
export interface SetBook {
  readonly pdf: Uint8Array;
  readonly pages: PageMap;
  /** The inner margin that the theme chose, in millimetres. */
  readonly inner: number;
  /** The chapters that are set closer than the others, by anchor. */
  readonly tighter: Closeness;
  /** The notes that stand on another page than their marks, by id. */
  readonly strays: readonly string[];
}

/** Sets the book for a press. */
export type SetForPress = (press: Press, kind: 'screen' | 'print') => Promise<SetBook>;

/**
 * Lends a typesetter that has the book's layouts and pictures at hand, so that a book that must be set several times
 * is. What `use` gives comes back with the problems that setting met.
 */
export async function withTypesetter<T>(
  manuscript: Manuscript,
  context: Pick<RenderContext, 'theme' | 'epoch' | 'signal'>,
  use: (set: SetForPress) => Promise<T>,
): Promise<Checked<T>> {
  const read = await fontsOf(context.theme);
  const { fonts, faces } = read;
  const ofFonts = [...faces.diagnostics, ...missingFaces(context.theme, faces.value)];
  const found = layoutFonts(fonts, faces.value, manuscript);
  return withWorkspace({ theme: context.theme, manuscript, fonts: found }, async (workspace) => {
    const map = await mapData(manuscript);
    const images = manuscript.images.map((image) => image.name);
    let unreadable: readonly string[] = [];
    let reason: string | undefined;
    const run = async (press: Press, kind: 'screen' | 'print', tighter: Closeness) => {
      const data = bookData(manuscript, context.epoch, new Set(unreadable), press, tighter);
      const bytes = await workspace.write(new Map([...data, ...map]));
      const output = { kind: 'pdf', file: 'book.pdf', marks: 'gathering-pages', forPrint: kind === 'print' } as const;
      const task = { workspace: workspace.folder, main: 'book.typ', fonts: [...faces.value.keys()], images, output };
      return runTypst(task, context.signal, { bytes });
    };
    const lay = async (press: Press, kind: 'screen' | 'print', tighter: Closeness) => {
      let answer = await run(press, kind, tighter);
      // One picture that cannot be decoded would cost the whole book: it is left out, and the book is set again.
      if ((answer.unreadableImages ?? []).length > 0) {
        unreadable = answer.unreadableImages ?? [];
        answer = await run(press, kind, tighter);
      }
      if (answer.problems.length > 0) {
        throw themeProblem('The PDF could not be set.', { problems: answer.problems, theme: context.theme });
      }
      reason = answer.notAccessible;
      const pages = pageMap(answer.marks, answer.pageCount ?? 0, answer.ends);
      return { pages, inner: innerMargin(answer.marks), tighter, strays: [...straysOf(answer.marks).keys()] };
    };
    const set: SetForPress = async (press, kind) => {
      const book = await tightenToFit(manuscript, (tighter) => lay(press, kind, tighter));
      return { ...book, pdf: await readFile(join(workspace.folder, 'book.pdf')) };
    };
    // The characters are looked up while the child process works.
    const setting = use(set);
    const glyphs = uncoveredGlyphs(wordsOfBook(manuscript), read, 'the PDF');
    const value = await setting;
    const pictures = unreadable.map((name) => unreadableImage(name, manuscript));
    return { value, diagnostics: [...ofFonts, ...glyphs, ...pictures, ...notAccessible(reason)] };
  });
}

function unreadableImage(name: string, manuscript: Manuscript): Diagnostic {
  const chapters = allChapters(manuscript);
  const user = chapters.find(({ blocks, notes }) => JSON.stringify([blocks, notes]).includes(name));
  return {
    rule: 'images-are-readable',
    severity: 'warning',
    message: `A picture${user === undefined ? '' : ` of "${user.title}"`} cannot be read by the typesetter, so its description stands in its place in the PDF.`,
    hint: 'Open the picture in a picture program, save it again as PNG or JPEG, and use the new file.',
    ...(user === undefined ? {} : { file: user.file }),
  };
}

function notAccessible(reason: string | undefined): Diagnostic[] {
  if (reason === undefined) return [];
  return [
    {
      rule: 'pdf-is-accessible',
      severity: 'warning',
      message: `The PDF is tagged, but it does not meet PDF/UA-1: ${reason}.`,
      hint: 'Readers who use a screen reader will still hear the text. Mend what is named here to reach the standard.',
    },
  ];
}
