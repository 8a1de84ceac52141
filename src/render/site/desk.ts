import type { Content } from '../../model/content.ts';
import type { Manuscript, ManuscriptChapter, ManuscriptContributor, ManuscriptImage } from '../../model/manuscript.ts';
import type { HtmlFlavour } from '../html/content.ts';
import { contentsPath, hrefBetween, pagePaths } from './addresses.ts';
import { cardOf } from './cards.ts';
import type { Card } from './page.ts';
import { allChapters } from '../all-chapters.ts';

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
  /** Pictures of chapters for link previews, by anchor, where they were drawn. */
  readonly previews: ReadonlyMap<string, Card>;
}

/** Pictures that were drawn for the site. */
export interface Drawn {
  readonly cover?: Omit<Card, 'alt'> | undefined;
  /** By anchor of the chapter. */
  readonly previews?: ReadonlyMap<string, Omit<Card, 'alt'>>;
}

/** Everything that the pages look up, made once. */
export function setDesk(manuscript: Manuscript, drawn: Drawn = {}): Desk {
  const chapters = allChapters(manuscript);
  const given = manuscript.images.find(({ name }) => name === manuscript.cover);
  const alt = `${manuscript.book.title} · ${manuscript.labels.cover}`;
  const people = new Map(manuscript.contributors.map((person) => [person.anchor, person]));
  const previewOf = (chapter: ManuscriptChapter) => {
    const card = drawn.previews?.get(chapter.anchor);
    return card === undefined ? [] : [[chapter.anchor, { ...card, alt: wordsOn(chapter, people) }] as const];
  };
  return {
    manuscript,
    cover: given === undefined ? drawn.cover && { ...drawn.cover, alt } : cardOf(given, alt),
    previews: new Map(chapters.flatMap(previewOf)),
    paths: pagePaths(manuscript),
    people,
    chapters: new Map(chapters.map((chapter) => [chapter.anchor, chapter])),
    images: new Map(manuscript.images.map((image) => [image.name, image])),
  };
}

/** What stands on the picture of a chapter. */
function wordsOn({ title, authors }: ManuscriptChapter, people: ReadonlyMap<string, ManuscriptContributor>): string {
  return [title, ...authors.flatMap((anchor) => people.get(anchor)?.name ?? [])].join(' · ');
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
