import { listNames } from '../../text/name-list.ts';
import { bookContents } from './contents.ts';
import type { ContentsEntry } from './contents.ts';
import type { Desk } from './desk.ts';
import type { PagePlace } from './page-breaks.ts';
import { x } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/** The contents for reading systems of EPUB 2. */
export function ncxDocument(identifier: string, pageList: readonly PagePlace[], desk: Desk): XmlElement {
  const { book, labels } = desk.manuscript;
  const entries = bookContents(desk);
  const meta = (name: string, content: string | number) => x('meta', { name, content });
  let order = 0;
  const points = (list: readonly ContentsEntry[]): XmlElement[] =>
    list.map(({ title, authors, mark, file, children }) => {
      order += 1;
      const attributes = { id: `point-${order}`, playOrder: order };
      const marked = mark === undefined ? title : `${title} (${mark})`;
      const words = authors.length > 0 ? `${marked} — ${listNames(authors, labels)}` : marked;
      return x('navPoint', attributes, [label(words), x('content', { src: `text/${file}` }), ...points(children)]);
    });
  const navMap = x('navMap', points(entries));
  const pages = pageList.map(({ label: page, href }, index) =>
    x('pageTarget', { id: `page-${index + 1}`, type: /^\d+$/.test(page) ? 'normal' : 'front', playOrder: ++order }, [
      label(page),
      x('content', { src: `text/${href}` }),
    ]),
  );
  const attributes = { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': book.language };
  return x('ncx', attributes, [
    x('head', [
      meta('dtb:uid', identifier),
      meta('dtb:depth', entries.some(({ children }) => children.length > 0) ? 2 : 1),
      meta('dtb:totalPageCount', pageList.length),
      meta('dtb:maxPageNumber', Math.max(0, ...pageList.map(({ label: page }) => Number(page) || 0))),
    ]),
    x('docTitle', [x('text', book.title)]),
    navMap,
    pages.length > 0 ? x('pageList', pages) : null,
  ]);
}

function label(text: string): XmlElement {
  return x('navLabel', [x('text', text)]);
}
