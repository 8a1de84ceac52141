import type { Element } from 'hast';
import type * as Mdast from 'mdast';
import type rehypeRemark from 'rehype-remark';
import { linesOfCode } from './html-code.ts';
import { embeddedElements } from './html-schema.ts';

/** A footnote's sign is no HTML: it passes through HTML as this element. */
export const NOTE = 'gathering-note';

type Handler = NonNullable<NonNullable<Parameters<typeof rehypeRemark>[1]>['handlers']>[string];

// An id on a plain element is a place that links lead to: `<div id="top">`.
function keepIds(names: readonly string[]): Record<string, Handler> {
  const handlers: Record<string, Handler> = {};
  for (const name of names) {
    handlers[name] = (state, node) => {
      const element = node;
      const named = anchorFor(element);
      if (name === 'li') {
        const children = state.toFlow(state.all(element)) as Mdast.BlockContent[];
        const box = checkbox(element);
        const spread = children.length > 1 && children.filter((child) => child.type === 'paragraph').length > 1;
        return { type: 'listItem', spread, checked: box, children, ...position(element) } as never;
      }
      const code = name === 'p' ? linesOfCode(element) : undefined;
      if (code !== undefined) return { type: 'code', lang: null, meta: null, value: code, ...position(element) };
      const children = state.all(element);
      if (name === 'p') {
        if (children.length === 0 && named.length === 0) return undefined;
        return { type: 'paragraph', children: [...named, ...children], ...position(element) } as never;
      }
      if (name === 'span') return [...named, ...children];
      return withAnchors(named, state.toFlow(children));
    };
  }
  return handlers;
}

// Words that stand in boxes of their own stay apart; the place that a link leads to is where the first words begin.
function withAnchors(named: readonly never[], [first, ...rest]: readonly Mdast.Nodes[]): Mdast.Nodes[] {
  if (first?.type === 'paragraph') return [{ ...first, children: [...named, ...first.children] }, ...rest];
  return first === undefined ? [...named] : [...named, first, ...rest];
}

// A film cannot play on paper: its address stands there as a link.
const embedded: Handler = (_state, node) => {
  const src = embeddedAddress(node);
  if (src === '') return undefined;
  const words = textProperty(node, 'title') || src;
  return { type: 'link', url: src, title: null, children: [{ type: 'text', value: words }], ...position(node) };
};

/** Where the film is that an element plays; empty if it does not say. */
export function embeddedAddress(node: Element): string {
  const source = node.children.find((child) => child.type === 'element' && child.tagName === 'source');
  return textProperty(node, 'src') || (source?.type === 'element' ? textProperty(source, 'src') : '');
}

function checkbox(item: Element): boolean | null {
  const find = (element: Element): Element | undefined => {
    const first = element.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
    if (first?.type !== 'element') return undefined;
    return first.tagName === 'p' ? find(first) : first;
  };
  const box = find(item);
  return box?.tagName === 'input' ? box.properties['checked'] === true : null;
}

function anchorFor(node: Element): never[] {
  const id = textProperty(node, 'id') || textProperty(node, 'name');
  return id === '' ? [] : [{ type: 'anchor', id, ...position(node) } as never];
}

function textProperty(node: Element, name: string): string {
  const value = node.properties[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function position(node: Element): { position?: NonNullable<Element['position']> } {
  return node.position ? { position: node.position } : {};
}

const superscripts = new Map(
  [...'0123456789+-=()n'].map((plain, index) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][index] ?? plain]),
);
const subscripts = new Map(
  [...'0123456789+-=()'].map((plain, index) => [plain, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][index] ?? plain]),
);

// x<sup>2</sup> is x², H<sub>2</sub>O is H₂O; 1<sup>st</sup> is well set as 1st.
function raised(children: readonly Mdast.Nodes[], signs: ReadonlyMap<string, string>): never {
  return children.map((child) => {
    const characters = child.type === 'text' ? [...child.value] : [];
    const all = characters.length > 0 && characters.every((character) => signs.has(character));
    return all ? { ...child, value: characters.map((character) => signs.get(character)).join('') } : child;
  }) as never;
}

/** How HTML elements become nodes, where the library's own way would lose something. */
export const htmlHandlers: Record<string, Handler> = {
  [NOTE]: (_state: unknown, node: Element) => ({
    type: 'footnoteReference' as const,
    identifier: textProperty(node, 'title'),
    ...position(node),
  }),
  a: (state, node: Element) => {
    const children = state.all(node) as Mdast.PhrasingContent[];
    const href = textProperty(node, 'href');
    const title = textProperty(node, 'title') || null;
    const named = anchorFor(node);
    // An empty address is told with the links; without any, it is a place that links lead to.
    if (node.properties['href'] === undefined) return [...named, ...children];
    return [...named, { type: 'link' as const, url: href, title, children, ...position(node) }];
  },
  sup: (state, node: Element) => raised(state.all(node), superscripts),
  sub: (state, node: Element) => raised(state.all(node), subscripts),
  ...Object.fromEntries(embeddedElements.map((name) => [name, embedded])),
  ...keepIds(['span', 'div', 'p', 'section', 'li']),
};
