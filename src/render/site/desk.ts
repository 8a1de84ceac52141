import type { Content } from '../../model/content.ts';
import type { Manuscript, ManuscriptChapter, ManuscriptContributor, ManuscriptImage } from '../../model/manuscript.ts';
import type { HtmlFlavour } from '../html/content.ts';
import { contentsPath, hrefBetween, pagePaths } from './addresses.ts';
import { cardOf } from './page.ts';
import type { Card } from './page.ts';

/** What every page looks things up in. */
export interface Desk {
  readonly manuscript: Manuscript;
  /** Path of the page, by anchor of chapter, section or person. */
  readonly paths: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, ManuscriptContributor>;
  readonly chapters: ReadonlyMap<string, ManuscriptChapter>;
  readonly images: ReadonlyMap<string, ManuscriptImage>;
  /** The picture of the whole book for link previews. */
  readonly cover?: Card | undefined;
}

/** Everything that the pages look up, made once. */
export function setDesk(manuscript: Manuscript, drawnCover?: Omit<Card, 'alt'>): Desk {
  const { front, sections, back } = manuscript;
  const chapters = [...front, ...sections.flatMap((section) => section.chapters), ...back];
  const given = manuscript.images.find(({ name }) => name === manuscript.cover);
  const alt = `${manuscript.book.title} · ${manuscript.labels.cover}`;
  return {
    manuscript,
    cover: given === undefined ? drawnCover && { ...drawnCover, alt } : cardOf(given, alt),
    paths: pagePaths(manuscript),
    people: new Map(manuscript.contributors.map((person) => [person.anchor, person])),
    chapters: new Map(chapters.map((chapter) => [chapter.anchor, chapter])),
    images: new Map(manuscript.images.map((image) => [image.name, image])),
  };
}

/** Address of an id of the book from the page at `from`. An id that is on no page leads to the contents. */
export function hrefOf(id: string, from: string, { manuscript, paths }: Desk): string {
  const owner = manuscript.anchors.get(id) ?? id;
  const path = paths.get(owner);
  if (path === undefined) return hrefBetween(from, contentsPath);
  // A page is named by its own address, so that a browser does not scroll past its head.
  return hrefBetween(from, path, id === owner ? '' : id);
}

/** How the text of the page at `from` is written; `notes` are the chapter's. */
export function flavourOf(notes: Content['notes'], from: string, desk: Desk): HtmlFlavour {
  return {
    href: (id) => hrefOf(id, from, desk),
    image: (image) => hrefBetween(from, image.name),
    imageProperties: { loading: 'lazy', decoding: 'async' },
    images: desk.images,
    notes: new Map(notes.map((note) => [note.id, note])),
    noteReference: { role: 'doc-noteref' },
  };
}

/** The authors of a chapter as people, in by-line order. */
export function authorsOf({ authors }: Pick<ManuscriptChapter, 'authors'>, { people }: Desk): ManuscriptContributor[] {
  return authors.flatMap((anchor) => people.get(anchor) ?? []);
}

/** The editors, in the order of `book.yml`. */
export function editorsOf({ manuscript: { book, contributors } }: Desk): ManuscriptContributor[] {
  const listed = book.editors.map(({ id }) => id);
  const place = ({ id }: ManuscriptContributor) => (listed.includes(id) ? listed.indexOf(id) : listed.length);
  return contributors.filter(({ roles }) => roles.includes('editor')).sort((a, b) => place(a) - place(b));
}
