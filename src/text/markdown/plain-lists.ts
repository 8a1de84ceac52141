import type { List, ListItem, Paragraph } from 'mdast';
import { readPlainInlines } from './plain-inlines.ts';
import type { PointAt } from './points.ts';

/** One item in one line; its words begin with what begins nothing but running text. */
const item =
  /^(?<indent> {0,3})(?:(?<bullet>[-+*])|(?<number>\d{1,9})(?<end>[.)])) {1,4}(?<words>(?=[*_]{0,2}[\p{L}“‘"'(]|!?\[)[^\n]*\S)$/u;

/** What stands behind an empty line, and belongs to no list before it: nothing indented, and no further item. */
const endsLists = /^\n*(?:$|(?!(?:[-+*]|\d{1,9}[.)])(?:\s|$))\S)/;

/**
 * A list of plain items, each in one line, one below the other. `text` has no empty line; `behind` is what follows it, and
 * what stands before it must belong to no list. Undefined for all else.
 */
export function readPlainList(
  text: string,
  { start, behind, pointAt }: { readonly start: number; readonly behind: string; readonly pointAt: PointAt },
): List | undefined {
  const lines = text.split('\n');
  const kind = kindOf(lines[0] ?? '');
  if (kind === undefined || !endsLists.test(behind)) return undefined;
  const children: ListItem[] = [];
  let at = start;
  for (const line of lines) {
    const child = kindOf(line) === kind ? readItem(line, at, pointAt) : undefined;
    if (child === undefined) return undefined;
    children.push(child);
    at += line.length + 1;
  }
  const number = item.exec(lines[0] ?? '')?.groups?.['number'];
  const position = { start: children[0]?.position?.start, end: children.at(-1)?.position?.end };
  return {
    type: 'list',
    ordered: number !== undefined,
    start: number === undefined ? null : Number(number),
    spread: false,
    children,
    position: position as NonNullable<List['position']>,
  };
}

/** How far an item is indented, and by which sign it is one: items of one list have the same. */
function kindOf(line: string): string | undefined {
  const { indent = '', bullet, end } = item.exec(line)?.groups ?? {};
  const sign = bullet ?? end;
  return sign === undefined ? undefined : `${indent}${sign}`;
}

function readItem(line: string, start: number, pointAt: PointAt): ListItem | undefined {
  const { indent = '', words = '' } = item.exec(line)?.groups ?? {};
  const wordsAt = start + line.length - words.length;
  const children = readPlainInlines(words, wordsAt, pointAt);
  if (children === undefined) return undefined;
  const end = pointAt(start + line.length);
  const paragraph: Paragraph = { type: 'paragraph', children, position: { start: pointAt(wordsAt), end } };
  const position = { start: pointAt(start + indent.length), end };
  return { type: 'listItem', spread: false, checked: null, children: [paragraph], position };
}
