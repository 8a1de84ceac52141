import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import type { Checked, Diagnostic } from '../../model/checked.ts';
import type { Theme } from '../renderer.ts';
import { type Faces, readFaces } from './font-faces.ts';
import { unreadable, variable } from './font-problems.ts';

/** The theme's faces: files of npm packages, by what they are for; the editors' own stand behind the fallbacks. */
export interface ThemeFonts {
  /** Absolute paths of every face. */
  readonly files: readonly string[];
  /** Faces that text may be set in: a character is safe only if each of them has it, or one of `fallback`. */
  readonly text: readonly string[];
  readonly code: readonly string[];
  readonly fallback: readonly string[];
}

/** The faces that the theme's `fonts.json` names. Only files of installed font packages are looked up. */
export function themeFonts(theme: Theme): ThemeFonts {
  const bytes = theme.files.get('fonts.json');
  if (bytes === undefined)
    throw new BookError(`The theme "${theme.name}" has no fonts.json.`, {
      hint: 'Write "extends: age-of-conversation" into its theme.yml, or add a fonts.json to it.',
    });
  const lists = fontLists(new TextDecoder().decode(bytes));
  if (lists === undefined)
    throw new BookError(`The fonts.json of the theme "${theme.name}" cannot be read.`, {
      hint: 'It must be JSON with three lists of names: { "text": ["…"], "code": ["…"], "fallback": [] }',
    });
  const added = theme.fonts ?? [];
  const files = lists.map((faces) => faces.map((name) => fontFile(name, added)));
  const [text, code, own] = files as [string[], string[], string[]];
  const fallback = [...own, ...added];
  return { files: [...new Set([...text, ...code, ...fallback])], text, code, fallback };
}

/** The faces of a theme and what their files hold, read once for all that is set in it: it takes half a second. */
export function fontsOf(theme: Theme): Promise<ReadFonts> {
  const known = readBefore.get(theme) ?? readAll(theme);
  readBefore.set(theme, known);
  return known;
}

export interface ReadFonts {
  readonly fonts: ThemeFonts;
  readonly faces: Checked<ReadonlyMap<string, Faces>>;
}

const readBefore = new WeakMap<Theme, Promise<ReadFonts>>();

async function readAll(theme: Theme): Promise<ReadFonts> {
  const fonts = themeFonts(theme);
  return { fonts, faces: await readFonts(fonts) };
}

/** What every font file holds. One that cannot be read, and one that has no bold, is told of. */
export async function readFonts({ files }: ThemeFonts): Promise<Checked<ReadonlyMap<string, Faces>>> {
  const found = new Map<string, Faces>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const faces = await readFaces(file);
    if (faces === undefined) diagnostics.push(unreadable(file));
    else found.set(file, faces);
    if (faces?.isVariable === true) diagnostics.push(variable(file));
  }
  return { value: found, diagnostics };
}

/** The families in which a letter is looked for that the theme's own faces have not. */
export function fallbackFamilies({ fallback }: ThemeFonts, faces: ReadonlyMap<string, Faces>): string[] {
  return [...new Set(fallback.flatMap((file) => faces.get(file)?.families ?? []))];
}

function fontLists(written: string): string[][] | undefined {
  try {
    const value = JSON.parse(written) as Record<string, unknown>;
    const lists = [value['text'], value['code'], value['fallback']];
    const isNames = (list: unknown): list is string[] =>
      Array.isArray(list) && list.every((name) => typeof name === 'string');
    return lists.every(isNames) ? lists : undefined;
  } catch {
    return undefined;
  }
}

const require = createRequire(import.meta.url);

// The editors' own packages lie beside book.yml, where those that come along do not see them.
function fontFile(name: string, added: readonly string[]): string {
  const [, packageName] = /^(@expo-google-fonts\/[a-z0-9-]+)\/[A-Za-z0-9_]+\/[A-Za-z0-9_]+\.ttf$/.exec(name) ?? [];
  if (packageName === undefined) {
    throw new BookError(`"${name}" is not a font that the PDF can use.`, {
      hint: 'Name a .ttf file of an @expo-google-fonts package.',
    });
  }
  const folders = added.map((file) => dirname(dirname(file)));
  const beside = folders.find((folder) => folder.replaceAll('\\', '/').endsWith(`/${packageName}`));
  const file = beside === undefined ? undefined : join(beside, name.slice(packageName.length));
  if (file !== undefined && existsSync(file)) return file;
  try {
    return require.resolve(name);
  } catch (cause) {
    throw new BookError(`The font "${name}" is not installed.`, {
      hint: `Run "npm install ${packageName}" beside book.yml, and look there whether the file has this name.`,
      cause,
    });
  }
}
