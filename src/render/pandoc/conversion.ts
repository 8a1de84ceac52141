import type { Manuscript } from '../../model/manuscript.ts';
import type { RenderContext } from '../renderer.ts';
import type { PandocDocument } from './ast.ts';
import type { Conversion, Pandoc } from './engine.ts';
import { traitsOf } from './formats.ts';
import { hasOwnTitlePage } from './front-pages.ts';
import { pictureName, type Outline } from './page.ts';
import { referenceDocx } from './reference-docx.ts';
import { referenceOdt } from './reference-odt.ts';
import { wordSections } from './word-sections.ts';
import { bytesOf, textOf } from './zip.ts';

export interface ConversionInput {
  readonly document: PandocDocument;
  readonly outline: Outline;
  readonly manuscript: Manuscript;
  readonly context: RenderContext;
  /** Folder of the pictures as the document names it. */
  readonly folder: string;
}

/** The document, its pictures, its reference document and template, and pandoc's options for them. */
export async function conversionOf(input: ConversionInput, pandoc: Pandoc): Promise<Conversion> {
  const { format, epoch } = input.context;
  const files = new Map<string, Uint8Array>([['book.json', bytesOf(JSON.stringify(input.document))]]);
  for (const { name, bytes } of input.manuscript.images) files.set(pictureName(name, input.folder), bytes);
  const reference = await referenceOf(input, pandoc);
  const referenceName = `reference.${format}`;
  if (reference !== undefined) files.set(referenceName, reference);
  const template = await templateOf(format, pandoc);
  if (template !== undefined) files.set('template.txt', template);
  const outputFile = `output.${traitsOf(format).extension}`;
  const defaults = {
    ...optionsFor(input, pandoc.version),
    from: 'json',
    to: format,
    'input-files': ['book.json'],
    'output-file': outputFile,
    ...(reference === undefined ? {} : { 'reference-doc': referenceName }),
    ...(template === undefined ? {} : { template: 'template.txt' }),
  };
  return { format, defaults, outputFile, files, epoch };
}

function optionsFor({ context, outline }: ConversionInput, version: string): Record<string, unknown> {
  const { format } = context;
  const isBook = format === 'latex' || format === 'context';
  const isOneFile = traitsOf(format).extension === 'html' && traitsOf(format).embedsImages;
  return {
    standalone: true,
    wrap: format === 'plain' ? 'auto' : 'none',
    eol: 'lf',
    'table-of-contents': !hasOwnTitlePage(format),
    'toc-depth': outline.chapters,
    // Elsewhere it stays unsaid: in Word it would begin a new section, with a first page of its own, at each heading.
    ...(isBook ? { 'top-level-division': outline.chapters === 1 ? 'chapter' : 'part' } : {}),
    ...(isOneFile ? { 'embed-resources': true } : {}),
    ...(format === 'latex' ? { variables: { documentclass: 'book' } } : {}),
    // Coloured code is for screens; a book is printed. The option has this name since pandoc 3.8.
    ...(isAtLeast38(version) ? { 'syntax-highlighting': 'none' } : {}),
  };
}

function isAtLeast38(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 3 || (major === 3 && minor >= 8);
}

/** The theme's looks for a word processor, where the theme has some. */
async function referenceOf({ manuscript, context, outline }: ConversionInput, pandoc: Pandoc) {
  const { format, theme } = context;
  if ((format !== 'docx' && format !== 'odt') || !theme.files.has(`${format}-styles.xml`)) return undefined;
  const own = await pandoc.print(`--print-default-data-file=reference.${format}`);
  if (own === undefined) return undefined;
  const { book, trim } = manuscript;
  const look = { theme, trim, title: book.title, sections: wordSections(manuscript), chapterLevel: outline.chapters };
  return format === 'docx' ? referenceDocx(own, look) : referenceOdt(own, look);
}

/** Pandoc's own template without its title page, which would print hundreds of authors, a line each. */
async function templateOf(format: string, pandoc: Pandoc): Promise<Uint8Array | undefined> {
  if (!hasOwnTitlePage(format)) return undefined;
  const [name, start] =
    format === 'docx'
      ? (['--print-default-template=openxml', '<w:body>'] as const)
      : (['--print-default-template=opendocument', '<office:text>'] as const);
  const template = textOf(await pandoc.print(name));
  const [from, to] = [template.indexOf(start), template.indexOf('$body$')];
  if (from === -1 || to === -1) return undefined;
  return bytesOf(`${template.slice(0, from + start.length)}\n${template.slice(to)}`);
}
