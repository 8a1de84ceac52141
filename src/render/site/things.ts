import type { CreditRole } from '../../model/contributor.ts';
import type { ManuscriptChapter, ManuscriptContributor } from '../../model/manuscript.ts';
import { isbnDigits } from '../../text/isbn.ts';
import { spokenAddress } from '../html/words.ts';
import { everyoneWho } from '../credits.ts';
import { authorsOf as everyAuthor } from '../authors.ts';
import { addressOnline, coverPath } from './addresses.ts';
import { authorsOf, editorsOf } from './desk.ts';
import type { Desk } from './desk.ts';

type Thing = Readonly<Record<string, unknown>>;

/** The book as a thing of schema.org. */
export function bookThing(desk: Desk): Thing {
  const { book } = desk.manuscript;
  const numbers = [book.isbn.print, book.isbn.epub, book.isbn.pdf];
  const isbn = numbers.flatMap((number) => (number === undefined ? [] : [isbnDigits(number)]));
  return known({
    ...bookName(desk),
    alternativeHeadline: book.subtitle,
    inLanguage: book.language,
    description: book.description,
    author: everyAuthor(desk.manuscript).map(({ name }) => ({ '@type': 'Person', name })),
    editor: editorsOf(desk).map((person) => personName(person, desk)),
    translator: everyoneWho('translator', desk.manuscript).map((person) => personName(person, desk)),
    illustrator: everyoneWho('illustrator', desk.manuscript).map((person) => personName(person, desk)),
    contributor: everyoneWho('photographer', desk.manuscript).map((person) => personName(person, desk)),
    publisher: book.publisher && { '@type': 'Organization', name: book.publisher },
    bookEdition: book.edition,
    isbn: isbn.length > 1 ? [...new Set(isbn)] : isbn[0],
  });
}

/** A chapter, its authors, and the book that it is part of. */
export function chapterThing(chapter: ManuscriptChapter, desk: Desk): Thing {
  const { anchor, title, subtitle, summary, number, language, date, keywords } = chapter;
  return known({
    '@type': 'Chapter',
    name: title,
    alternativeHeadline: subtitle,
    url: online(desk.paths.get(anchor), desk),
    position: number,
    inLanguage: language,
    abstract: summary,
    datePublished: date,
    keywords: keywords.length > 0 ? keywords.join(', ') : undefined,
    author: authorsOf(chapter, desk).map((person) => personName(person, desk)),
    translator: credited(chapter, ['translator'], desk),
    editor: credited(chapter, ['editor'], desk),
    // Only a whole book has an illustrator there.
    contributor: credited(chapter, ['illustrator', 'photographer'], desk),
    isPartOf: bookName(desk),
  });
}

function credited({ credits }: ManuscriptChapter, roles: readonly CreditRole[], desk: Desk): Thing[] {
  const anchors = credits.filter(({ role }) => roles.includes(role)).flatMap(({ people }) => people);
  return [...new Set(anchors)].flatMap((anchor) => {
    const person = desk.people.get(anchor);
    return person === undefined ? [] : [personName(person, desk)];
  });
}

/** A person of the book. */
export function personThing(person: ManuscriptContributor, desk: Desk): Thing {
  const { affiliation, photo } = person;
  const isShown = photo !== undefined && desk.images.has(photo);
  return known({
    ...personName(person, desk),
    affiliation: affiliation && { '@type': 'Organization', name: affiliation },
    image: isShown ? online(photo, desk) : undefined,
  });
}

function bookName(desk: Desk): Thing {
  return known({ '@type': 'Book', name: desk.manuscript.book.title, url: online(coverPath, desk) });
}

function personName({ name, url, anchor }: ManuscriptContributor, desk: Desk): Thing {
  const own = url !== undefined && spokenAddress(url) !== undefined ? url : undefined;
  return known({ '@type': 'Person', name, url: online(desk.paths.get(anchor), desk), sameAs: own });
}

function online(path: string | undefined, { manuscript: { book } }: Desk): string | undefined {
  return path === undefined || book.url === undefined ? undefined : addressOnline(book.url, path);
}

function known(fields: Thing): Thing {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
