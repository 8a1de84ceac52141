import type { Element } from 'hast';
import { h } from 'hastscript';
import { coverPath, hrefBetween } from './addresses.ts';
import type { Desk } from './desk.ts';
import { lines } from './page.ts';
import type { Neighbours, Page } from './page.ts';

// Nothing runs and nothing comes from elsewhere. `file:` is for a folder that is opened without a server, where some
// browsers take 'self' for nobody; a page that comes over the web can never load such an address.
const policy = [
  "default-src 'none'",
  "img-src 'self' file:",
  "style-src 'self' file:",
  "font-src 'self' file:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What a page says of itself to browsers, search engines and link previews. */
export function head(page: Page, { previous, next }: Neighbours, themeColours: readonly string[], desk: Desk): Element {
  const { book } = desk.manuscript;
  const { path, kind, description } = page;
  const title = kind === 'cover' ? page.title : `${page.title} · ${book.title}`;
  const canonical = book.url ? addressOnline(book.url, path) : undefined;
  const [light, dark] = themeColours;
  return h(
    'head',
    lines([
      h('meta', { charSet: 'utf-8' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', title),
      description ? h('meta', { name: 'description', content: description }) : undefined,
      h('meta', { name: 'referrer', content: 'strict-origin-when-cross-origin' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      light ? h('meta', { name: 'theme-color', content: light, media: '(prefers-color-scheme: light)' }) : undefined,
      dark ? h('meta', { name: 'theme-color', content: dark, media: '(prefers-color-scheme: dark)' }) : undefined,
      h('link', { rel: 'stylesheet', href: hrefBetween(path, 'style.css') }),
      canonical ? h('link', { rel: 'canonical', href: canonical }) : undefined,
      previous ? h('link', { rel: 'prev', href: hrefBetween(path, previous.path) }) : undefined,
      next ? h('link', { rel: 'next', href: hrefBetween(path, next.path) }) : undefined,
      ...openGraph(page, canonical, desk),
    ]),
  );
}

function openGraph({ kind, title, description }: Page, canonical: string | undefined, desk: Desk): Element[] {
  const { book, cover } = desk.manuscript;
  const types: Partial<Record<Page['kind'], string>> = { cover: 'book', chapter: 'article', contributor: 'profile' };
  const values: [string, string | undefined][] = [
    ['og:type', types[kind] ?? 'website'],
    ['og:title', title],
    ['og:site_name', book.title],
    ['og:description', description],
    ['og:url', canonical],
    // A preview needs a whole address; without the site's there is none.
    ['og:image', book.url && cover ? addressOnline(book.url, cover) : undefined],
    ['og:locale', book.language.replaceAll('-', '_')],
  ];
  return values.flatMap(([property, content]) => (content ? [h('meta', { property, content })] : []));
}

function addressOnline(site: string, path: string): string {
  const folder = site.replace(/\/+$/, '');
  return path === coverPath ? `${folder}/` : `${folder}/${hrefBetween('', path)}`;
}
