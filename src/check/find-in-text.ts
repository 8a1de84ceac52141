import type { Chapter } from '../model/chapter.ts';
import type { Place } from '../model/checked.ts';
import type { Content, Link, Position, Text } from '../model/content.ts';
import { everyNode } from '../text/walk.ts';
import { alignText } from './align-text.ts';

export interface Found {
  readonly match: RegExpExecArray;
  /** Where the match stands; the whole text or block where that cannot be told. */
  readonly place: Place | undefined;
}

/** Who has mended a thousand asks again; a hostile text must not fill the memory. */
const MOST_FOUND = 1000;

/**
 * The first thousand matches of a global pattern in a chapter's running text: no code, no addresses shown as they are,
 * nothing that the author escaped with a backslash. A match never reaches over the edge of an emphasis or a link.
 */
export function* findInText(chapter: Chapter, pattern: RegExp): Generator<Found> {
  let lines: string[] | undefined;
  let count = 0;
  for (const { value, position } of textNodes(chapter.content)) {
    // Much less work than asking for all matches, of which most texts have none.
    if (value.search(pattern) === -1) continue;
    let source: string | undefined;
    let rangeOf: FindRange | undefined;
    for (const match of value.matchAll(pattern)) {
      count += 1;
      if (count > MOST_FOUND) return;
      if (!position) {
        yield { match, place: undefined };
        continue;
      }
      lines ??= chapter.text.split('\n');
      source ??= sourceOf(lines, position);
      rangeOf ??= rangesIn(value, source);
      const range = rangeOf(match);
      const isEscaped = range ? range.isEscaped : unescaped(source).includes(match[0]);
      if (!isEscaped) yield { match, place: range ? placeIn(source, position, range) : wholeOf(position) };
    }
  }
}

/** How often a global pattern matches in a chapter's running text. */
export function countInText(chapter: Chapter, pattern: RegExp): number {
  return textNodes(chapter.content).reduce((sum, { value }) => sum + (value.match(pattern)?.length ?? 0), 0);
}

function unescaped(source: string): string {
  return source.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

// A dozen rules read the same text; walking every tree a dozen times would take most of the time of a check.
const walked = new WeakMap<Content, readonly Text[]>();

/**
 * The running text of a chapter, node by node; an address that is its own link is left out. Text that has no place of
 * its own, as beside an address that became a link by itself, has the place of its block.
 */
export function textNodes(content: Content): readonly Text[] {
  const known = walked.get(content);
  if (known) return known;
  const addresses = new Set<Text>();
  const texts: Text[] = [];
  let block: Position | undefined;
  for (const node of everyNode(content)) {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'table') block = node.position;
    const address = node.type === 'link' ? addressOf(node) : undefined;
    if (address) addresses.add(address);
    if (node.type === 'text' && !addresses.has(node)) texts.push(node.position ? node : { ...node, position: block });
  }
  walked.set(content, texts);
  return texts;
}

/** The text of a link that shows its own address, `https://…` or `www.…`. */
function addressOf(link: Link): Text | undefined {
  const [only, ...others] = link.children;
  if (only?.type !== 'text' || others.length > 0) return undefined;
  return link.url === only.value || link.url.endsWith(`://${only.value}`) || link.url === `mailto:${only.value}`
    ? only
    : undefined;
}

function sourceOf(lines: readonly string[], { start, end }: Position): string {
  const taken = lines.slice(start.line - 1, end.line);
  const last = taken.length - 1;
  taken[last] = (taken[last] ?? '').slice(0, end.column - 1);
  taken[0] = (taken[0] ?? '').slice(start.column - 1);
  return taken.join('\n');
}

interface Range {
  readonly start: number;
  readonly end: number;
  /** A backslash stands before it. */
  readonly isEscaped: boolean;
}

/** Where a match stands in the source of its text; matches must be asked for in their order. */
type FindRange = (match: RegExpExecArray) => Range | undefined;

function rangesIn(value: string, source: string): FindRange {
  const places = alignText(value, source);
  if (places === undefined) return rangesByWords(value, source);
  return ({ 0: words, index }) => {
    const [start, last, end] = [index, index + words.length - 1, index + words.length].map((unit) => places[unit]);
    if (start === undefined || last === undefined || end === undefined) return undefined;
    const isBackslash = source[start - 1] === '\\';
    const isText = index > 0 && value[index - 1] === '\\' && places[index - 1] === start - 1;
    return { start, end: source[last] === '&' ? end : last + 1, isEscaped: isBackslash && !isText };
  };
}

/** Of a text without a place of its own: the same words in its block, as many before them as in the text. */
function rangesByWords(value: string, source: string): FindRange {
  let seen = 0;
  let from = 0;
  return ({ 0: words, index }) => {
    const before = Math.min(value.slice(seen, index).split(words).length - 1, 50);
    for (let skip = 0; skip < before; skip += 1) from = endOf(source.indexOf(words, from), words) ?? from;
    seen = index + words.length;
    const start = source.indexOf(words, from);
    const end = endOf(start, words);
    if (end === undefined) return undefined;
    from = end;
    return { start, end, isEscaped: source[start - 1] === '\\' };
  };
}

function endOf(start: number, words: string): number | undefined {
  return start === -1 ? undefined : start + words.length;
}

function placeIn(source: string, { start }: Position, range: Range): Place {
  const [from, to] = [range.start, range.end].map((index) => {
    const before = source.slice(0, index).split('\n');
    const line = start.line + before.length - 1;
    return { line, column: (before.at(-1)?.length ?? 0) + (before.length === 1 ? start.column : 1) };
  });
  return from && to ? { ...from, endLine: to.line, endColumn: to.column } : wholeOf({ start, end: start });
}

function wholeOf({ start, end }: Position): Place {
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
