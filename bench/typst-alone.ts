import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { type Command, measure, type Measure } from './measure.ts';

/* The package's own parts, as they are built. They are no part of its interface, so they are loaded by their files. */
type Parts = typeof import('../src/index.ts') &
  typeof import('../src/render/theme/load-theme.ts') &
  typeof import('../src/render/pdf/fonts.ts') &
  typeof import('../src/render/pdf/layout-fonts.ts') &
  typeof import('../src/render/pdf/book-data.ts') &
  typeof import('../src/render/pdf/map-data.ts') &
  typeof import('../src/render/pdf/workspace.ts');

/** What Typst alone needs for the pages of a book: its workspace is written before the clock starts. */
export async function typstAlone(repository: string, folder: string, runs: number): Promise<Measure> {
  const parts = await loadParts(repository);
  const reading = await parts.readBook({ cwd: folder });
  const { project } = reading;
  if (project === undefined) throw new Error(`${folder}: the book could not be read.`);
  const manuscript = parts.mergeReading({ ...reading, project });
  const { value: theme } = await parts.loadTheme(project.theme, reading.themes);
  const files = parts.themeFonts(theme);
  const faces = await parts.readFonts(files);
  const fonts = parts.layoutFonts(files, faces.value, manuscript);
  return parts.withWorkspace({ theme, manuscript, fonts }, async (workspace) => {
    await workspace.write(new Map([...parts.bookData(manuscript, 0, new Set()), ...(await parts.mapData(manuscript))]));
    const task = {
      workspace: workspace.folder,
      main: 'book.typ',
      fonts: [...faces.value.keys()],
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
    'render/pdf/layout-fonts',
    'render/pdf/book-data',
    'render/pdf/map-data',
    'render/pdf/workspace',
  ];
  const modules = files.map(
    (file) => import(pathToFileURL(join(repository, 'dist', `${file}.js`)).href) as Promise<Partial<Parts>>,
  );
  return Object.assign({}, ...(await Promise.all(modules))) as Parts;
}
