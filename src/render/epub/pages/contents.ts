import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptChapter } from '../../../model/manuscript.ts';
import { bookContents } from '../contents.ts';
import type { ContentsEntry } from '../contents.ts';
import type { Desk } from '../desk.ts';
import type { EpubDocument } from '../document.ts';
import type { PagePlace } from '../page-breaks.ts';
import type { Part } from '../spine.ts';
import { contentsLink } from './section.ts';

/** The contents page, which is also what reading systems navigate by: contents, landmarks and the list of pages. */
export function contentsPage(pageList: readonly PagePlace[], desk: Desk): EpubDocument {
  const { book, labels } = desk.manuscript;
  const toc = h(
    'nav',
    { id: 'toc', className: 'toc', 'epub:type': 'toc', role: 'doc-toc', 'aria-labelledby': 'title' },
    [
      h('h1', { id: 'title', className: 'page-title' }, labels.contents),
      h(
        'ol',
        bookContents(desk).map((entry) => tocItem(entry, desk)),
      ),
    ],
  );
  const pages = h('nav', { id: 'pages', 'epub:type': 'page-list', role: 'doc-pagelist', hidden: true }, [
    h(
      'ol',
      pageList.map(({ label, href }) => h('li', h('a', { href }, label))),
    ),
  ]);
  const content = [toc, landmarks(desk), ...(pageList.length > 0 ? [pages] : [])];
  const { language, direction } = book;
  return { title: labels.contents, language, direction, matter: 'frontmatter', content };
}

function tocItem(entry: ContentsEntry, desk: Desk): Element {
  const children = entry.children.map((child) => tocItem(child, desk));
  return h('li', { className: children.length > 0 ? 'toc-section' : undefined }, [
    contentsLink(entry, desk),
    children.length > 0 ? h('ol', children) : undefined,
  ]);
}

function landmarks(desk: Desk): Element {
  const { labels, book } = desk.manuscript;
  const { parts } = desk.spine;
  const entry = (type: string, title: string, part: Part | undefined) =>
    part ? [h('li', h('a', { 'epub:type': type, href: part.file }, title))] : [];
  const find = (kind: Part['kind']) => parts.find((part) => part.kind === kind);
  const start = parts.find((part) => part.kind === 'section' || (part.kind === 'chapter' && isInside(part.chapter)));
  return h('nav', { id: 'landmarks', 'epub:type': 'landmarks', hidden: true }, [
    h('ol', [
      ...entry('cover', labels.cover, find('cover')),
      ...entry('titlepage', labels.titlePage, find('titlePage')),
      ...entry('copyright-page', labels.copyright, find('copyright')),
      ...entry('toc', labels.contents, find('contents')),
      ...entry('bodymatter', book.title, start),
      ...entry('contributors', labels.contributors, find('contributors')),
    ]),
  ]);
}

function isInside({ kind }: ManuscriptChapter): boolean {
  return kind === 'chapter';
}
