import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { fillNodes } from '../html/words.ts';
import { contentsPath, contributorsPath, coverPath, hrefBetween } from './addresses.ts';
import type { Desk } from './desk.ts';
import { head } from './head.ts';
import { webLink } from './names.ts';
import { htmlText } from './stringify.ts';

/** One page of the site. */
export interface Page {
  /** Inside the site's folder: `chapters/ash.html`. */
  readonly path: string;
  readonly kind: 'cover' | 'contents' | 'section' | 'chapter' | 'contributors' | 'contributor';
  /** In plain text. The cover's is the book's title. */
  readonly title: string;
  /** One or two sentences for search engines and link previews. */
  readonly description?: string;
  /** Which of the theme's section colours, from 1; 0 outside the sections. */
  readonly tone: number;
  /** Language and direction of the title, where they are not the book's. */
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  readonly main: readonly ElementContent[];
  /** A second line where a neighbour links here: who wrote it. */
  readonly turnLine?: readonly ElementContent[];
}

export interface Neighbours {
  readonly previous?: Page | undefined;
  readonly next?: Page | undefined;
}

/** How many section colours a theme has. */
const tones = 6;
export const toneOf = (sectionNumber: number): number => ((sectionNumber - 1) % tones) + 1;

/** A page as HTML text. `themeColours` are for light and dark surroundings. */
export function pageHtml(page: Page, around: Neighbours, themeColours: readonly string[], desk: Desk): string {
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
  const html = h('html', { lang: book.language, dir: book.direction }, [head(page, around, themeColours, desk), body]);
  const root: Root = { type: 'root', children: [{ type: 'doctype' }, { type: 'text', value: '\n' }, html] };
  return `${htmlText(root)}\n`;
}

/** Nodes on lines of their own, so that people and `diff` can read the file. Only between blocks. */
export function lines(nodes: readonly (ElementContent | undefined)[]): ElementContent[] {
  return nodes.flatMap((node) => (node === undefined ? [] : [{ type: 'text', value: '\n' }, node]));
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
            h('span', { className: 'for' }, fillNodes(labels.charity, { name: [webLink(charity.url, charity.name)] })),
          ]
        : []),
    ]),
    rights ? h('p', { className: 'rights' }, rights) : undefined,
  ]);
}
