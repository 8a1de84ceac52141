import type { Block, Content, Heading, Inline, ListItem, Text } from '../../model/content.ts';
import { pullQuote } from '../../text/pull-quote.ts';
import { pictureWords } from '../../text/picture-words.ts';
import { shortLines } from '../../text/short-lines.ts';
import { isSafeAddress } from '../../text/web-address.ts';
import {
  anchorData,
  type ContentSurroundings,
  type Data,
  imageData,
  markOfPlace,
  placeData,
  textOf,
  type Walk,
  withoutRunt,
} from './content-nodes.ts';
import { withDirections } from './directions.ts';
import { withEndMark } from './end-mark.ts';
import { withLead } from './lead.ts';
import { codeText, printable, prose } from './printable.ts';
import { printedLink, type PrintedLinks } from './printed-links.ts';
import { pictureAlone } from '../../text/pictures.ts';

/** A chapter's text for the theme: blocks with the notes' own blocks standing where they are first referred to. */
export interface ContentData {
  readonly blocks: readonly Data[];
}

/** Where a tree stands: its anchor, which way the text around it runs, and whether a chapter begins with it. */
export interface ContentPlace {
  readonly prefix: string;
  readonly direction: 'ltr' | 'rtl';
  readonly opening?: boolean;
}

// Typst gives up at 72 nested layouts and 80 nested calls; a level of the theme takes up to four of them.
const deepestBlock = 8;
const deepestInline = 10;

/** Prepare a tree for the theme. Positions are dropped, headings may not skip a level, depth is bounded. */
export function contentData(
  content: Content,
  surroundings: ContentSurroundings,
  { prefix, direction, opening = false }: ContentPlace,
): ContentData {
  const notes = new Map(content.notes.map((note) => [note.id, note]));
  const printedLinks: PrintedLinks = { style: surroundings.links, prefix, noted: new Map() };
  const walk: Walk = { ...surroundings, notes, headingDepth: 1, defined: new Set(), printedLinks };
  const blocks = withDirections(
    content.blocks.flatMap((block) => blockData(block, walk, 0)),
    direction,
  );
  return { blocks: opening ? withEndMark(withLead(blocks)) : blocks };
}

function blockData(block: Block, walk: Walk, level: number): Data[] {
  if (level > deepestBlock && 'children' in block && (block.type === 'blockquote' || block.type === 'list')) {
    const inner: readonly Block[] =
      block.type === 'list' ? block.children.flatMap((item) => item.children) : block.children;
    return inner.flatMap((child) => blockData(child, walk, level));
  }
  switch (block.type) {
    case 'paragraph':
      return [paragraphData(block.children, walk)];
    case 'heading':
      return headingData(block, walk);
    case 'code':
      return [
        {
          type: 'code',
          value: codeText(block.value),
          places: block.places?.map((place) => markOfPlace(place, walk)) ?? [],
        },
      ];
    case 'blockquote': {
      const pulled = pullQuote(block);
      if (pulled !== undefined) return [{ type: 'pullQuote', children: inlines(pulled, walk, 0) }];
      return [{ type: 'blockquote', children: block.children.flatMap((child) => blockData(child, walk, level + 1)) }];
    }
    case 'list':
      return [
        {
          type: 'list',
          ordered: block.ordered,
          start: block.start ?? 1,
          tight: !block.spread && !block.children.some((item) => item.spread),
          children: block.children.map((item) => listItemData(item, walk, level + 1)),
        },
      ];
    case 'table':
      return tableData(block, walk);
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }];
  }
}

function headingData(heading: Heading, walk: Walk): Data[] {
  const children = inlines(heading.children, walk, 0);
  // PDF/UA takes no heading without words.
  if (textOf(children).trim() === '')
    return [{ type: 'paragraph', children: [...anchorData(heading.id), ...children] }];
  // … and it wants every level on the way down.
  walk.headingDepth = Math.min(Math.max(heading.depth, 2), walk.headingDepth + 1);
  return [{ type: 'heading', depth: walk.headingDepth, id: heading.id ?? null, children }];
}

function paragraphData(children: readonly Inline[], walk: Walk): Data {
  const picture = pictureAlone(children);
  if (picture !== undefined) {
    const { caption, credit } = pictureWords(picture.title);
    const words = (value: string | undefined) => (value === undefined ? null : printable(value));
    return { ...imageData(picture, walk), type: 'figure', caption: words(caption), credit: words(credit) };
  }
  const lines = shortLines(children);
  if (lines > 0) return { type: 'paragraph', lines, children: inlines(children, walk, 0) };
  return { type: 'paragraph', children: withoutRunt(inlines(children, walk, 0), walk) };
}

function listItemData(item: ListItem, walk: Walk, level: number) {
  return { checked: item.checked, children: item.children.flatMap((child) => blockData(child, walk, level)) };
}

function tableData(table: Extract<Block, { type: 'table' }>, walk: Walk): Data[] {
  if (table.children.length === 0) return [];
  const columns = Math.max(1, ...table.children.map((row) => row.children.length));
  return [
    {
      type: 'table',
      columns,
      align: Array.from({ length: columns }, (_, column) => table.align[column] ?? 'start'),
      rows: table.children.map((row) =>
        Array.from({ length: columns }, (_, column) => inlines(row.children[column]?.children ?? [], walk, 0)),
      ),
    },
  ];
}

function inlines(children: readonly Inline[], walk: Walk, level: number): Data[] {
  return children.flatMap((child, index) =>
    child.type === 'text'
      ? [...placeData(child.place, walk), ...(child.value === '' ? [] : [prose(child.value, index > 0)])]
      : inlineData(child, walk, level),
  );
}

function inlineData(node: Exclude<Inline, Text>, walk: Walk, level: number): Data[] {
  switch (node.type) {
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const children = inlines(node.children, walk, level + 1);
      return level >= deepestInline ? children : [{ type: node.type, children }];
    }
    case 'link': {
      const children = inlines(node.children, walk, level + 1);
      if (node.url.startsWith('#')) {
        const id = node.url.slice(1);
        if (!walk.targets.has(id)) return children;
        return [{ type: walk.links === 'live' ? 'reference' : 'pageReference', id, children }];
      }
      return !isSafeAddress(node.url) ? children : printedLink(node.url, children, walk.printedLinks, textOf(children));
    }
    case 'inlineCode':
      return [{ type: 'inlineCode', value: printable(node.value) }];
    case 'image':
      return [imageData(node, walk)];
    case 'break':
      return [{ type: 'break' }];
    case 'footnoteReference':
      return noteData(node.identifier, walk);
    case 'anchor':
      return [{ type: 'anchor', id: node.id }];
  }
}

function noteData(id: string, walk: Walk): Data[] {
  const note = walk.notes.get(id);
  if (note === undefined) return [];
  if (walk.defined.has(id)) return [{ type: 'noteAgain', id }];
  walk.defined.add(id);
  // A heading inside a note is none of the chapter's structure.
  const blocks = note.children.map((block): Block =>
    block.type === 'heading' ? { ...block, type: 'paragraph' } : block,
  );
  // A note cannot have notes: the addresses of its links stand in brackets.
  const style = walk.links === 'notes' ? 'addresses' : walk.links;
  const inNote = { ...walk, links: style, printedLinks: { ...walk.printedLinks, style } };
  return [{ type: 'note', id, children: blocks.flatMap((block) => blockData(block, inNote, deepestBlock - 2)) }];
}
