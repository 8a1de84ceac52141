import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { fillNodes } from '../html/words.ts';
import { contentsPath, contributorsPath, coverPath, hrefBetween, searchPath } from './addresses.ts';
import type { Desk } from './desk.ts';
import { head } from './head.ts';
import { bookLink } from './names.ts';
import { lines } from './page.ts';
import type { Neighbours, Page } from './page.ts';
import { fromRoot } from './pages/missing.ts';
import { htmlText } from './stringify.ts';
import type { SiteStyle } from './style.ts';

/** A page as HTML text. */
export function pageHtml(page: Page, around: Neighbours, style: Omit<SiteStyle, 'files'>, desk: Desk): string {
  const { book, labels } = desk.manuscript;
  const isCover = page.kind === 'cover';
  const body = h('body', { className: [page.kind, `tone-${page.tone}`] }, [
    ...lines([
      h('a', { className: 'skip', href: '#main' }, labels.skipToContent),
      isCover ? undefined : siteHeader(page, desk),
      // The focus has to go somewhere when a reader skips.
      h('main', { id: 'main', tabIndex: -1 }, lines(page.main)),
      isCover ? undefined : turnNav(page, around, desk),
      isCover ? undefined : siteFooter(desk),
    ]),
  ]);
  const html = h('html', { lang: book.language, dir: book.direction }, [head(page, around, style, desk), body]);
  const placed = page.kind === 'missing' && book.url !== undefined ? fromRoot(html, book.url) : html;
  const root: Root = { type: 'root', children: [{ type: 'doctype' }, { type: 'text', value: '\n' }, placed] };
  return `${htmlText(root)}\n`;
}

function siteHeader({ path, kind }: Page, { manuscript: { book, labels } }: Desk): Element {
  const link = (to: string, words: string, isHere: boolean) =>
    h('a', { href: hrefBetween(path, to), ariaCurrent: isHere ? 'page' : undefined }, words);
  return h('header', { className: 'site-head' }, [
    h('a', { className: 'book-title', href: hrefBetween(path, coverPath) }, book.title),
    ' ',
    h('nav', { ariaLabel: book.title }, [
      link(contentsPath, labels.contents, kind === 'contents'),
      ' ',
      link(contributorsPath, labels.contributors, kind === 'contributors'),
      ' ',
      link(searchPath, labels.search, kind === 'search'),
    ]),
  ]);
}

function turnNav(page: Page, { previous, next }: Neighbours, { manuscript: { labels } }: Desk): Element | undefined {
  if (!previous && !next) return undefined;
  const turn = (to: Page | undefined, direction: 'previous' | 'next') => {
    if (!to) return undefined;
    return h(
      'a',
      {
        className: ['turn', direction, `tone-${to.tone}`],
        href: hrefBetween(page.path, to.path),
        rel: direction === 'next' ? 'next' : 'prev',
      },
      [
        h('span', { className: 'label' }, labels[direction]),
        ' ',
        h('span', { className: 'title', lang: to.language, dir: to.direction }, to.title),
        ...(to.turnLine ? [' ', h('span', { className: 'names' }, [...to.turnLine])] : []),
      ],
    );
  };
  const label = [previous && labels.previous, next && labels.next].filter(Boolean).join(', ');
  return h('nav', { className: 'turns', ariaLabel: label }, lines([turn(previous, 'previous'), turn(next, 'next')]));
}

function siteFooter({ manuscript: { book, labels } }: Desk): Element {
  const { charity, rights } = book;
  return h('footer', { className: 'site-foot' }, [
    h('p', [
      h('cite', book.title),
      ...(charity
        ? [
            ' ',
            h('span', { className: 'for' }, fillNodes(labels.charity, { name: [bookLink(charity.url, charity.name)] })),
          ]
        : []),
    ]),
    rights ? h('p', { className: 'rights' }, rights) : undefined,
  ]);
}
