import { BookError } from '../../model/book-error.ts';
import { readPackageFile } from '../../system/package-file.ts';
import type { OutputFile, Theme } from '../renderer.ts';

/** The site's looks: the style sheet with its fonts, and the two colours that a browser frames the pages with. */
export interface SiteStyle {
  readonly files: readonly OutputFile[];
  /** The theme's `icon.svg`, which browsers show beside the page's title. */
  readonly icon?: string;
  /** For light and for dark surroundings, from `--theme-color` in the style sheet; may be empty. */
  readonly themeColours: readonly string[];
}

// url("@fontsource/alegreya-sans/files/alegreya-sans-latin-400-normal.woff2")
const packedFont = /url\(["'](@fontsource(?:-variable)?\/[a-z0-9-]+)\/files\/([a-z0-9-]+\.woff2)["']\)/g;
// url("fonts/own.woff2")
const ownFont = /url\(["'](fonts\/[\w-]+\.woff2)["']\)/g;

/**
 * The theme's `site.css` and `site-fonts.css` as `site/style.css`, and the fonts that they name: from npm packages of the Fontsource family,
 * each with its licence, or from the theme's own folder `fonts/`. The theme decides, the code knows no font.
 */
export async function siteStyle({ name, files }: Theme): Promise<SiteStyle> {
  const bytes = files.get('site.css');
  if (!bytes) {
    throw new BookError(`The theme "${name}" has no site.css.`, {
      hint: 'Add a site.css to the theme, or leave "site" out of the outputs.',
    });
  }
  const css = [bytes, files.get('site-fonts.css')].map((part) => new TextDecoder().decode(part)).join('\n');
  const licences = new Map<string, Promise<OutputFile>>();
  const fonts = new Map<string, Promise<OutputFile>>();
  for (const [, packageName = '', file = ''] of css.matchAll(packedFont)) {
    const licence = `site/fonts/LICENSE-${packageName.split('/')[1]}.txt`;
    licences.set(licence, fromPackage(packageName, 'LICENSE', licence));
    fonts.set(file, fromPackage(packageName, `files/${file}`, `site/fonts/${file}`));
  }
  const own = [...css.matchAll(ownFont)].flatMap(([, path = '']): OutputFile[] => {
    const font = files.get(path);
    return font ? [{ path: `site/${path}`, bytes: font }] : [];
  });
  const icon = files.get('icon.svg');
  const written = new TextEncoder().encode(css.replace(packedFont, 'url("fonts/$2")'));
  return {
    files: [
      { path: 'site/style.css', bytes: written },
      ...(await Promise.all([...licences.values(), ...fonts.values()])),
      ...own,
      ...(icon ? [{ path: 'site/icon.svg', bytes: icon }] : []),
    ],
    ...(icon ? { icon: 'icon.svg' } : {}),
    themeColours: [...css.matchAll(/--theme-color:\s*(#[0-9a-f]{3,8})\b/gi)].map(([, colour = '']) => colour),
  };
}

async function fromPackage(packageName: string, file: string, path: string): Promise<OutputFile> {
  return { path, bytes: await readPackageFile(packageName, file) };
}
