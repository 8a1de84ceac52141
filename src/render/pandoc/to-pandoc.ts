import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import { apiVersion, type PandocBlock, type PandocDocument } from './ast.ts';
import { chapterBlocks, sectionBlocks } from './chapter-blocks.ts';
import { contentsPage } from './contents-page.ts';
import { contributorsPage } from './contributors-page.ts';
import type { FormatTraits } from './formats.ts';
import { copyrightPage, titlePage } from './front-pages.ts';
import { forbiddenTexts } from './forbidden-texts.ts';
import { guarded } from './guards.ts';
import { mapPage } from './map-page.ts';
import { metadata } from './metadata.ts';
import { pictureName, type Outline, type Page } from './page.ts';
import type { PageGeometry } from './reference-look.ts';
import { sectionBreak, wordSections } from './word-sections.ts';

export interface DocumentOptions extends Pick<FormatTraits, 'styling'> {
  readonly format: string;
  /** Seconds since 1970. */
  readonly epoch: number;
  /** Folder of the pictures as the document names it, without `/` at its end. */
  readonly imageFolder: string;
  /** Of a Word file with our styles: the page that its sections are for. */
  readonly wordPage?: PageGeometry | undefined;
  /** The widest that a picture may be, in inches, where pandoc would take it as large as it has pixels. */
  readonly pictureWidth?: number | undefined;
}

export interface BookDocument {
  readonly document: PandocDocument;
  readonly outline: Outline;
  readonly diagnostics: readonly Diagnostic[];
}

/** The whole book as pandoc's tree. No reader of pandoc's ever sees an author's text. */
export function toPandoc(manuscript: Manuscript, options: DocumentOptions): BookDocument {
  const outline = outlineOf(manuscript, options.format);
  const page: Page = {
    manuscript,
    outline,
    format: options.format,
    styling: options.styling,
    widths: options.pictureWidth === undefined ? new Map() : fittingWidths(manuscript, options.pictureWidth),
    hasOwnStyles: ['docx', 'odt', 'icml'].includes(options.format),
    chapterLevel: outline.chapters,
    notes: new Map(),
    images: new Map(manuscript.images.map(({ name }) => [name, pictureName(name, options.imageFolder)])),
  };
  // In the order of wordSections.
  const parts = [
    [...titlePage(page), ...copyrightPage(page), ...contentsPage(page)],
    ...manuscript.front.map((chapter) => chapterBlocks(chapter, outline.matter, page)),
    ...manuscript.sections.map((section) => sectionBlocks(section, page)),
    ...manuscript.back.map((chapter) => chapterBlocks(chapter, outline.matter, page)),
    [...mapPage(page), ...contributorsPage(page)],
  ];
  const blocks = options.wordPage === undefined ? parts.flat() : inWordSections(parts, manuscript, options.wordPage);
  const meta = metadata(manuscript, options.epoch);
  return {
    document: guarded({ 'pandoc-api-version': apiVersion, meta, blocks }, options.format),
    outline,
    diagnostics: forbiddenTexts(manuscript),
  };
}

function inWordSections(
  parts: readonly (readonly PandocBlock[])[],
  manuscript: Manuscript,
  wordPage: PageGeometry,
): PandocBlock[] {
  const sections = wordSections(manuscript);
  // The last section has its properties from the reference document.
  const last = sections.length - 1;
  return parts.flatMap((blocks, index): PandocBlock[] =>
    index >= last
      ? [...blocks]
      : [...blocks, { t: 'RawBlock', c: ['openxml', sectionBreak(sections, index, wordPage)] }],
  );
}

// As large as a press prints it sharp, and no wider than the page.
function fittingWidths({ images }: Manuscript, most: number): Map<string, string> {
  return new Map(images.map(({ name, width }) => [name, `${Math.min(most, width / 150).toFixed(2)}in`]));
}

function outlineOf(manuscript: Manuscript, format: string): Outline {
  const isFlat = manuscript.sections.every((section) => section.title === '');
  const chapters = isFlat ? 1 : 2;
  const count = manuscript.sections.reduce((sum, section) => sum + section.chapters.length, 0);
  const lists = (manuscript.map === undefined ? 0 : 1) + (manuscript.contributors.length > 0 ? 1 : 0);
  const matterChapters = manuscript.front.length + manuscript.back.length + lists;
  // In TeX the first level is a part with a page of its own, which a foreword has not.
  const matter = format === 'latex' || format === 'context' ? chapters : 1;
  const chapterHeadings = matter === chapters ? count + matterChapters : count;
  return { sections: 1, chapters, matter, chapterHeadings };
}
