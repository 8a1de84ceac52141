import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptContributor } from '../../model/manuscript.ts';
import { listNodes, nameNode, spokenAddress } from '../html/words.ts';
import { placesLine } from '../map/words.ts';
import { hrefBetween, mapPath } from './addresses.ts';
import { hrefOf } from './desk.ts';
import type { Desk } from './desk.ts';

/** A name that keeps its own direction whatever stands beside it. */
export function plainName({ name }: Pick<ManuscriptContributor, 'name'>): Element {
  return nameNode(name);
}

/** A name that leads to the person's page. */
export function linkedName(person: ManuscriptContributor, from: string, desk: Desk): Element {
  return h('a', { href: hrefOf(person.anchor, from, desk) }, plainName(person));
}

/** Names in a row, not linked. */
export function plainNames(people: readonly ManuscriptContributor[], { manuscript }: Desk): ElementContent[] {
  return listNodes(people.map(plainName), manuscript.labels);
}

/** Names in a row, each linked. */
export function linkedNames(people: readonly ManuscriptContributor[], from: string, desk: Desk): ElementContent[] {
  return listNodes(
    people.map((person) => linkedName(person, from, desk)),
    desk.manuscript.labels,
  );
}

/** `from 24 places in 9 countries`, which leads to the map; nothing where the book has none. */
export function linkToMap(from: string, { manuscript }: Desk): Element | undefined {
  if (manuscript.map === undefined) return undefined;
  return h('a', { href: hrefBetween(from, mapPath) }, placesLine(manuscript) ?? manuscript.labels.map);
}

/** A web address that a contributor gave, as a link; as plain text where it is none. We do not vouch for it. */
export function webLink(url: string): Element {
  const spoken = spokenAddress(url);
  return spoken === undefined ? h('span', url) : h('a', { href: url, rel: 'noopener nofollow ugc' }, h('bdi', spoken));
}

/** Words of the editors' that lead to a web address of theirs, where they gave one. */
export function bookLink(url: string | undefined, words: string): Element {
  return url === undefined || spokenAddress(url) === undefined
    ? h('span', words)
    : h('a', { href: url, rel: 'noopener' }, words);
}

/** The person's photo, or the first letter of the name in its place. `alt` is empty where the name stands beside it. */
export function portrait(person: ManuscriptContributor, from: string, desk: Desk, alt = ''): Element {
  const image = desk.images.get(person.photo ?? '');
  if (!image) return h('span', { className: 'portrait letter', ariaHidden: 'true' }, firstLetter(person.name));
  const { width, height, name } = image;
  const src = hrefBetween(from, name);
  return h('img', { className: 'portrait', src, alt, width, height, loading: 'lazy', decoding: 'async' });
}

/** The first letter of a name with its marks, in upper case; empty where the name has no letter. */
export function firstLetter(name: string): string {
  return (/\p{L}\p{M}*/u.exec(name)?.[0] ?? '').toUpperCase();
}
