import type { Element, Nodes } from 'hast';
import { h } from 'hastscript';
import { contentsPath, hrefBetween, missingPath, searchPath } from '../addresses.ts';
import type { Desk } from '../desk.ts';
import type { Page } from '../page.ts';

/** What a host shows for an address that is not there, whatever folder it is in. */
export function missingPage({ manuscript: { labels } }: Desk): Page {
  return {
    path: missingPath,
    kind: 'missing',
    title: labels.pageMissing,
    tone: 0,
    main: [
      h('header', { className: 'page-head' }, h('h1', labels.pageMissing)),
      h('p', { className: 'hint' }, [
        h('a', { href: hrefBetween(missingPath, contentsPath) }, labels.contents),
        ' · ',
        h('a', { href: hrefBetween(missingPath, searchPath) }, labels.search),
      ]),
    ],
  };
}

/** Relative addresses as ones from the host's root: the page is shown in the place of any other. */
export function fromRoot(tree: Element, site: string): Element {
  // Two slashes at the start would lead to another host.
  const folder = new URL(site.replace(/\/*$/, '/')).pathname.replace(/^\/+/, '/');
  const change = (node: Nodes): void => {
    if (!('children' in node)) return;
    if (node.type === 'element') {
      for (const name of ['href', 'src'] as const) {
        const address = node.properties[name];
        if (typeof address === 'string' && !/^(?:[a-z][a-z0-9+.-]*:|[#/])/i.test(address)) {
          node.properties[name] = folder + address;
        }
      }
    }
    node.children.forEach(change);
  };
  change(tree);
  return tree;
}
