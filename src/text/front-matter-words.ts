import type { KeysInside } from './yaml/strays.ts';
import type { KeyWords } from './rename-keys.ts';

/** The keys of a chapter's front matter. */
export const matterKeys = [
  'title',
  'subtitle',
  'summary',
  'section',
  'weight',
  'author',
  'translator',
  'illustrator',
  'photographer',
  'editor',
  'id',
  'date',
  'language',
  'keywords',
  'draft',
  'withdrawn',
  'ignore',
  'agreement',
] as const;

/** What Hugo, Jekyll, Eleventy, Quarto and pandoc call the same things, so that a folder of posts needs no editing. */
export const matterAliases: Readonly<Record<string, string>> = {
  authors: 'author',
  by: 'author',
  byline: 'author',
  translators: 'translator',
  translated_by: 'translator',
  illustrators: 'illustrator',
  illustrated_by: 'illustrator',
  drawings_by: 'illustrator',
  photographers: 'photographer',
  photos_by: 'photographer',
  photographs_by: 'photographer',
  editors: 'editor',
  edited_by: 'editor',
  excerpt: 'summary',
  description: 'summary',
  abstract: 'summary',
  slug: 'id',
  topics: 'keywords',
  tags: 'keywords',
  categories: 'keywords',
  keyword: 'keywords',
  lang: 'language',
  order: 'weight',
  sub_title: 'subtitle',
  part: 'section',
};

/** Whether a line of text begins with a key of front matter: `title: My essay`. */
export function beginsWithMatterKey(line: string): boolean {
  const key = /^([\p{L}_][\p{L}\p{N}_-]*):(?:\s|$)/u.exec(line)?.[1]?.toLowerCase();
  return key !== undefined && (matterKeys.some((known) => known === key) || Object.hasOwn(matterAliases, key));
}

/** The keys of a person. */
export const personKeys = ['name', 'sort', 'url', 'city', 'country', 'affiliation', 'orcid', 'bio', 'photo'] as const;

/** The words for a person, as a contributor file has them. */
export const personWords: KeyWords = {
  known: personKeys,
  aliases: {
    full_name: 'name',
    display_name: 'name',
    sort_name: 'sort',
    sort_as: 'sort',
    website: 'url',
    blog: 'url',
    weblog: 'url',
    webpage: 'url',
    homepage: 'url',
    site: 'url',
    link: 'url',
    town: 'city',
    country_code: 'country',
    organisation: 'affiliation',
    organization: 'affiliation',
    company: 'affiliation',
    orcid_id: 'orcid',
    biography: 'bio',
    about: 'bio',
    image: 'photo',
    picture: 'photo',
    avatar: 'photo',
    portrait: 'photo',
  },
};

/** Which keys belong into which: a person's into `author`. */
export const keysInside: KeysInside = {
  author: new Set([...personWords.known, ...Object.keys(personWords.aliases)]),
};

/** What people add about themselves, for which a book has no place; what to do instead. */
const strangers: readonly (readonly [RegExp, string])[] = [
  [/^(?:e-?mail|mail|e-?mail[_-]?address)$/i, 'The book shows no mail address. Delete the line.'],
  [/^(?:phone|telephone|tel|mobile|address|street)$/i, 'The book shows none. Delete the line.'],
  [
    /^(?:twitter|x|mastodon|bluesky|threads|instagram|facebook|linkedin|youtube|tiktok|github|gitlab|social)$/i,
    'The book shows one address a person, "url:". Write the whole address there, https:// included, or delete the line.',
  ],
];

/** What to do about a key that is none here, but that many people write. */
export function hintForStranger(key: string): string | undefined {
  return strangers.find(([pattern]) => pattern.test(key))?.[1];
}

/** The same at the top of a chapter, where keys of a person may stand, too. */
export function hintForStrangerInChapter(key: string): string | undefined {
  if (!keysInside['author']?.has(key.toLowerCase())) return hintForStranger(key);
  return `If it tells of the author, move it: "author:" stands alone on its line, and below it, each with two spaces at its beginning, stand "name: …" and "${key}: …". Else delete the line.`;
}
