import { parseUrl } from '../../text/parse-url.ts';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptContributor } from '../../model/manuscript.ts';
import type { Book } from '../../model/project.ts';
import { type BetweenNames, betweenNames } from '../../text/name-list.ts';

const textNode = (value: string): ElementContent => ({ type: 'text', value });

/** A label with nodes in its `{value}` places: `by {names}` with every name a link. Unknown places stay as written. */
export function fillNodes(
  label: string,
  values: Readonly<Record<string, readonly ElementContent[]>>,
): ElementContent[] {
  return label
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .flatMap((piece) =>
      piece.startsWith('{') ? (own(values, piece.slice(1, -1)) ?? [textNode(piece)]) : [textNode(piece)],
    );
}

/** A label with text in its `{value}` places. */
export function fillText(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (written, name: string) => String(own(values, name) ?? written));
}

// A label's `{constructor}` is no value, though every object has one.
function own<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Nodes as a sentence lists them: `Ada`, `Ada and Bo`, `Ada, Bo and Cy`. */
export function listNodes(nodes: readonly ElementContent[], labels: BetweenNames): ElementContent[] {
  const { comma, and } = betweenNames(labels);
  return nodes.flatMap((node, index) => {
    if (index === 0) return [node];
    return [textNode(index === nodes.length - 1 ? and : comma), node];
  });
}

/** A name in the direction of its letters, whatever stands beside it. */
export function nameNode(name: string): Element {
  return h('bdi', name);
}

/** A label with names in its `{names}`, none of which changes places with another: `by דנה, רון and Tamar`. */
export function namesLine(label: string, names: readonly string[], labels: BetweenNames): ElementContent[] {
  return fillNodes(label, { names: listNodes(names.map(nameNode), labels) });
}

/**
 * Where somebody is, in the direction of the book, whatever the letters of the town: `Leeds` stands before its country
 * in an Arabic book, too, and `חיפה` in an English one.
 */
export function placeNode(place: string, { direction }: Pick<Book, 'direction'>): Element {
  return h('bdi', { dir: direction }, place);
}

/** With whom and where somebody is. */
export function whereabouts(
  { affiliation, place }: Pick<ManuscriptContributor, 'affiliation' | 'place'>,
  book: Pick<Book, 'direction'>,
): ElementContent[] {
  const facts = [...(affiliation ? [nameNode(affiliation)] : []), ...(place ? [placeNode(place, book)] : [])];
  return facts.flatMap((fact, index) => (index > 0 ? [textNode(' · '), fact] : [fact]));
}

/** A web address as people say it: `jane.example/blog`. Undefined where it is none, so that it is not linked. */
export function spokenAddress(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || parseUrl(url) === undefined) return undefined;
  return url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/$/, '');
}
