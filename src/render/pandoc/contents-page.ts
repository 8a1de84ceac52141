import { createHash } from 'node:crypto';
import type { ManuscriptChapter } from '../../model/manuscript.ts';
import { markedTitle } from '../mark.ts';
import { para, type PandocBlock, type PandocInline } from './ast.ts';
import { inStyle, safeLink, type StyleName } from './blocks.ts';
import { hasOwnTitlePage } from './front-pages.ts';
import type { Page } from './page.ts';
import { words } from './words.ts';

interface Entry {
  readonly level: number;
  readonly id: string;
  readonly title: string;
}

/**
 * The contents of a word processor's file: a field that the program fills with page numbers, and in it already the
 * titles as links, for those that do not. Pandoc's own field is empty until someone knows to update it.
 */
export function contentsPage(page: Page): readonly PandocBlock[] {
  if (!hasOwnTitlePage(page.format)) return [];
  const entries = entriesOf(page);
  if (entries.length === 0) return [];
  const title = [para(...words(page.manuscript.labels.contents))];
  return page.format === 'docx'
    ? [...inStyle('TOC Heading', title, page), ...wordField(entries, page)]
    : [...inStyle('Contents Heading', title, page), ...odtIndex(entries, page)];
}

function entriesOf({ manuscript, outline }: Page): Entry[] {
  const titleOf = (chapter: ManuscriptChapter) => markedTitle(chapter, manuscript.labels);
  const matter = (chapters: typeof manuscript.front) =>
    chapters.map((chapter) => ({ level: outline.matter, id: chapter.anchor, title: titleOf(chapter) }));
  const places = { level: outline.matter, id: 'map', title: manuscript.labels.map };
  const people = { level: outline.matter, id: 'contributors', title: manuscript.labels.contributors };
  return [
    ...matter(manuscript.front),
    ...manuscript.sections.flatMap((section) => [
      ...(section.title === '' ? [] : [{ level: outline.sections, id: section.anchor, title: section.title }]),
      ...section.chapters.map((chapter) => ({ level: outline.chapters, id: chapter.anchor, title: titleOf(chapter) })),
    ]),
    ...matter(manuscript.back),
    ...(manuscript.map === undefined ? [] : [places]),
    ...(manuscript.contributors.length === 0 ? [] : [people]),
  ];
}

function wordField(entries: readonly Entry[], page: Page): readonly PandocBlock[] {
  const depth = page.outline.chapters === 1 ? 1 : 2;
  return entries.flatMap((entry, index) => {
    const before = index === 0 ? [raw('openxml', fieldBegin[depth])] : [];
    const after = index === entries.length - 1 ? [raw('openxml', fieldEnd)] : [];
    const line = para(...before, ...safeLink(`#${entry.id}`, [...words(entry.title), ...wordPageOf(entry)]), ...after);
    return inStyle(styleOf(entry, 'toc'), [line], page);
  });
}

function odtIndex(entries: readonly Entry[], page: Page): readonly PandocBlock[] {
  return [
    { t: 'RawBlock', c: ['opendocument', indexBegin[page.outline.chapters === 1 ? 1 : 2]] },
    ...entries.flatMap((entry) => {
      const line = para(...safeLink(`#${entry.id}`, [...words(entry.title), ...odtPageOf(entry)]));
      return inStyle(styleOf(entry, 'Contents'), [line], page);
    }),
    { t: 'RawBlock', c: ['opendocument', indexEnd] },
  ];
}

function styleOf(entry: Entry, kind: 'toc' | 'Contents'): StyleName {
  return `${kind} ${entry.level === 1 ? 1 : 2}`;
}

function raw(format: 'openxml' | 'opendocument', markup: string): PandocInline {
  return { t: 'RawInline', c: [format, markup] };
}

// Ids have no other characters; should one ever have, its line goes without a page number.
const plainId = /^[\p{L}\p{M}\p{N}_-]+$/u;

/** The number of the page that the heading came to stand on: a field that the word processor works out. */
function wordPageOf({ id }: Entry): PandocInline[] {
  if (!plainId.test(id)) return [];
  const field =
    '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>' +
    `<w:r><w:instrText xml:space="preserve"> PAGEREF ${bookmarkOf(id)} \\h </w:instrText></w:r>` +
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t></w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
  return [raw('openxml', field)];
}

/** The name that pandoc gives a heading's bookmark: Word takes 40 characters (Text.Pandoc.Writers.Docx). */
function bookmarkOf(id: string): string {
  if (/^\p{L}/u.test(id) && [...id].length <= 40) return id;
  return `X${createHash('sha1').update(id).digest('hex').slice(1)}`;
}

// OpenDocument 1.3 part 3, 7.7.6 (text:bookmark-ref).
function odtPageOf({ id }: Entry): PandocInline[] {
  if (!plainId.test(id)) return [];
  const field = `<text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="${id}"></text:bookmark-ref>`;
  return [raw('opendocument', field)];
}

// `dirty` has Word fill in the page numbers when it opens the file. ECMA-376 part 1, 17.16.5.68 (TOC).
const fieldBegin = { 1: wordFieldBegin('1-1'), 2: wordFieldBegin('1-2') } as const;
const fieldEnd = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

function wordFieldBegin(levels: '1-1' | '1-2'): string {
  return (
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>' +
    `<w:r><w:instrText xml:space="preserve"> TOC \\o "${levels}" \\h \\z </w:instrText></w:r>` +
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
  );
}

// OpenDocument 1.3 part 3, 8.3 (text:table-of-content).
const indexBegin = { 1: odtIndexBegin([1]), 2: odtIndexBegin([1, 2]) } as const;
const indexEnd = '</text:index-body></text:table-of-content>';

function odtIndexBegin(levels: readonly (1 | 2)[]): string {
  const templates = levels.map(
    (level) =>
      `<text:table-of-content-entry-template text:outline-level="${level}" text:style-name="Contents_20_${level}">` +
      '<text:index-entry-link-start/><text:index-entry-chapter/><text:index-entry-text/>' +
      '<text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/>' +
      '<text:index-entry-link-end/></text:table-of-content-entry-template>',
  );
  return (
    '<text:table-of-content text:name="Contents" text:protected="true">' +
    `<text:table-of-content-source text:outline-level="${levels.length}">${templates.join('')}` +
    '</text:table-of-content-source><text:index-body>'
  );
}
