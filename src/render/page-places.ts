import type { Block, Inline, List, Table } from '../model/content.ts';
import { pullQuote } from '../text/pull-quote.ts';

/**
 * A chapter's blocks with the places at which a page may begin inside of them: sentences, parts of long ones, links,
 * items of lists, cells of tables, lines of code. The PDF tells on which page each place stands, and the EPUB puts a
 * page's number before the first one that stands on it. Both count the same places, for both get them here.
 */
export function withPagePlaces(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => {
    let count = 0;
    // What stands first in the block begins where the block does.
    return placedBlock(block, () => (count++ === 0 ? undefined : `${index}.${count - 1}`));
  });
}

type NextPlace = () => string | undefined;

function placedBlock(block: Block, next: NextPlace): Block {
  switch (block.type) {
    case 'paragraph': {
      const isFigure = block.children.length === 1 && block.children[0]?.type === 'image';
      return isFigure ? block : { ...block, children: placedInlines(block.children, next) };
    }
    case 'blockquote':
      // A pull quote is never divided.
      if (pullQuote(block) !== undefined) return block;
      return { ...block, children: block.children.map((child) => placedBlock(child, next)) };
    case 'list':
      return placedList(block, next);
    case 'table':
      return placedTable(block, next);
    case 'code':
      return { ...block, places: block.value.split('\n').map(next) };
    case 'heading':
    case 'thematicBreak':
      return block;
  }
}

function placedList(list: List, next: NextPlace): List {
  const children = list.children.map((item) => ({
    ...item,
    children: item.children.map((child) => placedBlock(child, next)),
  }));
  return { ...list, children };
}

// The head is set again on each page that the table reaches.
function placedTable(table: Table, next: NextPlace): Table {
  const [head, ...rows] = table.children;
  const placed = rows.map((row) => ({
    ...row,
    children: row.children.map((cell) => ({ ...cell, children: placedInlines(cell.children, next) })),
  }));
  return { ...table, children: head === undefined ? [] : [head, ...placed] };
}

function placedInlines(inlines: readonly Inline[], next: NextPlace): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    switch (inline.type) {
      case 'text':
        return pieces(inline.value).map((value) => ({ type: 'text', value, place: next() }));
      case 'emphasis':
      case 'strong':
      case 'delete':
        return [{ ...inline, children: placedInlines(inline.children, next) }];
      // Inside a link, the number would be read out as a part of its words.
      case 'link':
      case 'inlineCode':
      case 'image':
        return [{ type: 'text', value: '', place: next() }, inline];
      case 'break':
      case 'footnoteReference':
      case 'anchor':
        return [inline];
    }
  });
}

// Two lines at least of a paragraph stand on a page: with so few words a piece, one begins there.
const mostWords = 12;
const mostLetters = 24;

/** Sentences, and pieces of long ones. Chinese and Japanese have no spaces to tell words by. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let [piece, words] = ['', 0];
  for (const [word] of text.matchAll(wordOrSign)) {
    piece += word;
    words += isSign(word) ? mostWords / mostLetters : 1;
    if (words >= mostWords || endsSentence.test(word)) {
      found.push(piece);
      [piece, words] = ['', 0];
    }
  }
  return piece === '' ? found : [...found, piece];
}

const spaceless = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}。！？、，';
const wordOrSign = new RegExp(`[${spaceless}][”’」』）]*\\s*|[^\\s${spaceless}]+\\s*|\\s+`, 'gu');
const sign = new RegExp(`^[${spaceless}]`, 'u');
const isSign = (word: string) => sign.test(word);
// A full stop with what closes behind it and the space that follows.
const endsSentence = /[.!?…]["'”’»›)\]]*\s+$|^[。！？]/u;
