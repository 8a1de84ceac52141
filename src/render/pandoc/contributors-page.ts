import type { ManuscriptContributor } from '../../model/manuscript.ts';
import { bookRolesOf, creditedChapters } from '../credits.ts';
import { anchor, header, para, space, str, type PandocBlock, type PandocInline } from './ast.ts';
import { blocksToPandoc, inStyle, safeLink } from './blocks.ts';
import { turnedBack } from './names.ts';
import { shownAddress, type Page } from './page.ts';
import { words } from './words.ts';
import { allChapters } from '../all-chapters.ts';

/** Everyone in the book, at its end: photo, name, place, site, what they say of themselves, their chapters. */
export function contributorsPage(page: Page): PandocBlock[] {
  const { contributors, labels } = page.manuscript;
  if (contributors.length === 0) return [];
  const titles = new Map(chaptersOf(page).map((chapter) => [chapter.anchor, chapter.title]));
  return [
    header(page.outline.matter, 'contributors', words(labels.contributors)),
    ...contributors.flatMap((person) => styledCard(card(person, titles, page), page)),
  ];
}

// The paragraphs of a card stay together on a page, and only the last one may be followed by another page.
function styledCard([opening, ...others]: readonly PandocBlock[], page: Page): readonly PandocBlock[] {
  const first = opening === undefined ? [] : inStyle('Author Card Opening', [opening], page);
  const between = others.slice(0, -1);
  return [
    ...first,
    ...(between.length === 0 ? [] : inStyle('Author Card', between, page)),
    ...(others.length === 0 ? [] : inStyle('Author Card Ending', others.slice(-1), page)),
  ];
}

function card(person: ManuscriptContributor, titles: ReadonlyMap<string, string>, page: Page): PandocBlock[] {
  const { labels } = page.manuscript;
  const roles = bookRolesOf(person).map((role) => labels[role]);
  const { direction } = page.manuscript.book;
  const facts = [...roles, person.affiliation, person.place]
    .filter((fact) => fact !== undefined)
    .flatMap((fact, index) => [
      ...(index === 0 ? [] : [space, str('·'), space]),
      ...words(fact),
      ...turnedBack(fact, direction),
    ]);
  const head: PandocInline[] = [
    anchor(person.anchor),
    { t: 'Strong', c: words(person.name) },
    ...(facts.length === 0 ? [] : [lineBreak, ...facts]),
    ...(person.url === undefined ? [] : [lineBreak, ...safeLink(person.url, [str(shownAddress(person.url))])]),
  ];
  const chapter = (id: string, before: string) => {
    const title = titles.get(id);
    return title === undefined ? [] : [[...words(before), ...safeLink(`#${id}`, words(title))]];
  };
  const chapters = [
    ...person.chapters.flatMap((id) => chapter(id, '')),
    ...creditedChapters(person).flatMap(({ role, chapters: ids }) =>
      ids.flatMap((id) => chapter(id, `${labels[role]}: `)),
    ),
  ];
  const list = chapters.flatMap((entry, index) => (index === 0 ? entry : [space, str('·'), space, ...entry]));
  return [
    ...photo(person, page),
    para(...head),
    ...blocksToPandoc(person.bio, page),
    ...(list.length === 0 ? [] : [para({ t: 'Emph', c: list })]),
  ];
}

function photo(person: ManuscriptContributor, page: Page): PandocBlock[] {
  const path = person.photo === undefined ? undefined : page.images.get(person.photo);
  return path === undefined ? [] : [para({ t: 'Image', c: [photoWidth, words(person.name), [path, '']] })];
}

const lineBreak: PandocInline = { t: 'LineBreak' };
const photoWidth = ['', [], [['width', '1in']]] as const;

function chaptersOf({ manuscript }: Page) {
  return allChapters(manuscript);
}
