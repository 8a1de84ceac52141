import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { type Command, measure, type Measure } from './measure.ts';

/* The package's own parts, as they are built. They are no part of its interface, so they have no types here. */
interface Parts {
  readonly readBook: (options: { cwd: string }) => Promise<{ project?: { theme: string } }>;
  readonly mergeReading: (reading: object) => { images: readonly { name: string }[] };
  readonly loadTheme: (name: string) => Promise<{ value: object }>;
  readonly themeFonts: (theme: object) => { files: readonly string[] };
  readonly readFonts: (fonts: object) => Promise<{ value: object }>;
  readonly fallbackFamilies: (fonts: object, faces: object) => string[];
  readonly bookData: (manuscript: object, epoch: number, unreadable: ReadonlySet<string>) => object;
  readonly withWorkspace: <T>(
    book: { theme: object; manuscript: object; families: readonly string[] },
    use: (workspace: { folder: string; write: (data: object) => Promise<void> }) => Promise<T>,
  ) => Promise<T>;
}

/** What Typst alone needs for the pages of a book: its workspace is written before the clock starts. */
export async function typstAlone(repository: string, folder: string, runs: number): Promise<Measure> {
  const { readBook, mergeReading, loadTheme, themeFonts, readFonts, fallbackFamilies, bookData, withWorkspace } =
    await loadParts(repository);
  const reading = await readBook({ cwd: folder });
  const manuscript = mergeReading(reading);
  const { value: theme } = await loadTheme(reading.project?.theme ?? '');
  const fonts = themeFonts(theme);
  const families = fallbackFamilies(fonts, (await readFonts(fonts)).value);
  return withWorkspace({ theme, manuscript, families }, async (workspace) => {
    await workspace.write(bookData(manuscript, 0, new Set()));
    const task = {
      workspace: workspace.folder,
      main: 'book.typ',
      fonts: fonts.files,
      images: manuscript.images.map(({ name }) => name),
      output: { kind: 'pdf', file: 'book.pdf', marks: 'gathering-pages' },
    };
    const command: Command = {
      program: process.execPath,
      args: [join(repository, 'dist/render/pdf/typst-process.js')],
      input: JSON.stringify(task),
    };
    return measure(command, runs);
  });
}

async function loadParts(repository: string): Promise<Parts> {
  const files = [
    'index',
    'render/theme/load-theme',
    'render/pdf/fonts',
    'render/pdf/book-data',
    'render/pdf/workspace',
  ];
  const modules = files.map(
    (file) => import(pathToFileURL(join(repository, 'dist', `${file}.js`)).href) as Promise<Partial<Parts>>,
  );
  return Object.assign({}, ...(await Promise.all(modules))) as Parts;
}
