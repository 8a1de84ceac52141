import type { Element } from 'hast';
import { h } from 'hastscript';
import { addressOnline, blogrollPath, feedPath, hrefBetween } from './addresses.ts';
import type { Desk } from './desk.ts';
import { lines } from './page.ts';
import type { Neighbours, Page } from './page.ts';
import { preview } from './preview.ts';
import type { SiteStyle } from './style.ts';

// Nothing runs and nothing comes from elsewhere. `file:` is for a folder that is opened without a server, where some
// browsers take 'self' for nobody; a page that comes over the web can never load such an address.
const policy = [
  "default-src 'none'",
  "img-src 'self' file:",
  "style-src 'self' file:",
  "font-src 'self' file:",
  "base-uri 'none'",
  "form-action 'none'",
];
// Only for a page that has a program of ours and no author's text. No program in the page itself, nothing compiled.
const withProgram = [policy[0], "script-src 'self' file:", ...policy.slice(1)];

/** What a page says of itself to browsers, search engines and link previews. */
export function head(
  page: Page,
  { previous, next }: Neighbours,
  { themeColours, icon }: Omit<SiteStyle, 'files'>,
  desk: Desk,
): Element {
  const { book } = desk.manuscript;
  const { path, kind, description, program } = page;
  const title = kind === 'cover' ? page.title : `${page.title} · ${book.title}`;
  const isListed = kind !== 'missing' && kind !== 'search';
  const canonical = book.url && isListed ? addressOnline(book.url, path) : undefined;
  const [light, dark] = themeColours;
  return h(
    'head',
    lines([
      h('meta', { charSet: 'utf-8' }),
      h('meta', {
        httpEquiv: 'Content-Security-Policy',
        content: (program === undefined ? policy : withProgram).join('; '),
      }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', title),
      description ? h('meta', { name: 'description', content: description }) : undefined,
      isListed ? undefined : h('meta', { name: 'robots', content: 'noindex' }),
      h('meta', { name: 'referrer', content: 'strict-origin-when-cross-origin' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      light ? h('meta', { name: 'theme-color', content: light, media: '(prefers-color-scheme: light)' }) : undefined,
      dark ? h('meta', { name: 'theme-color', content: dark, media: '(prefers-color-scheme: dark)' }) : undefined,
      h('link', { rel: 'stylesheet', href: hrefBetween(path, 'style.css') }),
      icon === undefined ? undefined : h('link', { rel: 'icon', href: hrefBetween(path, icon) }),
      canonical ? h('link', { rel: 'canonical', href: canonical }) : undefined,
      previous ? h('link', { rel: 'prev', href: hrefBetween(path, previous.path) }) : undefined,
      next ? h('link', { rel: 'next', href: hrefBetween(path, next.path) }) : undefined,
      ...feeds(page, desk),
      ...(isListed ? preview(page, canonical, desk) : []),
      page.thing === undefined ? undefined : structuredData(page.thing),
      program === undefined ? undefined : h('script', { src: hrefBetween(path, program), defer: true }),
    ]),
  );
}

function feeds({ path, kind }: Page, { manuscript: { book, labels } }: Desk): Element[] {
  const link = (to: string, type: string, title: string) =>
    h('link', { rel: 'alternate', type, title, href: hrefBetween(path, to) });
  return [
    ...(book.url ? [link(feedPath, 'application/atom+xml', book.title)] : []),
    ...(kind === 'contributors' ? [link(blogrollPath, 'text/x-opml', labels.contributors)] : []),
  ];
}

/** Data for search engines. A browser runs nothing of this type; `<` is written so that no text can end the element. */
function structuredData(thing: Readonly<Record<string, unknown>>): Element {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...thing }).replaceAll('<', '\\u003c');
  return h('script', { type: 'application/ld+json' }, json);
}
