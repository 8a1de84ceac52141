import type { Content } from '../../model/content.ts';
import type {
  Manuscript,
  ManuscriptChapter,
  ManuscriptContributor,
  ManuscriptSection,
} from '../../model/manuscript.ts';
import { chapterCredits } from '../credits.ts';
import { markedTitle } from '../mark.ts';
import { header, para, str, type Attributes, type PandocBlock, type PandocInline } from './ast.ts';
import { blocksToPandoc, inStyle, safeLink } from './blocks.ts';
import { filled, joined, turnedBack } from './names.ts';
import { shownAddress, type Page } from './page.ts';
import { words } from './words.ts';

/** A section of the book: its title, its introduction, and its chapters. */
export function sectionBlocks(section: ManuscriptSection, page: Page): PandocBlock[] {
  const heading = section.title === '' ? [] : [header(page.outline.sections, section.anchor, words(section.title))];
  const intro = section.intro === undefined ? [] : text(section.intro, page);
  return [
    ...heading,
    ...(intro.length === 0 ? [] : inStyle('Section Introduction', intro, page)),
    ...section.chapters.flatMap((chapter) => chapterBlocks(chapter, page.outline.chapters, page)),
  ];
}

/** A chapter with its title, by-line, text, and the sites of its authors. */
export function chapterBlocks(chapter: ManuscriptChapter, level: number, page: Page): PandocBlock[] {
  const language = languageOf(chapter, page.manuscript);
  const title = words(markedTitle(chapter, page.manuscript.labels));
  const subtitle = chapter.subtitle === undefined ? [] : [para(...inLanguage(words(chapter.subtitle), language))];
  const sites = authorSites(chapter, page);
  const written = opened(text(chapter, page), page);
  const body = sites.length === 0 ? written : closed(written, page);
  const blocks = [
    header(level, chapter.anchor, inLanguage(title, language)),
    ...(subtitle.length === 0 ? [] : inStyle('Chapter Subtitle', subtitle, page)),
    ...byline(chapter, page),
    ...(language === undefined ? body : [{ t: 'Div', c: [language, body] } as const]),
    ...sites,
  ];
  return inDirection(blocks, chapter, page);
}

/**
 * Word sets a chapter's head and the sites on its own side of the page, too. Other formats cut the book at headings,
 * which then may stand in nothing.
 */
function inDirection(blocks: PandocBlock[], { direction }: ManuscriptChapter, page: Page): PandocBlock[] {
  if (page.format !== 'docx' || direction === page.manuscript.book.direction) return blocks;
  return [{ t: 'Div', c: [['', [], [['dir', direction]]], blocks] }];
}

function text(content: Content, page: Page): PandocBlock[] {
  const notes = new Map(content.notes.map((note) => [note.id, note]));
  return blocksToPandoc(content.blocks, { ...page, notes });
}

// Pandoc loses sight of a chapter's first paragraph once a by-line stands between it and the heading.
function opened([first, ...others]: readonly PandocBlock[], page: Page): readonly PandocBlock[] {
  if (first === undefined) return [];
  return first.t === 'Para' && page.hasOwnStyles
    ? [...inStyle('First Paragraph', [first], page), ...others]
    : [first, ...others];
}

// Holds the address after it, which else could stand alone on a page.
function closed(blocks: readonly PandocBlock[], page: Page): readonly PandocBlock[] {
  const last = blocks.at(-1);
  if (last?.t !== 'Para' || !page.hasOwnStyles) return blocks;
  return [...blocks.slice(0, -1), ...inStyle('Last Paragraph', [last], page)];
}

function byline(chapter: ManuscriptChapter, page: Page): readonly PandocBlock[] {
  const { book, labels, contributors } = page.manuscript;
  const people = new Map(contributors.map((person) => [person.anchor, person]));
  const authors = chapter.authors.flatMap((id) => people.get(id) ?? []);
  const line = (label: string, named: readonly ManuscriptContributor[]) =>
    filled(
      label,
      joined(
        named.map(({ anchor, name }) => ({ name, shown: safeLink(`#${anchor}`, words(name)) })),
        labels,
        book.direction,
      ),
    );
  const lines = [
    ...(authors.length === 0 ? [] : [[...line(labels.by, authors), ...placeOf(authors, page)]]),
    ...chapterCredits(chapter, people).map((credit) => line(labels[credit.label], credit.people)),
  ];
  if (lines.length === 0) return [];
  const together = lines.flatMap((each, index) => (index === 0 ? each : [{ t: 'LineBreak' } as const, ...each]));
  return inStyle('Byline', [para(...together)], page);
}

// Where one author is stands beside the name; of several, the cards tell.
function placeOf([author, ...others]: readonly ManuscriptContributor[], page: Page): readonly PandocInline[] {
  if (author?.place === undefined || others.length > 0) return [];
  return [
    ...turnedBack(author.name, page.manuscript.book.direction),
    str('\u2003'),
    { t: 'Emph', c: words(author.place) },
  ];
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
