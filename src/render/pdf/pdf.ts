import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import type { Renderer } from '../renderer.ts';
import { bookData } from './book-data.ts';
import { themeFonts } from './fonts.ts';
import { uncoveredGlyphs } from './glyphs.ts';
import { pageMap } from './page-map.ts';
import { runTypst, type TypstAnswer } from './run-typst.ts';
import { withWorkspace, type Workspace } from './workspace.ts';

/** The book as one PDF/UA-1 file, `SLUG.pdf`, with the pages on which everything came to stand. */
export const renderPdf: Renderer = (manuscript, context) =>
  withWorkspace({ theme: context.theme, manuscript }, async (workspace) => {
    const fonts = themeFonts(context.theme);
    const images = manuscript.images.map((image) => image.name);
    const run = async (unreadable: readonly string[]) => {
      await workspace.write(bookData(manuscript, context.epoch, new Set(unreadable)));
      const output = { kind: 'pdf', file: 'book.pdf', marks: 'gathering-pages' } as const;
      return runTypst(
        { workspace: workspace.folder, main: 'book.typ', fonts: fonts.files, images, output },
        context.signal,
      );
    };
    // The characters are looked up while the child process works.
    const [{ answer, unreadable }, glyphs] = await Promise.all([
      despiteBadImages(run),
      uncoveredGlyphs(manuscript, fonts),
    ]);
    const pdf = await readPdf(workspace, answer);
    return {
      value: {
        files: [{ path: `${manuscript.book.slug}.pdf`, bytes: pdf }],
        pages: pageMap(answer.marks, answer.pageCount ?? 0),
      },
      diagnostics: [
        ...glyphs,
        ...unreadable.map((name) => unreadableImage(name, manuscript)),
        ...notAccessible(answer),
      ],
    };
  });

// One picture that cannot be decoded would cost the whole book: it is left out, and the book is set again.
async function despiteBadImages(run: (unreadable: readonly string[]) => Promise<TypstAnswer>) {
  const answer = await run([]);
  const unreadable = answer.unreadableImages ?? [];
  return { answer: unreadable.length === 0 ? answer : await run(unreadable), unreadable };
}

async function readPdf({ folder }: Workspace, answer: TypstAnswer): Promise<Uint8Array> {
  if (answer.problems.length > 0) {
    throw new BookError('The PDF could not be set.', { hint: `The typesetter says: ${answer.problems.join('; ')}` });
  }
  return readFile(join(folder, 'book.pdf'));
}

function unreadableImage(name: string, { front, sections, back }: Manuscript): Diagnostic {
  const chapters = [...front, ...sections.flatMap((section) => section.chapters), ...back];
  const user = chapters.find(({ blocks, notes }) => JSON.stringify([blocks, notes]).includes(name));
  return {
    rule: 'images-are-readable',
    severity: 'warning',
    message: `A picture${user === undefined ? '' : ` of "${user.title}"`} cannot be read by the typesetter, so its description stands in its place in the PDF.`,
    hint: 'Open the picture in a picture program, save it again as PNG or JPEG, and use the new file.',
    ...(user === undefined ? {} : { file: user.file }),
  };
}

function notAccessible({ notAccessible: reason }: TypstAnswer): Diagnostic[] {
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
