import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import type { OutputFile, RenderContext, Renderer, Theme } from '../renderer.ts';
import { conversionOf } from './conversion.ts';
import { assertChaptersArrived } from './count-chapters.ts';
import { withEmbeddedPandoc } from './embedded-pandoc.ts';
import { withDirections } from './docx-directions.ts';
import type { PandocDocument } from './ast.ts';
import type { EngineOptions, Pandoc } from './engine.ts';
import { assertFormat, imageFolder, outputName, traitsOf } from './formats.ts';
import { type Outline, pictureName } from './page.ts';
import { pageOf } from './reference-look.ts';
import { withSystemPandoc } from './system-pandoc.ts';
import { toPandoc, type DocumentOptions } from './to-pandoc.ts';
import { withPlainStyleNames } from './icml-styles.ts';
import { withDescriptions } from './odt-pictures.ts';
import { bytesOf, textOf, unzip, zip } from './zip.ts';

/**
 * Makes the book in any format that pandoc writes: DOCX, ODT, LaTeX, JATS, ICML and some sixty more.
 *
 * @throws BookError for a format that pandoc does not know, and when pandoc is missing, too old, too slow or refuses.
 */
export const renderWithPandoc: Renderer = async (manuscript, context) => {
  const { format, signal } = context;
  return engineOf(context.pandoc)({ signal }, async (pandoc) => {
    assertFormat(format, writable(pandoc.formats));
    const { embedsImages, styling } = traitsOf(format);
    const folder = embedsImages ? 'images' : imageFolder(manuscript.book.slug, format);
    const { document, outline, diagnostics } = toPandoc(manuscript, {
      format,
      styling,
      epoch: context.epoch,
      imageFolder: folder,
      ...pageFor(format, context.theme, manuscript.trim),
    });
    const conversion = await conversionOf({ document, outline, manuscript, context, folder }, pandoc);
    const { bytes, warnings } = await pandoc.convert(conversion);
    const written = finished(format, bytes, { document, outline });
    const book: OutputFile = { path: outputName(manuscript.book.slug, format), bytes: written };
    const pictures = embedsImages ? [] : picturesBeside(manuscript, folder);
    return {
      value: { files: [book, ...pictures] },
      diagnostics: [...diagnostics, ...warnings.map((warning) => pandocWarned(format, warning))],
    };
  });
};

interface Written {
  readonly document: PandocDocument;
  readonly outline: Outline;
}

// What pandoc cannot be told beforehand, and for Word a look whether everybody is there.
function finished(format: string, bytes: Uint8Array, { document, outline }: Written): Uint8Array {
  if (format === 'docx') {
    const files = unzip(bytes);
    assertChaptersArrived(files, outline);
    const turned = withDirections(files);
    return turned === files ? bytes : zip(turned);
  }
  if (format === 'odt') {
    const files = unzip(bytes);
    const described = withDescriptions(files, document);
    return described === files ? bytes : zip(described);
  }
  return format === 'icml' ? bytesOf(withPlainStyleNames(textOf(bytes), outline)) : bytes;
}

/** Names of all formats that the pandoc inside this program can write. */
export function pandocFormats(): Promise<readonly string[]> {
  const signal = new AbortController().signal;
  return withEmbeddedPandoc({ signal }, async (pandoc) => writable(pandoc.formats));
}

function engineOf(
  pandoc: RenderContext['pandoc'],
): <T>(options: EngineOptions, use: (pandoc: Pandoc) => Promise<T>) => Promise<T> {
  return pandoc === 'system' ? withSystemPandoc : withEmbeddedPandoc;
}

// For PDF pandoc starts another program, which our own PDF does not need; the others hold bibliographies alone.
const leftOut = new Set(['pdf', 'bibtex', 'biblatex', 'csljson']);

function writable(formats: readonly string[]): readonly string[] {
  return formats.filter((format) => !leftOut.has(format));
}

function pageFor(format: string, theme: Theme, trim: Manuscript['trim']): Partial<DocumentOptions> {
  const page = pageOf({ theme, trim });
  if (format === 'docx') return isStyled(theme) ? { wordPage: page } : {};
  return format === 'odt' || format === 'icml' ? { pictureWidth: page.textWidth / 1440 } : {};
}

// A theme without them gives the Word file pandoc's own looks, and no heads of pages.
function isStyled({ files }: Theme): boolean {
  return ['styles', 'header', 'section-header', 'footer'].every((part) => files.has(`docx-${part}.xml`));
}

function picturesBeside({ images }: Manuscript, folder: string): OutputFile[] {
  return images.map(({ name, bytes }) => ({ path: pictureName(name, folder), bytes }));
}

function pandocWarned(format: string, warning: string): Diagnostic {
  return {
    rule: 'pandoc-can-write-it',
    severity: 'warning',
    message: `Something did not go into the ${format} file as it stands in the book. Pandoc says: ${warning}`,
  };
}
