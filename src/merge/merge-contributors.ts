import type { Contributor } from '../model/contributor.ts';
import type { ManuscriptChapter, ManuscriptContributor } from '../model/manuscript.ts';
import type { Project } from '../model/project.ts';
import type { LinkIndex } from '../text/cross-links.ts';
import { countryNames, nameOrder } from '../text/collation.ts';
import { withoutMailAddresses } from '../text/mail-address.ts';
import { readShortText } from '../text/markdown/short-text.ts';
import { mergeContent } from './merge-content.ts';

/** Everyone who has a chapter or edits the book, sorted by the collation of the book's language. */
export function mergeContributors(
  contributors: readonly Contributor[],
  chapters: readonly ManuscriptChapter[],
  project: Project,
  links: LinkIndex,
  imageName: (path: string) => string | undefined,
): ManuscriptContributor[] {
  const { language } = project.book;
  const editors = new Set(project.book.editors.map(({ id }) => id));
  const countries = countryNames(language);
  const chaptersOf = new Map<string, string[]>();
  for (const { anchor, authors } of chapters) {
    for (const author of authors) chaptersOf.set(author, [...(chaptersOf.get(author) ?? []), anchor]);
  }
  const shown = contributors.filter(({ id }) => editors.has(id) || chaptersOf.has(`p-${id}`));
  const byName = nameOrder(language);
  return shown
    .map(withoutAddresses)
    .map((person): ManuscriptContributor => {
      const anchor = `p-${person.id}`;
      const photo = person.photo === undefined ? undefined : imageName(person.photo);
      const place = [person.city, person.country && countries.of(person.country)].filter(Boolean).join(', ');
      const own = chaptersOf.get(anchor) ?? [];
      return {
        anchor,
        id: person.id,
        name: person.name,
        sort: person.sort,
        roles: [
          ...(editors.has(person.id) ? (['editor'] as const) : []),
          ...(own.length > 0 ? (['author'] as const) : []),
        ],
        ...(person.url === undefined ? {} : { url: person.url }),
        ...(place === '' ? {} : { place }),
        ...(person.country === undefined ? {} : { country: person.country }),
        ...(person.affiliation === undefined ? {} : { affiliation: person.affiliation }),
        bio: person.bio === undefined ? [] : readBio(person, person.bio, language, links),
        ...(photo === undefined ? {} : { photo }),
        chapters: own,
      };
    })
    .sort((one, other) => byName(one.sort, other.sort) || (one.id < other.id ? -1 : 1));
}

// `mail-addresses-are-private` has told of them; a draft must not print them in the meantime.
function withoutAddresses(person: Contributor): Contributor {
  const { name, sort, city, affiliation, bio } = person;
  const texts = Object.entries({ name, sort, city, affiliation, bio }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, withoutMailAddresses(value)]],
  );
  return { ...person, ...(Object.fromEntries(texts) as Partial<Contributor>) };
}

// A bio is a short text of its own: no heading in it can be linked to, no picture shown.
function readBio(person: Contributor, bio: string, language: string, links: LinkIndex): ManuscriptContributor['bio'] {
  const content = readShortText(person.file, bio);
  const ids = { anchor: `p-${person.id}`, headings: new Map(), anchors: new Map(), byFragment: new Map() };
  const merged = mergeContent(content, {
    file: person.file,
    language,
    ids,
    notePrefix: `n-bio-${person.id}`,
    links,
    imageName: () => undefined,
  });
  return merged.blocks.map((block) =>
    block.type === 'heading' ? { type: 'paragraph', children: block.children } : block,
  );
}
