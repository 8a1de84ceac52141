import type { List, ListItem, Paragraph } from 'mdast';
import { readPlainInlines } from './plain-inlines.ts';
import type { PointAt } from './points.ts';

/** One item in one line; its words begin with what begins nothing but running text. */
const itemLine =
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
  const first = itemLine.exec(text.split('\n', 1)[0] ?? '')?.groups;
  if (first === undefined || !endsLists.test(behind)) return undefined;
  const children: ListItem[] = [];
  let at = start;
  for (const line of text.split('\n')) {
    const groups = itemLine.exec(line)?.groups;
    // Items of one list are indented alike, and have the same sign.
    if (groups === undefined || ['indent', 'bullet', 'end'].some((key) => groups[key] !== first[key])) return undefined;
    const { indent = '', words = '' } = groups;
    const [wordsAt, end] = [at + line.length - words.length, pointAt(at + line.length)];
    const inlines = readPlainInlines(words, wordsAt, pointAt);
    if (inlines === undefined) return undefined;
    const paragraph: Paragraph = { type: 'paragraph', children: inlines, position: { start: pointAt(wordsAt), end } };
    const position = { start: pointAt(at + indent.length), end };
    children.push({ type: 'listItem', spread: false, checked: null, children: [paragraph], position });
    at += line.length + 1;
  }
  const { number } = first;
  return {
    type: 'list',
    ordered: number !== undefined,
    start: number === undefined ? null : Number(number),
    spread: false,
    children,
    position: { start: pointAt(start + (first['indent'] ?? '').length), end: pointAt(start + text.length) },
  };
}
