import type { Element } from 'hast';
import { h } from 'hastscript';
import { addressOnline } from './addresses.ts';
import type { Desk } from './desk.ts';
import type { Card, Page } from './page.ts';

type Value = readonly [name: string, content: string | undefined];

const types: Partial<Record<Page['kind'], string>> = { cover: 'book', chapter: 'article', contributor: 'profile' };

/** What a page says to link previews: Open Graph, which most of them read, and what some want beside it. */
export function preview(page: Page, canonical: string | undefined, desk: Desk): Element[] {
  const { book } = desk.manuscript;
  const { kind, title, description, article } = page;
  const card = page.card ?? desk.cover;
  // A preview needs a whole address; without the site's there is none.
  const picture = book.url === undefined || card === undefined ? [] : pictureValues(card, book.url);
  const isWide = card !== undefined && card.width > card.height;
  return [
    ...written(
      'name',
      (article?.authors ?? []).map(({ name }): Value => ['author', name]),
    ),
    ...written('property', [
      ['og:type', types[kind] ?? 'website'],
      ['og:title', title],
      ['og:site_name', book.title],
      ['og:description', description],
      ['og:url', canonical],
      ...picture,
      ['og:locale', localeOf(page.language ?? book.language)],
      ...articleValues(page, desk),
    ]),
    ...written('name', [
      ['twitter:card', picture.length > 0 && isWide ? 'summary_large_image' : 'summary'],
      // The one that does not fall back to Open Graph.
      ['twitter:image:alt', picture.length > 0 ? card?.alt : undefined],
    ]),
  ];
}

function pictureValues({ path, mediaType, width, height, alt }: Card, site: string): Value[] {
  return [
    ['og:image', addressOnline(site, path)],
    ['og:image:type', mediaType],
    ['og:image:width', String(width)],
    ['og:image:height', String(height)],
    ['og:image:alt', alt],
  ];
}

/** Open Graph names authors by the addresses of their pages. */
function articleValues({ article }: Page, { manuscript: { book }, paths }: Desk): Value[] {
  if (article === undefined) return [];
  const pages = article.authors.flatMap(({ anchor }) => paths.get(anchor) ?? []);
  return [
    ...pages.map((path): Value => ['article:author', book.url && addressOnline(book.url, path)]),
    ['article:published_time', article.date],
    ['article:section', article.section],
  ];
}

/** `en` → `en_US`: Open Graph wants a country with every language, so the likeliest one is named where there is none. */
function localeOf(tag: string): string | undefined {
  const { language, region } = new Intl.Locale(tag).maximize();
  return region === undefined || /\d/.test(region) ? undefined : `${language}_${region}`;
}

function written(key: 'name' | 'property', values: readonly Value[]): Element[] {
  return values.flatMap(([name, content]) => (content ? [h('meta', { [key]: name, content })] : []));
}
