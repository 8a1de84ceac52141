import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import type { Checked, Diagnostic } from '../../model/checked.ts';
import type { SourceFile } from '../../model/source.ts';
import { packageRoot } from '../../system/package-root.ts';
import { nearest } from '../../text/nearest.ts';
import type { Theme } from '../renderer.ts';
import { filledIn, joinValues } from './fill-in.ts';
import { isThemeName, readThemeFile, type ThemeValues } from './theme-file.ts';

/** Where a book keeps themes of its own. */
export const ownThemes = 'themes';

/** One theme as its folder has it: files by path inside of it. */
interface Layer {
  readonly name: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly values: ThemeValues;
}

/**
 * The files of a theme, those of the themes that it extends included. `own` are the files of the book's folder
 * `themes`; a theme there is found before one that comes along.
 *
 * @throws BookError where there is no theme of that name, or themes extend each other in a circle.
 */
export async function loadTheme(written: string, own: readonly SourceFile[] = []): Promise<Checked<Theme>> {
  const name = written.replace(/^themes\//, '');
  const layers: Layer[] = [];
  const diagnostics: Diagnostic[] = [];
  let next: string | undefined = name;
  while (next !== undefined) {
    if (layers.some((layer) => layer.name === next)) throw circle([...layers.map((layer) => layer.name), next]);
    const files: Layer['files'] | undefined = ownFiles(next, own) ?? (await shippedFiles(next));
    if (files === undefined) throw await unknownTheme(next, layers.at(-1)?.name, own);
    const bytes = files.get('theme.yml');
    const read = readThemeFile({ path: `${ownThemes}/${next}/theme.yml`, bytes: bytes ?? new Uint8Array() });
    if (bytes !== undefined) diagnostics.push(...read.diagnostics);
    layers.unshift({ name: next, files, values: read.value.values });
    next = bytes === undefined ? undefined : read.value.extends;
  }
  return { value: { name, files: joined(layers), origins: originsOf(layers, own) }, diagnostics };
}

/**
 * The later theme's file stands for the earlier one's of the same name. A file `site.add.css` stands for none: it goes
 * behind `site.css`, and those of several themes follow each other.
 */
function joined(layers: readonly Layer[]): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const layer of layers) {
    for (const [path, bytes] of layer.files) {
      const target = path.replace(/\.add\.css$/, '.css');
      const before = target === path ? undefined : files.get(target);
      files.set(target, before === undefined ? bytes : Buffer.concat([before, Buffer.from('\n'), bytes]));
    }
  }
  const values = joinValues(layers.map((layer) => layer.values));
  files.set('theme.json', Buffer.from(JSON.stringify(values)));
  files.delete('theme.yml');
  return new Map(
    [...files]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([path, bytes]) => [path, filledIn(path, bytes, values)]),
  );
}

function originsOf(layers: readonly Layer[], own: readonly SourceFile[]): ReadonlyMap<string, string> {
  const origins = new Map<string, string>();
  for (const { name, files } of layers) {
    const folder = ownFiles(name, own) === undefined ? `the theme ${name}: ` : `${ownThemes}/${name}/`;
    for (const path of files.keys()) origins.set(path, folder + path);
  }
  return origins;
}

function ownFiles(name: string, own: readonly SourceFile[]): ReadonlyMap<string, Uint8Array> | undefined {
  const folder = `${ownThemes}/${name}/`;
  const files = own.filter(({ path }) => path.startsWith(folder));
  return files.length === 0 ? undefined : new Map(files.map(({ path, bytes }) => [path.slice(folder.length), bytes]));
}

/** A folder of `templates/` is a theme if it has a theme.yml. */
async function shippedFiles(name: string): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  if (!isThemeName(name) || !(await shippedThemes()).includes(name)) return undefined;
  const folder = join(packageRoot(), 'templates', name);
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, Uint8Array>();
  for (const entry of found.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path));
  }
  return files;
}

async function shippedThemes(): Promise<string[]> {
  const templates = join(packageRoot(), 'templates');
  const folders = (await readdir(templates, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const named = await Promise.all(
    folders.map(async ({ name }) => ((await readdir(join(templates, name))).includes('theme.yml') ? [name] : [])),
  );
  return named.flat().sort();
}

async function unknownTheme(name: string, extendedBy: string | undefined, own: readonly SourceFile[]) {
  const ownNames = own.flatMap(({ path }) => /^themes\/([^/]+)\//.exec(path)?.[1] ?? []);
  const known = [...new Set([...ownNames, ...(await shippedThemes())])].sort();
  const similar = nearest(name, known);
  const reason = extendedBy === undefined ? '' : `, which "${extendedBy}" extends`;
  const guess = similar === undefined ? '' : ` Did you mean "${similar}"?`;
  return new BookError(`There is no theme "${name}"${reason}.${guess}`, {
    hint: `The themes are: ${known.join(', ')}. One of your own is a folder ${ownThemes}/NAME beside book.yml.`,
  });
}

function circle(names: readonly string[]): BookError {
  return new BookError(`The themes ${names.map((name) => `"${name}"`).join(', ')} extend each other in a circle.`, {
    hint: 'Take "extends" out of the theme.yml of one of them.',
  });
}
