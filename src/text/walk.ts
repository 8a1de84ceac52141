import type {
  Anchor,
  Block,
  Content,
  Heading,
  Image,
  Inline,
  Link,
  NoteReference,
  TableCell,
} from '../model/content.ts';

type Visited = Block | Inline;

// A dozen rules walk the same trees: each is walked once.
const walked = new WeakMap<Content, readonly Visited[]>();

/** Every node of a chapter with its children, in reading order, notes last. */
export function everyNode(content: Content): readonly Visited[] {
  const known = walked.get(content);
  if (known) return known;
  const nodes = [content.blocks, ...content.notes.map(({ children }) => children)].flatMap(everyBlock);
  walked.set(content, nodes);
  return nodes;
}

/** Every node of some blocks, in reading order. */
export function everyBlock(blocks: readonly Block[]): Visited[] {
  const nodes: Visited[] = [];
  addBlocks(blocks, nodes);
  return nodes;
}

function addBlocks(blocks: readonly Block[], nodes: Visited[]): void {
  for (const block of blocks) {
    nodes.push(block);
    if (block.type === 'paragraph' || block.type === 'heading') addInlines(block.children, nodes);
    else if (block.type === 'blockquote') addBlocks(block.children, nodes);
    else if (block.type === 'list') for (const item of block.children) addBlocks(item.children, nodes);
    else if (block.type === 'table') {
      for (const row of block.children) for (const cell of row.children) addInlines(cell.children, nodes);
    }
  }
}

function addInlines(inlines: readonly Inline[], nodes: Visited[]): void {
  for (const inline of inlines) {
    nodes.push(inline);
    if ('children' in inline) addInlines(inline.children, nodes);
  }
}

/** How nodes are replaced on the way through a tree; what is left out stays as it is. */
export interface Changes {
  readonly heading?: (heading: Heading) => Heading;
  readonly link?: (link: Link) => readonly Inline[];
  readonly image?: (image: Image) => readonly Inline[];
  readonly noteReference?: (reference: NoteReference) => readonly Inline[];
  readonly anchor?: (anchor: Anchor) => readonly Inline[];
  /** What texts and code say. */
  readonly value?: (value: string) => string;
  /** Running text as a whole, after the changes inside it. */
  readonly inlines?: (inlines: readonly Inline[]) => readonly Inline[];
}

/** The blocks with all changes made, in reading order. Blocks that end up empty are left out; places are dropped. */
export function changeBlocks(blocks: readonly Block[], changes: Changes): Block[] {
  return blocks.flatMap((block) => changeBlock(block, changes));
}

function changeBlock(block: Block, changes: Changes): Block[] {
  switch (block.type) {
    case 'paragraph': {
      const children = changeText(block.children, changes);
      return children.length === 0 ? [] : [{ type: 'paragraph', children }];
    }
    case 'heading': {
      const { depth, id, children } = changes.heading?.(block) ?? block;
      return [{ type: 'heading', depth, id, children: changeText(children, changes) }];
    }
    case 'code':
      return [
        {
          type: 'code',
          lang: block.lang == null ? null : valueOf(block.lang, changes),
          value: valueOf(block.value, changes),
        },
      ];
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }];
    case 'blockquote':
      return [{ type: 'blockquote', children: changeBlocks(block.children, changes) }];
    case 'list': {
      const { ordered, start, spread } = block;
      const children = block.children.map((item) => ({
        type: 'listItem' as const,
        checked: item.checked,
        spread: item.spread,
        children: changeBlocks(item.children, changes),
      }));
      return [{ type: 'list', ordered, start, spread, children }];
    }
    case 'table': {
      const children = block.children.map((row) => ({
        type: 'tableRow' as const,
        children: row.children.map((cell): TableCell => ({
          type: 'tableCell',
          children: changeText(cell.children, changes),
        })),
      }));
      return [{ type: 'table', align: block.align, children }];
    }
  }
}

function changeText(inlines: readonly Inline[], changes: Changes): readonly Inline[] {
  const changed = inlines.flatMap((inline) => changeInline(inline, changes));
  return changes.inlines ? changes.inlines(changed) : changed;
}

function changeInline(inline: Inline, changes: Changes): readonly Inline[] {
  const within = (children: readonly Inline[]) => children.flatMap((child) => changeInline(child, changes));
  switch (inline.type) {
    case 'text':
      return [{ type: 'text', value: valueOf(inline.value, changes) }];
    case 'inlineCode':
      return [{ type: 'inlineCode', value: valueOf(inline.value, changes) }];
    case 'break':
      return [{ type: 'break' }];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{ type: inline.type, children: within(inline.children) }];
    case 'link': {
      const { url, title } = inline;
      const link: Link = { type: 'link', url, title: title ?? null, children: within(inline.children) };
      return changes.link ? changes.link({ ...link, position: inline.position }) : [link];
    }
    case 'image':
      return changes.image?.(inline) ?? [{ ...inline, position: undefined }];
    case 'footnoteReference':
      return changes.noteReference?.(inline) ?? [{ type: 'footnoteReference', identifier: inline.identifier }];
    case 'anchor':
      return changes.anchor?.(inline) ?? [{ type: 'anchor', id: inline.id }];
  }
}

function valueOf(written: string, changes: Changes): string {
  return changes.value?.(written) ?? written;
}
