import type { ManuscriptChapter } from '../../model/manuscript.ts';
import { shorten } from '../../text/quote.ts';
import { blocksText } from '../../text/words.ts';
import { chapterCredits } from '../credits.ts';
import { spokenAddress } from '../html/words.ts';
import type { OutputFile } from '../renderer.ts';
import { x, xmlFile } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { addressOnline, blogrollPath, contentsPath, coverPath, feedPath } from './addresses.ts';
import { authorsOf } from './desk.ts';
import type { Desk } from './desk.ts';
import type { Page } from './page.ts';

/** Files for programs: the blogroll always; feed and map of the site where the book says its address. */
export function feedFiles(pages: readonly Page[], epoch: number, desk: Desk): OutputFile[] {
  const { url } = desk.manuscript.book;
  const xml = (path: string, element: XmlElement) => file(path, xmlFile(element).xml);
  return [
    xml(blogrollPath, blogroll(desk)),
    ...(url === undefined ? [] : [xml(feedPath, feed(url, epoch, desk)), xml('sitemap.xml', siteMap(url, pages))]),
    // Search engines read it at a host's root only.
    ...(url !== undefined && new URL(url).pathname === '/'
      ? [file('robots.txt', `User-agent: *\nAllow: /\nSitemap: ${addressOnline(url, 'sitemap.xml')}\n`)]
      : []),
  ];
}

function file(path: string, text: string): OutputFile {
  return { path: `site/${path}`, bytes: new TextEncoder().encode(text) };
}

/** OPML 2.0 (opml.org/spec2): everyone's site, for a reader of feeds. */
function blogroll({ manuscript: { book, contributors } }: Desk): XmlElement {
  const outlines = contributors.flatMap(({ name, url }) =>
    url === undefined || spokenAddress(url) === undefined
      ? []
      : [x('outline', { type: 'link', text: name, title: name, url, htmlUrl: url })],
  );
  return x('opml', { version: '2.0' }, [
    x('head', [x('title', book.title)]),
    // The format wants one entry at least.
    x('body', [x('outline', { text: book.title }, outlines)]),
  ]);
}

/** Atom (RFC 4287): all chapters, the newest first; those without a date carry the edition's. */
function feed(site: string, epoch: number, desk: Desk): XmlElement {
  const { book, sections } = desk.manuscript;
  const edition = new Date(epoch * 1000).toISOString().slice(0, 19) + 'Z';
  const dated = sections
    .flatMap(({ chapters }) => chapters.filter(({ state, pending }) => state === 'ready' && pending === undefined))
    .map((chapter) => ({
      chapter,
      date: chapter.date === undefined ? edition : `${chapter.date.slice(0, 10)}T00:00:00Z`,
    }));
  const newest = dated.sort((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0));
  const home = addressOnline(site, coverPath);
  return x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': book.language }, [
    x('id', home),
    x('title', book.title),
    book.subtitle ? x('subtitle', book.subtitle) : null,
    x('link', { href: home }),
    x('link', { rel: 'self', type: 'application/atom+xml', href: addressOnline(site, feedPath) }),
    x('updated', edition),
    x('author', [x('name', book.title)]),
    book.rights ? x('rights', book.rights) : null,
    ...newest.map(({ chapter, date }) => feedEntry(chapter, date, site, desk)),
  ]);
}

function feedEntry(chapter: ManuscriptChapter, date: string, site: string, desk: Desk): XmlElement {
  const { anchor, title, summary, blocks, language } = chapter;
  const address = addressOnline(site, desk.paths.get(anchor) ?? contentsPath);
  return x('entry', { 'xml:lang': language }, [
    x('id', address),
    x('title', title),
    x('link', { href: address }),
    x('updated', date),
    ...authorsOf(chapter, desk).map(({ name }) => x('author', [x('name', name)])),
    ...[...new Set(chapterCredits(chapter, desk.people).flatMap(({ people }) => people))].map(({ name }) =>
      x('contributor', [x('name', name)]),
    ),
    x('summary', shorten(summary ?? blocksText(blocks), 400)),
  ]);
}

/** Sitemaps 0.9 (sitemaps.org). */
function siteMap(site: string, pages: readonly Page[]): XmlElement {
  const listed = pages.filter(({ kind }) => kind !== 'missing' && kind !== 'search');
  const places = listed.map(({ path }) => x('url', [x('loc', addressOnline(site, path))]));
  return x('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, places);
}
