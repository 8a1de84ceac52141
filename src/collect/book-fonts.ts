import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BookError } from '../model/book-error.ts';
import type { Checked } from '../model/checked.ts';
import { collectFiles } from './collect-files.ts';
import { folderMaterial } from './material.ts';

// The largest fonts, those of Chinese, have some 25 MB.
const fontBytes = 48 * 2 ** 20;

/**
 * The font files that the book's editors added, as absolute paths: those of its folder `fonts`, and of each package
 * of `@expo-google-fonts` that its package.json asks for the upright and the slanted, in regular and bold.
 *
 * @throws BookError where such a package is not installed.
 */
export async function bookFonts(folder: string): Promise<Checked<readonly string[]>> {
  const material = await folderMaterial(folder);
  const own = await collectFiles(material, ['fonts/**/*.{ttf,otf,ttc,TTF,OTF,TTC}'], { maxBytes: fontBytes });
  const forScreens = await collectFiles(material, ['fonts/**/*.{woff,woff2}'], { maxBytes: fontBytes });
  const packages = await collectFiles(material, ['package.json']);
  const named = packages.value.flatMap(({ bytes }) => fontPackages(new TextDecoder().decode(bytes)));
  const installed = await Promise.all(named.map((name) => packageFonts(folder, name)));
  return {
    value: [...own.value.map(({ path }) => join(folder, path)), ...installed.flat()],
    diagnostics: [
      ...own.diagnostics,
      ...forScreens.value.map(({ path }) => ({
        rule: 'fonts-can-be-read',
        severity: 'warning' as const,
        message: `"${path}" is a font for web sites, which the PDF cannot use.`,
        hint: 'Put the same font there as a .ttf or .otf file.',
        file: path,
      })),
    ],
  };
}

function fontPackages(written: string): string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(written);
  } catch (cause) {
    throw new BookError('The package.json beside book.yml cannot be read.', {
      hint: 'It tells which font packages the book uses. It must be JSON, as npm writes it.',
      cause,
    });
  }
  const dependencies: unknown = (parsed as { dependencies?: unknown } | null)?.dependencies;
  const names = typeof dependencies === 'object' && dependencies !== null ? Object.keys(dependencies) : [];
  return names.filter((name) => /^@expo-google-fonts\/[a-z0-9-]+$/.test(name)).sort();
}

const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];

async function packageFonts(folder: string, name: string): Promise<string[]> {
  const place = placeOf(folder, name);
  const found = await Promise.all(
    faces.map(async (face) => {
      const files = await readdir(join(place, face)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      return files.filter((file) => file.endsWith('.ttf')).map((file) => join(place, face, file));
    }),
  );
  return found.flat().sort();
}

function placeOf(folder: string, name: string): string {
  try {
    return dirname(createRequire(join(folder, 'package.json')).resolve(`${name}/package.json`));
  } catch (cause) {
    throw new BookError(`The font package ${name} is not installed.`, {
      hint: `The package.json of the book names it. Run "npm install" in ${folder}.`,
      cause,
    });
  }
}
