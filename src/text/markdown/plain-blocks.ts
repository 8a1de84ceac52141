import type { Heading, List, Paragraph } from 'mdast';
import { readPlainInlines } from './plain-inlines.ts';
import { readPlainList } from './plain-lists.ts';
import type { PointAt } from './points.ts';

type PlainBlock = Heading | List | Paragraph;

/** Paragraphs, headings and lists of plain words, one after the other, with nothing but empty lines between them. */
export interface PlainRun {
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly PlainBlock[];
}

/** From here on, an empty line may be in the midst of code, of a comment or of a script. */
const opensForLong = /`{3}|~{3}|<[!?]|<(?:pre|script|style|textarea)/i;

/** Lines that begin a list, a quote, code, a table's rule or anything else but running text. */
const strangeLine = /(?:^|\n)(?![*_]{0,2}[\p{L}“‘"'(]|!?\[)|[ \t]\n/u;

const atxHeading = /^(#{1,6}) ([^\s#](?:[^\n]*[^\s#])?)(?:\n|$)/;

/**
 * The plain paragraphs and headings of a text between empty lines, at the margin, and the lists behind them. What begins
 * at the margin with a letter, behind an empty line, stands in no list and no quote, so that it needs no parser to tell
 * what it is.
 */
export function findPlainRuns(text: string, pointAt: PointAt): PlainRun[] {
  const sign = text.search(opensForLong);
  const limit = sign === -1 ? text.length : sign;
  const runs: PlainRun[] = [];
  let current: { start: number; end: number; blocks: PlainBlock[] } | undefined;
  let isFree = true;
  for (let start = 0; start < limit;) {
    if (text[start] === '\n') {
      start += 1;
      continue;
    }
    const gap = text.indexOf('\n\n', start);
    const end = gap === -1 ? text.replace(/\n$/, '').length : gap;
    const blocks: PlainBlock[] | undefined =
      end <= limit ? readBlocks(text, { start, until: end, isFree, pointAt }) : undefined;
    isFree = blocks !== undefined;
    if (blocks === undefined) current = undefined;
    else if (current === undefined) runs.push((current = { start, end, blocks }));
    else {
      current.end = end;
      current.blocks.push(...blocks);
    }
    start = end + 1;
  }
  return runs;
}

interface Span {
  readonly start: number;
  readonly until: number;
  /** Whether what stands before it is no list that could go on. */
  readonly isFree: boolean;
  readonly pointAt: PointAt;
}

/** A heading, a paragraph, one right below the other, or a list. */
function readBlocks(whole: string, { start, until, isFree, pointAt }: Span): PlainBlock[] | undefined {
  const text = whole.slice(start, until);
  const [line, marks, title] = atxHeading.exec(text) ?? [];
  if (line === undefined || marks === undefined || title === undefined) {
    const list = isFree ? readPlainList(text, { start, behind: whole.slice(until), pointAt }) : undefined;
    const block = list ?? readParagraph(text, start, pointAt);
    return block && [block];
  }
  const children = readPlainInlines(title, start + marks.length + 1, pointAt);
  if (children === undefined) return undefined;
  const end = start + marks.length + 1 + title.length;
  const depth = marks.length as Heading['depth'];
  const heading: Heading = { type: 'heading', depth, children, position: { start: pointAt(start), end: pointAt(end) } };
  if (line.length >= text.length) return [heading];
  const rest = readParagraph(text.slice(line.length), start + line.length, pointAt);
  return rest && [heading, rest];
}

function readParagraph(text: string, start: number, pointAt: PointAt): Paragraph | undefined {
  if (strangeLine.test(text)) return undefined;
  const children = readPlainInlines(text.replace(/ +$/, ''), start, pointAt);
  const position = { start: pointAt(start), end: pointAt(start + text.length) };
  return children && { type: 'paragraph', children, position };
}
