import type { Diagnostic } from '../../model/checked.ts';
import type { Content } from '../../model/content.ts';
import type { Manuscript, ManuscriptChapter, ManuscriptSection } from '../../model/manuscript.ts';
import { markedTitle } from '../mark.ts';
import { apiVersion, header, para, str, type Attributes, type PandocBlock, type PandocDocument } from './ast.ts';
import { blocksToPandoc, inStyle, safeLink } from './blocks.ts';
import { contentsPage } from './contents-page.ts';
import { contributorsPage } from './contributors-page.ts';
import type { FormatTraits } from './formats.ts';
import { copyrightPage, titlePage } from './front-pages.ts';
import { forbiddenTexts } from './forbidden-texts.ts';
import { guarded } from './guards.ts';
import { metadata } from './metadata.ts';
import { filled, joined } from './names.ts';
import { pictureName, shownAddress, type Outline, type Page } from './page.ts';
import { words } from './words.ts';

export interface DocumentOptions extends Pick<FormatTraits, 'styling'> {
  readonly format: string;
  /** Seconds since 1970. */
  readonly epoch: number;
  /** Folder of the pictures as the document names it, without `/` at its end. */
  readonly imageFolder: string;
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
    forWord: options.format === 'docx',
    chapterLevel: outline.chapters,
    notes: new Map(),
    images: new Map(manuscript.images.map(({ name }) => [name, pictureName(name, options.imageFolder)])),
  };
  const blocks = [
    ...titlePage(page),
    ...copyrightPage(page),
    ...contentsPage(page),
    ...manuscript.front.flatMap((chapter) => chapterBlocks(chapter, outline.matter, page)),
    ...manuscript.sections.flatMap((section) => sectionBlocks(section, page)),
    ...manuscript.back.flatMap((chapter) => chapterBlocks(chapter, outline.matter, page)),
    ...contributorsPage(page),
  ];
  const meta = metadata(manuscript, options.epoch);
  return {
    document: guarded({ 'pandoc-api-version': apiVersion, meta, blocks }, options.format),
    outline,
    diagnostics: forbiddenTexts(manuscript),
  };
}

function outlineOf(manuscript: Manuscript, format: string): Outline {
  const isFlat = manuscript.sections.every((section) => section.title === '');
  const chapters = isFlat ? 1 : 2;
  const count = manuscript.sections.reduce((sum, section) => sum + section.chapters.length, 0);
  const matterChapters =
    manuscript.front.length + manuscript.back.length + (manuscript.contributors.length > 0 ? 1 : 0);
  // In TeX the first level is a part with a page of its own, which a foreword has not.
  const matter = format === 'latex' || format === 'context' ? chapters : 1;
  const chapterHeadings = matter === chapters ? count + matterChapters : count;
  return { sections: 1, chapters, matter, chapterHeadings };
}

function sectionBlocks(section: ManuscriptSection, page: Page): PandocBlock[] {
  const heading = section.title === '' ? [] : [header(page.outline.sections, section.anchor, words(section.title))];
  const intro = section.intro === undefined ? [] : text(section.intro, page);
  return [
    ...heading,
    ...(intro.length === 0 ? [] : inStyle('Section Introduction', intro, page)),
    ...section.chapters.flatMap((chapter) => chapterBlocks(chapter, page.outline.chapters, page)),
  ];
}

function chapterBlocks(chapter: ManuscriptChapter, level: number, page: Page): PandocBlock[] {
  const language = languageOf(chapter, page.manuscript);
  const title = words(markedTitle(chapter, page.manuscript.labels));
  const subtitle = chapter.subtitle === undefined ? [] : [para(...inLanguage(words(chapter.subtitle), language))];
  const body = opened(text(chapter, page), page);
  return [
    header(level, chapter.anchor, inLanguage(title, language)),
    ...(subtitle.length === 0 ? [] : inStyle('Chapter Subtitle', subtitle, page)),
    ...byline(chapter, page),
    ...(language === undefined ? body : [{ t: 'Div', c: [language, body] } as const]),
    ...authorSites(chapter, page),
  ];
}

function text(content: Content, page: Page): PandocBlock[] {
  const notes = new Map(content.notes.map((note) => [note.id, note]));
  return blocksToPandoc(content.blocks, { ...page, notes });
}

// Pandoc loses sight of a chapter's first paragraph once a by-line stands between it and the heading.
function opened([first, ...others]: readonly PandocBlock[], page: Page): readonly PandocBlock[] {
  if (first === undefined) return [];
  return first.t === 'Para' && page.forWord
    ? [...inStyle('First Paragraph', [first], page), ...others]
    : [first, ...others];
}

function byline(chapter: ManuscriptChapter, page: Page): readonly PandocBlock[] {
  const { labels, contributors } = page.manuscript;
  const authors = contributors.filter((person) => chapter.authors.includes(person.anchor));
  if (authors.length === 0) return [];
  const inOrder = chapter.authors.flatMap((id) => authors.filter((person) => person.anchor === id));
  const names = inOrder.map((person) => safeLink(`#${person.anchor}`, words(person.name)));
  return inStyle('Byline', [para(...filled(labels.by, joined(names, labels.and)))], page);
}

function authorSites(chapter: ManuscriptChapter, page: Page): readonly PandocBlock[] {
  const sites = chapter.authors.flatMap((id) => {
    const url = page.manuscript.contributors.find((person) => person.anchor === id)?.url;
    return url === undefined ? [] : [para(...safeLink(url, [str(shownAddress(url))]))];
  });
  return sites.length === 0 ? [] : inStyle('Author Site', sites, page);
}

function languageOf(chapter: ManuscriptChapter, { book }: Manuscript): Attributes | undefined {
  if (chapter.language === book.language && chapter.direction === book.direction) return undefined;
  if (!/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(chapter.language)) return undefined;
  const direction = chapter.direction === book.direction ? [] : [['dir', chapter.direction] as const];
  return ['', [], [['lang', chapter.language], ...direction]];
}

function inLanguage<T extends ReturnType<typeof words>>(inlines: T, language: Attributes | undefined) {
  return language === undefined ? inlines : [{ t: 'Span', c: [language, inlines] } as const];
}
