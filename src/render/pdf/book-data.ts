import { authorsOf } from '../authors.ts';
import type { Content } from '../../model/content.ts';
import type { Manuscript, ManuscriptChapter, ManuscriptContributor } from '../../model/manuscript.ts';
import { eastAsianOf } from '../../text/east-asian.ts';
import { betweenNames } from '../../text/name-list.ts';
import { textParagraphs } from '../../text/paragraphs.ts';
import { isSafeAddress } from '../../text/web-address.ts';
import { bookCredits, bookRolesOf, chapterCredits, creditedChapters } from '../credits.ts';
import { markOf } from '../mark.ts';
import { placesLine } from '../map/words.ts';
import { withPagePlaces } from '../page-places.ts';
import { contentData } from './content-data.ts';
import type { ContentSurroundings } from './content-nodes.ts';
import { endRoomFile } from './lost-ends.ts';
import { mapFile } from './map-data.ts';
import { nameLetters } from './name-letters.ts';
import { type Press, screen } from './press.ts';
import { oneLine, printable, titleWords } from './printable.ts';
import { siteName } from './printed-links.ts';
import { roomFile } from './stray-notes.ts';
import { qrCode } from './qr-code.ts';
import { targetsOf } from './targets.ts';

/** The book as the theme reads it: JSON by path, `data/book.json` first. */
export type BookData = ReadonlyMap<string, unknown>;

/**
 * The manuscript as JSON for the theme: the book's own facts in one file and every chapter in a file of its own, so
 * that the engine lays out again only what changed. `epoch` is in seconds since 1970; `tighter` says how much closer a
 * chapter is set, by anchor.
 */
export function bookData(
  manuscript: Manuscript,
  epoch: number,
  unreadable: ReadonlySet<string> = new Set(),
  press: Press = screen,
  tighter: ReadonlyMap<string, number> = new Map(),
): BookData {
  const surroundings = surroundingsOf(manuscript, unreadable, press);
  const { direction } = manuscript.book;
  const people = new Map(manuscript.contributors.map((person) => [person.anchor, person]));
  const files = new Map<string, unknown>();
  const listed = (chapter: ManuscriptChapter) => {
    const file = `data/chapters/${String(files.size + 1).padStart(4, '0')}.json`;
    const opening = chapter.state === 'ready';
    files.set(file, {
      ...contentData({ ...chapter, blocks: withPagePlaces(chapter.blocks) }, surroundings, {
        prefix: chapter.anchor,
        direction: chapter.direction,
        opening,
      }),
      ...languageOf(chapter.language),
      direction: chapter.direction,
    });
    const facts = chapterFacts(chapter, `/${file}`, manuscript.labels);
    const authors = chapter.authors.filter((anchor) => people.has(anchor));
    const credits = chapterCredits(chapter, people).map((line) => ({
      label: manuscript.labels[line.label],
      people: line.people.map(({ anchor }) => anchor),
    }));
    return { ...facts, tighter: tighter.get(chapter.anchor) ?? 0, authors, credits };
  };
  const content = (value: Content | undefined, prefix: string) =>
    value === undefined ? null : contentData(value, surroundings, { prefix, direction });
  const parts = {
    front: manuscript.front.map(listed),
    sections: manuscript.sections.map((section) => ({
      anchor: section.anchor,
      title: printable(section.title),
      number: section.number,
      intro: content(section.intro, section.anchor),
      chapters: section.chapters.map(listed),
    })),
    back: manuscript.back.map(listed),
  };
  // The list of people is set in narrow columns, which are no place for notes.
  const links = press.links === 'notes' ? 'addresses' : press.links;
  const inColumns: ContentSurroundings = { ...surroundings, links, isNarrow: true };
  const lettersOf = nameLetters(manuscript);
  const contributors = manuscript.contributors.map((person) => ({
    ...personFacts(person, manuscript.labels),
    bio: contentData({ blocks: person.bio, notes: [] }, inColumns, { prefix: person.anchor, direction }),
    photo: photoPath(person, surroundings),
    letters: lettersOf(person),
    chapters: person.chapters,
    // More than a column could hold in one piece, with some room to spare.
    long: JSON.stringify(person.bio).length + (person.chapters.length + person.credits.length) * 100 > 3000,
  }));
  return new Map<string, unknown>([
    ['data/book.json', { ...bookFacts(manuscript, epoch, press), ...parts, contributors }],
    [roomFile, {}],
    [endRoomFile, {}],
    ...files,
  ]);
}

function bookFacts(manuscript: Manuscript, epoch: number, press: Press) {
  const { book, labels, trim, contributors, sections } = manuscript;
  const date = new Date(epoch * 1000);
  const one = (value: string | undefined) => (value === undefined || value.trim() === '' ? null : printable(value));
  return {
    title: printable(book.title),
    subtitle: one(book.subtitle),
    ...languageOf(book.language),
    direction: book.direction,
    letters: eastAsianOf(book.language) ?? null,
    editors: book.editors.map((editor) => printable(editor.name)),
    credits: bookCredits(manuscript).map(({ label, people }) => ({
      label: labels[label],
      names: people.map(({ name }) => printable(name)),
    })),
    authors: contributors.filter((person) => person.roles.includes('author')).map((person) => printable(person.name)),
    'author-count': authorsOf(manuscript).length,
    map: manuscript.map === undefined ? null : mapFile,
    places: placesLine(manuscript) ?? null,
    names: contributors.map((person) => printable(person.name)),
    description: one(book.description),
    keywords: keywordsOf(sections),
    draft: sections.some((section) => section.chapters.some((chapter) => markOf(chapter, labels) !== undefined)),
    dedication: paragraphsOf(book.dedication),
    rights: paragraphsOf(book.rights),
    licence: one(book.licence),
    publisher: one(book.publisher),
    edition: one(book.edition),
    version: one(manuscript.version),
    ...addressOf(book.url),
    isbn: one(press.links === 'live' ? (book.isbn.pdf ?? book.isbn.print) : book.isbn.print),
    charity:
      book.charity === undefined
        ? null
        : {
            name: printable(book.charity.name),
            ...addressOf(book.charity.url),
            statement: paragraphsOf(book.charity.statement),
          },
    date: { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    labels,
    'between-names': betweenNames(labels),
    trim: { width: trim.width, height: trim.height, bleed: press.bleed, least: press.least },
  };
}

function keywordsOf(sections: Manuscript['sections']): string[] {
  return [
    ...new Set(sections.flatMap((section) => section.chapters.flatMap((chapter) => chapter.keywords.map(oneLine)))),
  ].sort();
}

function chapterFacts(chapter: ManuscriptChapter, file: string, labels: Manuscript['labels']) {
  return {
    file,
    anchor: chapter.anchor,
    kind: chapter.kind,
    held: chapter.state === 'held',
    mark: markOf(chapter, labels) ?? null,
    letters: eastAsianOf(chapter.language) ?? null,
    title: titleWords(chapter.title),
    subtitle: chapter.subtitle === undefined ? null : printable(chapter.subtitle),
    number: chapter.number ?? null,
  };
}

function personFacts(person: ManuscriptContributor, labels: Manuscript['labels']) {
  return {
    anchor: person.anchor,
    name: printable(person.name),
    roles: bookRolesOf(person).map((role) => labels[role]),
    credits: creditedChapters(person).map(({ role, chapters }) => ({ role: labels[role], chapters })),
    ...addressOf(person.url),
    qr: qrOf(person.url),
    place: person.place === undefined ? null : printable(person.place),
    affiliation: person.affiliation === undefined ? null : printable(person.affiliation),
  };
}

function photoPath(person: ManuscriptContributor, { images, unreadable }: ContentSurroundings): string | null {
  const { photo } = person;
  return photo !== undefined && images.has(photo) && !unreadable.has(photo) ? `/${photo}` : null;
}

function addressOf(url: string | undefined) {
  return url === undefined || !isSafeAddress(url) ? { url: null, site: null } : { url, site: siteName(url) };
}

function qrOf(url: string | undefined) {
  return url === undefined || !isSafeAddress(url) ? null : (qrCode(url) ?? null);
}

function paragraphsOf(text: string | undefined): readonly string[] {
  return textParagraphs(text ?? '').map(printable);
}

/** Typst takes the language and the region of `pt-BR` apart; other subtags mean nothing to it. */
function languageOf(tag: string): { readonly lang: string; readonly region: string | null } {
  const [lang = 'en', ...subtags] = tag.split('-');
  const region = subtags.find((subtag) => /^[A-Za-z]{2}$/.test(subtag));
  return { lang: /^[A-Za-z]{2,3}$/.test(lang) ? lang.toLowerCase() : 'en', region: region?.toUpperCase() ?? null };
}

function surroundingsOf(manuscript: Manuscript, unreadable: ReadonlySet<string>, press: Press): ContentSurroundings {
  const images = new Map(manuscript.images.map((image) => [image.name, image]));
  return { images, targets: new Set(targetsOf(manuscript)), unreadable, links: press.links };
}
