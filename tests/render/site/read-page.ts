import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from 'parse5';

export interface PageElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** All text inside. */
  readonly text: string;
}

/** A page as a browser understands it: every element in order, those inside `<head>` too. */
export function readPage(html: string): PageElement[] {
  const elements: PageElement[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): string => {
    if ('value' in node) return node.value;
    if (!('childNodes' in node)) return '';
    if (!('tagName' in node)) return node.childNodes.map(visit).join('');
    const place = elements.length;
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    elements.push({ name: node.tagName, attributes, text: '' });
    const text = node.childNodes.map(visit).join('');
    elements[place] = { name: node.tagName, attributes, text };
    return text;
  };
  visit(parse(html));
  return elements;
}

/** What the `<meta>` elements of a page say, by their name, in order. */
export function metasOf(page: readonly PageElement[]): [name: string, content: string][] {
  return page.flatMap(({ name, attributes }) => {
    const called = attributes.get('name') ?? attributes.get('property') ?? attributes.get('http-equiv');
    return name === 'meta' && called !== undefined ? [[called, attributes.get('content') ?? '']] : [];
  });
}

/** What the first of a page's `<meta>` elements of this name says. */
export function metaOf(page: readonly PageElement[], name: string): string | undefined {
  return metasOf(page).find(([called]) => called === name)?.[1];
}

/** Addresses inside the site that a page names, and whether each leads to a file, and to an element if it says which. */
export function brokenLinks(pages: ReadonlyMap<string, readonly PageElement[]>, files: ReadonlySet<string>) {
  const ids = new Map(
    [...pages].map(([path, page]) => [path, new Set(page.flatMap((el) => el.attributes.get('id') ?? []))]),
  );
  return [...pages].flatMap(([page, elements]) =>
    internalAddresses(elements).flatMap((href) => {
      const relative = page === '404.html' ? fromFolder(href, elements) : href;
      return leadsSomewhere(page, relative, files, ids) ? [] : [{ page, href }];
    }),
  );
}

// The page for a missing address may name the site's folder in all of its links, and then names it for its style, too.
function fromFolder(href: string, elements: readonly PageElement[]): string {
  const style = elements.find(({ attributes }) => attributes.get('rel') === 'stylesheet')?.attributes.get('href') ?? '';
  const folder = style.replace(/style\.css$/, '');
  return href.startsWith(folder) ? href.slice(folder.length) : href;
}

/** What `href` and `src` name, whole addresses on other sites left out. */
export function internalAddresses(elements: readonly PageElement[]): string[] {
  return elements
    .flatMap(({ attributes }) => [attributes.get('href'), attributes.get('src')])
    .filter((address) => address !== undefined)
    .filter((address) => !/^[a-z][a-z0-9+.-]*:/i.test(address));
}

function leadsSomewhere(
  page: string,
  href: string,
  files: ReadonlySet<string>,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  // A site in a folder of a host: an address that begins with "/" or leaves the folder is broken.
  const base = new URL(page, 'https://site.example/folder/');
  const url = new URL(href, base);
  if (!url.href.startsWith('https://site.example/folder/')) return false;
  const path = decodeURIComponent(url.pathname.slice('/folder/'.length));
  const fragment = decodeURIComponent(url.hash.slice(1));
  return files.has(path) && (fragment === '' || (ids.get(path)?.has(fragment) ?? false));
}
