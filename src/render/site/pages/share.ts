import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { PhrasingContent, Root } from 'mdast';
import type { ManuscriptContributor } from '../../../model/manuscript.ts';
import { stringifyMarkdown } from '../../../text/markdown/stringify.ts';
import { spokenAddress } from '../../html/words.ts';
import { addressOnline, blogrollPath, coverPath, hrefBetween, sharePath } from '../addresses.ts';
import type { Desk } from '../desk.ts';
import { lines } from '../page.ts';
import type { Page } from '../page.ts';
import { htmlText } from '../stringify.ts';

/** A name and where it leads: the person's own site, else the page in the book online; nowhere without either. */
interface SharedLink {
  readonly name: string;
  readonly url: string | undefined;
}

/** The list of everyone, to be copied into a blog: as HTML, as Markdown and as plain text. */
export function sharePage(desk: Desk): Page {
  const { labels, book } = desk.manuscript;
  const onlineBook = book.url === undefined ? undefined : addressOnline(book.url, coverPath);
  const links = desk.manuscript.contributors.map((person) => sharedLink(person, desk));
  const title = { name: book.title, url: onlineBook };
  const kinds = [
    ['html', 'HTML', asHtml(title, links)],
    ['markdown', 'Markdown', asMarkdown(title, links)],
    ['text', labels.plainText, asText(title, links)],
  ] as const;
  return {
    path: sharePath,
    kind: 'share',
    title: labels.share,
    tone: 0,
    program: 'share.js',
    main: [
      h('header', { className: 'page-head' }, [h('h1', labels.share)]),
      h('p', { className: 'hint' }, labels.shareHint),
      ...kinds.map(([id, name, text]) => listToCopy(id, name, text, desk)),
      h('p', { className: 'hint' }, h('a', { href: hrefBetween(sharePath, blogrollPath), download: true }, 'OPML')),
    ].flatMap((node) => lines([node])),
  };
}

function listToCopy(id: string, name: string, text: string, { manuscript: { labels } }: Desk): Element {
  return h('section', { className: 'to-copy' }, [
    h('h2', h('label', { htmlFor: `list-${id}` }, name)),
    h(
      'textarea',
      {
        id: `list-${id}`,
        readOnly: true,
        rows: 8,
        spellCheck: 'false',
        'data-copy': labels.copy,
        'data-copied': labels.copied,
      },
      text,
    ),
  ]);
}

function sharedLink({ name, url, anchor }: ManuscriptContributor, { manuscript: { book }, paths }: Desk): SharedLink {
  const own = url !== undefined && spokenAddress(url) !== undefined ? url : undefined;
  const path = paths.get(anchor);
  const inBook = book.url === undefined || path === undefined ? undefined : addressOnline(book.url, path);
  return { name, url: own ?? inBook };
}

function asHtml(title: SharedLink, links: readonly SharedLink[]): string {
  const linked = ({ name, url }: SharedLink): ElementContent[] => [
    url === undefined ? { type: 'text', value: name } : h('a', { href: url }, name),
  ];
  const list = h('ul', [...lines(links.map((link) => h('li', linked(link)))), { type: 'text', value: '\n' }]);
  return `${htmlText({ type: 'root', children: [h('p', linked(title)), { type: 'text', value: '\n' }, list] })}\n`;
}

function asMarkdown(title: SharedLink, links: readonly SharedLink[]): string {
  const linked = ({ name, url }: SharedLink): PhrasingContent =>
    url === undefined
      ? { type: 'text', value: name }
      : { type: 'link', url, title: null, children: [{ type: 'text', value: name }] };
  const items = links.map((link) => ({
    type: 'listItem' as const,
    spread: false,
    children: [{ type: 'paragraph' as const, children: [linked(link)] }],
  }));
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'paragraph', children: [linked(title)] },
      { type: 'list', ordered: false, spread: false, children: items },
    ],
  };
  return stringifyMarkdown(tree);
}

function asText(title: SharedLink, links: readonly SharedLink[]): string {
  const line = ({ name, url }: SharedLink) => (url === undefined ? name : `${name}: ${url}`);
  return `${line(title)}\n\n${links.map(line).join('\n')}\n`;
}
