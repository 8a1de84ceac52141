import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import type { Manuscript } from '../../model/manuscript.ts';
import type { Theme } from '../renderer.ts';
import type { BookData } from './book-data.ts';
import type { LayoutFonts } from './layout-fonts.ts';

/**
 * Lend a fresh folder that holds the theme's layouts, the book as JSON and its pictures, as regular files that we wrote:
 * the engine would follow a symbolic link out of it. The folder is removed afterwards, whatever happens.
 */
export async function withWorkspace<T>(
  { theme, manuscript, fonts: found }: WorkspaceContent,
  use: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gathering-pdf-'));
  try {
    const layouts = [...theme.files].filter(([path]) => /\.(?:typ|svg|png|jpe?g)$/.test(path) || path === 'theme.json');
    const pictures = manuscript.images.map((image) => [image.name, image.bytes] as const);
    const fonts = ['fonts.json', JSON.stringify(found)] as const;
    await writeAll(folder, [...layouts, ...pictures, fonts]);
    return await use({
      folder,
      write: async (data) => {
        const files = [...data].map(([path, value]) => [path, JSON.stringify(value)] as const);
        await writeAll(folder, files);
        return files.reduce((sum, [, text]) => sum + text.length, 0);
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface WorkspaceContent {
  readonly theme: Theme;
  readonly manuscript: Manuscript;
  /** What layouts read in `/fonts.json`. */
  readonly fonts: LayoutFonts;
}

export interface Workspace {
  readonly folder: string;
  /** Writes the book, and says how much it is, in letters. */
  readonly write: (data: BookData) => Promise<number>;
}

async function writeAll(folder: string, files: readonly (readonly [string, Uint8Array | string])[]): Promise<void> {
  for (const [path, bytes] of files) {
    const target = join(folder, path);
    if (!target.startsWith(normalize(`${folder}/`))) throw new Error(`${path} is outside the workspace`);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}
