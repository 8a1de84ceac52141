import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BookError } from '../model/book-error.ts';
import { packageRoot } from '../system/package-root.ts';
import { nearest } from '../text/nearest.ts';
import type { Theme } from './renderer.ts';

/** Folders of `templates/` that are no themes. */
const notThemes = new Set(['init']);

/**
 * The files of a theme.
 *
 * @throws BookError where there is no theme of that name.
 */
export async function loadTheme(name: string): Promise<Theme> {
  const templates = join(packageRoot(), 'templates');
  const entries = await readdir(templates, { withFileTypes: true });
  const themes = entries
    .filter((entry) => entry.isDirectory() && !notThemes.has(entry.name))
    .map((entry) => entry.name);
  if (!themes.includes(name)) {
    const similar = nearest(name, themes);
    throw new BookError(`There is no theme "${name}".${similar === undefined ? '' : ` Did you mean "${similar}"?`}`, {
      hint: `The themes are: ${themes.sort().join(', ')}.`,
    });
  }
  const folder = join(templates, name);
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, Uint8Array>();
  for (const entry of found.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path));
  }
  return { name, files: new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1))) };
}
