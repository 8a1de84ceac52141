import type { PhrasingContent, Text } from 'mdast';
import { decodeEntities } from '../entities.ts';
import type { PointAt } from './points.ts';

const letter = String.raw`[\p{L}\p{N}]`;
/** What means nothing where it stands: no sign of Markdown, no tag, no `!` before a bracket; `_` between letters. */
const quiet = String.raw`[^\\\x60*_[\]<~!\t\r]`;
const quietSigns = String.raw`!(?!\[)|(?<=${letter})_(?=${letter})`;
const words = `(?:${quiet}+|${quietSigns})+`;
const label = String.raw`(?:(?![\s^])(?:(?!\n)${quiet}|${quietSigns})+(?<!\s))?`;
const address = String.raw`[\w.:/?=#%+,;~@$'!&-]+`;
const title = String.raw`[^"\\\n]*`;
// Without an address, a title is no title.
const target = String.raw`\((?:(?<address>${address})(?: "(?<title>${title})")?)?\)`;
const link = String.raw`\[${label}\]\((?:${address}(?: "${title}")?)?\)`;
/** Behind a space or a bracket, and before a space or a sign: there is one way to read such signs. */
const opening = String.raw`(?<=^|[\s("“‘—])(?<sign>\*\*?|__?)(?:(?=${letter})|(?<=(?:^|\s)\k<sign>)(?=\[))`;
const closingWord = String.raw`(?<=${letter})\k<sign>(?=$|[\s.,;:?!)"”’—])`;
const closingSign = String.raw`(?<=[.,;:?!)”])\k<sign>(?=$|\s)`;

const piece = new RegExp(
  [
    `(?<words>${words})`,
    String.raw`(?<mark>!?)\[(?<label>${label})\]${target}`,
    String.raw`${opening}(?<emphasis>(?:(?!\n)${quiet}|!(?!\[)|${link})+)(?:${closingWord}|${closingSign})`,
    String.raw`(?<!\x60)\x60(?<code>[^\s\x60](?:[^\x60\n\t\r]*[^\s\x60])?)\x60(?!\x60)`,
  ].join('|'),
  'yu',
);

const entity = /&#?\w+;/;
const bareAddress = /https?:\/\/|www\.|[\w.+-]@\w/i;

type Groups = Readonly<Record<string, string | undefined>>;

/** From where to where a piece stands, and how places in it are told. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly pointAt: PointAt;
}

/**
 * Running text of words, links, pictures, emphasis and code that stand side by side, as the parser reads it; undefined
 * for all else, and for what the parser would have to weigh. `start` is where the text begins.
 */
export function readPlainInlines(text: string, start: number, pointAt: PointAt): PhrasingContent[] | undefined {
  const nodes: PhrasingContent[] = [];
  for (let at = 0; at < text.length;) {
    piece.lastIndex = at;
    const found = piece.exec(text);
    if (found === null) return undefined;
    const end = at + found[0].length;
    const node = nodeOf(found.groups ?? {}, { start: start + at, end: start + end, pointAt });
    if (node === undefined) return undefined;
    nodes.push(node);
    at = end;
  }
  return nodes;
}

function nodeOf(groups: Groups, span: Span): PhrasingContent | undefined {
  const { words: plain, label: shown, sign = '', emphasis, code } = groups;
  if (plain !== undefined) return bareAddress.test(plain) ? undefined : textNode(plain, span);
  if (shown !== undefined) return linkNode(shown, groups, span);
  if (code !== undefined) return { type: 'inlineCode', value: code, position: positionOf(span) };
  if (emphasis === undefined) return undefined;
  const children = readPlainInlines(emphasis, span.start + sign.length, span.pointAt);
  return children && { type: sign.length === 1 ? 'emphasis' : 'strong', children, position: positionOf(span) };
}

function linkNode(
  shown: string,
  { mark = '', address = '', title: written }: Groups,
  span: Span,
): PhrasingContent | undefined {
  const text = textNode(shown, within(span, mark.length + 1, shown));
  const [url, title] = [decoded(address), written === undefined ? null : decoded(written)];
  if (text === undefined || url === undefined || title === undefined) return undefined;
  const position = positionOf(span);
  return mark === ''
    ? { type: 'link', title, url, children: shown === '' ? [] : [text], position }
    : { type: 'image', title, url, alt: text.value, position };
}

// What could become a link by itself is left to the parser, which looks at it with the signs that are written as names.
function textNode(written: string, span: Span): Text | undefined {
  const value = decoded(written);
  return value === undefined ? undefined : { type: 'text', value, position: positionOf(span) };
}

/** With its signs read that are written as names; undefined where one is not known here. */
function decoded(text: string): string | undefined {
  if (!text.includes('&')) return text;
  const value = decodeEntities(text);
  return entity.test(value) ? undefined : value;
}

function within({ start, pointAt }: Span, before: number, text: string): Span {
  return { start: start + before, end: start + before + text.length, pointAt };
}

function positionOf({ start, end, pointAt }: Span): NonNullable<Text['position']> {
  return { start: pointAt(start), end: pointAt(end) };
}
