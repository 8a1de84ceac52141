import type { Contributor } from '../model/contributor.ts';
import type { ManuscriptChapter, ManuscriptContributor } from '../model/manuscript.ts';
import type { Project } from '../model/project.ts';
import type { LinkIndex } from '../text/cross-links.ts';
import { countryNames, nameOrder } from '../text/collation.ts';
import { withoutMailAddresses } from '../text/mail-address.ts';
import { betweenNames } from '../text/name-list.ts';
import { readShortText } from '../text/markdown/short-text.ts';
import { mergeContent } from './merge-content.ts';
import { placeName } from './place-name.ts';

/** Everyone who did something for a chapter or for the book, sorted by the collation of the book's language. */
export function mergeContributors(
  contributors: readonly Contributor[],
  chapters: readonly ManuscriptChapter[],
  project: Project,
  links: LinkIndex,
  imageName: (path: string) => string | undefined,
): ManuscriptContributor[] {
  const { language } = project.book;
  const countries = countryNames(language);
  const { comma } = betweenNames(project.labels);
  const shares = sharesOf(chapters, project);
  const byName = nameOrder(language);
  return contributors
    .filter(({ id }) => shares.has(`p-${id}`))
    .map(withoutAddresses)
    .map((person): ManuscriptContributor => {
      const anchor = `p-${person.id}`;
      const photo = person.photo === undefined ? undefined : imageName(person.photo);
      const place = placeName(person, { comma, countries });
      const { roles, written, credits } = shares.get(anchor) ?? noShare();
      return {
        anchor,
        id: person.id,
        name: person.name,
        sort: person.sort,
        roles: [...roles, ...(written.length > 0 ? (['author'] as const) : [])],
        ...(person.url === undefined ? {} : { url: person.url }),
        ...(place === undefined ? {} : { place }),
        ...(person.country === undefined ? {} : { country: person.country }),
        ...(person.affiliation === undefined ? {} : { affiliation: person.affiliation }),
        bio: person.bio === undefined ? [] : readBio(person, person.bio, language, links),
        ...(photo === undefined ? {} : { photo }),
        chapters: written,
        credits,
      };
    })
    .sort((one, other) => byName(one.sort, other.sort) || (one.id < other.id ? -1 : 1));
}

/** What one person did. */
interface Share {
  readonly roles: Exclude<ManuscriptContributor['roles'][number], 'author'>[];
  /** Anchors of the chapters. */
  readonly written: string[];
  readonly credits: ManuscriptContributor['credits'][number][];
}

function noShare(): Share {
  return { roles: [], written: [], credits: [] };
}

/** What everyone did, by anchor. */
function sharesOf(chapters: readonly ManuscriptChapter[], { book }: Project): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  const shareOf = (anchor: string): Share => {
    const share = shares.get(anchor) ?? noShare();
    shares.set(anchor, share);
    return share;
  };
  for (const { role, people } of [{ role: 'editor' as const, people: book.editors }, ...book.credits]) {
    for (const { id } of people) shareOf(`p-${id}`).roles.push(role);
  }
  for (const { anchor, authors, credits, part } of chapters) {
    for (const author of authors) {
      const { roles, written } = shareOf(author);
      written.push(anchor);
      if (part !== undefined && !roles.includes(part)) roles.push(part);
    }
    for (const { role, people } of credits) {
      for (const person of people) shareOf(person).credits.push({ role, chapter: anchor });
    }
  }
  return shares;
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
