import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { harmsOfPolicy, harmsOfScript, isOfOwnPage } from './our-scripts.ts';

/** All elements that pages of ours are made of. Anything else came out of somebody's text. */
const allowedElements = new Set(
  (
    'html head body meta title link a abbr article aside b bdi blockquote br caption cite code col colgroup dd del div ' +
    'dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img li main nav ol p pre section small span ' +
    'strong sub sup table tbody td th thead time tr ul address hgroup'
  ).split(' '),
);

/** What the map of places is drawn with: there, and with these attributes alone. */
const mapElements: ReadonlyMap<string, string> = new Map([
  ['svg', 'xmlns class viewBox direction role aria-labelledby font-size'],
  ['title', 'id'],
  ['desc', 'id'],
  ['path', 'class d'],
  ['circle', 'class cx cy r'],
  ['text', 'x y dy text-anchor'],
]);

const addressAttributes = new Set(
  'href src action formaction poster data background cite srcset xlink:href longdesc manifest ping'.split(' '),
);
const allowedMeta = new Set(['content-security-policy']);
const allowedLinks = new Set(['stylesheet', 'canonical', 'prev', 'next', 'icon', 'cover', 'alternate']);

type Node = DefaultTreeAdapterTypes.Node;

/**
 * What in a page could run, load, send or disguise something: one line each. Read as a browser reads HTML.
 * `page`: its path in the site, where it is one of the site's; `hasMap`: whether it is the one with the map of places.
 */
export function harmsInHtml(html: string, page?: string, hasMap = page === 'map.html'): string[] {
  const harms: string[] = [];
  const ids = new Set<string>();
  const visit = (node: Node): void => {
    if ('tagName' in node) {
      const attributes = new Map(
        node.attrs.map(({ name, prefix, value }) => [prefix ? `${prefix}:${name}` : name, value]),
      );
      const isDrawn = hasMap && String(node.namespaceURI) === svg;
      harms.push(...(isDrawn ? harmsOfDrawing : harmsOfElement)(node.tagName, attributes, page));
      if (node.tagName === 'script') harms.push(...harmsOfScript(page, attributes, textOf(node)));
      const id = attributes.get('id');
      if (id !== undefined && ids.has(id)) harms.push(`the id "${id}" stands twice`);
      if (id !== undefined) ids.add(id);
    }
    if (node.nodeName === '#comment') harms.push('a comment');
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  if (rawControl.test(html)) harms.push('a control character');
  return harms;
}

const svg = 'http://www.w3.org/2000/svg';

function harmsOfDrawing(name: string, attributes: ReadonlyMap<string, string>): string[] {
  const allowed = mapElements.get(name)?.split(' ') ?? [];
  const strange = [...attributes].filter(([attribute]) => !allowed.includes(attribute));
  return [
    ...(mapElements.has(name) ? [] : [`<${name}> in the map`]),
    ...strange.map(([attribute, value]) => `<${name} ${attribute}="${value}"> in the map`),
  ];
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function harmsOfElement(name: string, attributes: ReadonlyMap<string, string>, page: string | undefined): string[] {
  const isKnown = allowedElements.has(name) || name === 'script' || isOfOwnPage(page, name);
  const harms = isKnown ? [] : [`<${name}>`];
  for (const [attribute, value] of attributes) {
    if (/^on/i.test(attribute)) harms.push(`<${name} ${attribute}>`);
    if (attribute === 'style' || attribute === 'srcdoc') harms.push(`<${name} ${attribute}="${value}">`);
    if (addressAttributes.has(attribute) && !isHarmlessAddress(name, value, page)) {
      harms.push(`<${name} ${attribute}="${value}">`);
    }
  }
  const refresh = attributes.get('http-equiv')?.toLowerCase();
  if (name === 'meta' && refresh !== undefined && !allowedMeta.has(refresh)) harms.push(`<meta ${refresh}>`);
  if (name === 'meta' && refresh === 'content-security-policy') {
    harms.push(...harmsOfPolicy(page, attributes.get('content') ?? ''));
  }
  if (name === 'link' && !allowedLinks.has(attributes.get('rel') ?? '')) harms.push('<link> of another kind');
  return harms;
}

/** As browsers see addresses: white space at the ends and control characters anywhere do not count. */
function isHarmlessAddress(element: string, written: string, page: string | undefined): boolean {
  const address = written.replace(/[\u0000-\u0020]+/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (address.startsWith('//') || address.startsWith('\\') || address.includes('..%2f')) return false;
  // The page for a missing address is shown in any folder, so it names its style by the folder of the site.
  const mayStartAtRoot = element === 'a' || (element === 'link' && page === '404.html');
  if (scheme === undefined) return !/^\/(?!$)/.test(address) || mayStartAtRoot;
  const allowed = element === 'a' || element === 'link' ? ['http', 'https', 'mailto'] : [];
  return allowed.includes(scheme);
}

/** Bytes that no text file of ours has: C0 but tab and line end, DEL, C1. */
export const rawControl = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** All text of a page that a reader sees, its elements told apart by a space. */
export function visibleText(html: string): string {
  const parts: string[] = [];
  const visit = (node: Node): void => {
    if ('value' in node) parts.push(node.value);
    else if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return parts.join('');
}

const token =
  /<\?xml [^<>?]*\?>\n?|<!DOCTYPE html>|<!--(?:(?!--)[^])*-->|<\/([\w:.-]+)\s*>|<([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*="[^"<]*")*)\s*(\/?)>|[^<]+/gy;

/** Why a text is no well-formed XML, by a grammar stricter than XML's; nothing where all is well. */
export function flawInXml(xml: string): string | undefined {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(xml)) return 'a bare &';
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(xml)) return 'a forbidden character';
  const open: string[] = [];
  let position = 0;
  for (const match of xml.matchAll(token)) {
    position = match.index + match[0].length;
    const [whole, closed, opened, attributes = '', selfClosed] = match;
    if (closed !== undefined && open.pop() !== closed) return `</${closed}> closes nothing`;
    if (opened === undefined) {
      if (!whole.startsWith('<') && whole.includes(']]>')) return ']]> in a text';
      continue;
    }
    const names = [...attributes.matchAll(/\s([\w:.-]+)="[^"]*"/g)].map(([, name]) => name);
    if (new Set(names).size !== names.length) return `<${opened}> has an attribute twice`;
    if (selfClosed !== '/') open.push(opened);
  }
  if (position !== xml.length) return `something odd: ${xml.slice(position, position + 60)}`;
  return open.length === 0 ? undefined : `<${open.at(-1)}> is not closed`;
}
