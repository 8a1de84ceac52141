import type * as Mdast from 'mdast';
import type { Diagnostic } from '../../model/checked.ts';
import type {
  Block,
  Content,
  Inline,
  List,
  ListItem,
  Note,
  Position,
  Table,
  TableCell,
  TableRow,
} from '../../model/content.ts';
import { placeOf } from '../place.ts';
import { liftDefinitions, reportDefinitions } from './definitions.ts';
import { incomplete } from './incomplete-link.ts';
import { tooDeep } from './nesting.ts';
import { parseMarkdown } from './parse.ts';
import { resolveReference, resolveReferences } from './references.ts';
import { isEmptyRow, withWrittenHead } from './table-head.ts';
import { explicitId, joinTexts, trimmed, withoutSoftBreaks } from './tidy-inlines.ts';

/** What a node may refer to elsewhere in its own file, and the problems met. */
interface Surroundings {
  readonly file: string;
  readonly definitions: ReadonlyMap<string, Mdast.Definition>;
  readonly diagnostics: Diagnostic[];
}

/** Turns the HTML among some blocks into Markdown nodes; problems are added. */
export type ReadHtml = (blocks: Mdast.RootContent[], file: string, diagnostics: Diagnostic[]) => Mdast.RootContent[];

/**
 * A chapter's Markdown as our closed set of nodes: HTML becomes such nodes, reference links become links, soft line
 * breaks become spaces. `text` has its front matter blanked out, so that places are true. Nothing is dropped without
 * a diagnostic.
 */
export function normalise(
  file: string,
  text: string,
  readHtml: ReadHtml,
): { content: Content; diagnostics: Diagnostic[] } {
  const root = parseMarkdown(text);
  const { body, definitions } = liftDefinitions(root);
  const { addresses, notes } = definitions;
  const diagnostics = reportDefinitions(file, text, root, definitions);
  const surroundings: Surroundings = { file, definitions: addresses, diagnostics };
  const withoutHtml = (children: Mdast.RootContent[]): Mdast.RootContent[] =>
    holdsHtml(children) ? readHtml(resolveReferences(children, addresses), file, diagnostics) : children;
  const content: Content = {
    blocks: toBlocks(withoutHtml(body.children), surroundings),
    notes: notes.map((note): Note => {
      const children = toBlocks(withoutHtml(note.children), surroundings);
      return { id: note.identifier, number: 0, children, position: note.position };
    }),
  };
  const problem = tooDeep(file, content);
  if (problem !== undefined) return { content: { blocks: [], notes: [] }, diagnostics: [...diagnostics, problem] };
  return { content, diagnostics };
}

function holdsHtml(nodes: readonly Mdast.Nodes[]): boolean {
  return nodes.some((node) => node.type === 'html' || ('children' in node && holdsHtml(node.children)));
}

function toBlocks(nodes: readonly Mdast.RootContent[], around: Surroundings): Block[] {
  const blocks: Block[] = [];
  let loose: Mdast.RootContent[] = [];
  const flush = () => {
    const children = toInlines(loose, around);
    if (children.some((child) => child.type !== 'text' || child.value.trim() !== '')) {
      blocks.push({ type: 'paragraph', children });
    }
    loose = [];
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      flush();
      blocks.push(...toBlock(node, around));
    } else {
      loose.push(node);
    }
  }
  flush();
  return blocks;
}

const partTypes = new Set(['listItem', 'tableRow', 'tableCell']);
const blockTypes = new Set(['paragraph', 'heading', 'code', 'blockquote', 'list', 'table', 'thematicBreak']);

function isBlock(node: Mdast.RootContent): boolean {
  return blockTypes.has(node.type);
}

function toBlock(node: Mdast.RootContent, around: Surroundings): Block[] {
  const position = node.position as Position | undefined;
  switch (node.type) {
    case 'paragraph': {
      const children = trimmed(toInlines(node.children, around));
      return children.length === 0 ? [] : [{ type: 'paragraph', children, position }];
    }
    case 'heading': {
      const { children, id } = explicitId(trimmed(toInlines(node.children, around)));
      return children.length === 0 ? [] : [{ type: 'heading', depth: node.depth, id, children, position }];
    }
    case 'code':
      return [{ type: 'code', lang: node.lang ?? null, value: node.value, position }];
    case 'blockquote': {
      const children = toBlocks(node.children, around);
      return children.length === 0 ? [] : [{ type: 'blockquote', children, position }];
    }
    case 'list':
      return [toList(node, around)];
    case 'table':
      return toTable(node, around);
    case 'thematicBreak':
      return [{ type: 'thematicBreak', position }];
    default:
      around.diagnostics.push(unknownNode(around.file, node));
      return [];
  }
}

function toList(node: Mdast.List, around: Surroundings): List {
  const children = node.children.map((item): ListItem => {
    const blocks = toBlocks(item.children, around);
    return {
      type: 'listItem',
      checked: item.checked ?? null,
      // What stood between the blocks may be gone, a link's definition for one.
      spread: (item.spread ?? false) && blocks.length > 1,
      children: blocks,
      position: item.position,
    };
  });
  const spread = (node.spread ?? false) || node.children.some((item) => item.spread);
  const ordered = node.ordered ?? false;
  return {
    type: 'list',
    ordered,
    start: ordered ? (node.start ?? 1) : null,
    spread,
    children,
    position: node.position,
  };
}

// A table of a web page whose pictures are gone may say nothing at all.
function toTable(node: Mdast.Table, around: Surroundings): Table[] {
  const rows = node.children.map((row): TableRow => ({
    type: 'tableRow',
    children: row.children.map((cell): TableCell => ({
      type: 'tableCell',
      children: trimmed(toInlines(cell.children, around)),
      position: cell.position,
    })),
    position: row.position,
  }));
  if (rows.every(isEmptyRow)) return [];
  const children = withWrittenHead(rows);
  return [{ type: 'table', align: node.align ?? [], children, position: node.position }];
}

function toInlines(nodes: readonly Mdast.RootContent[], around: Surroundings): Inline[] {
  const inlines: Inline[] = [];
  let wasApart = false;
  for (const node of nodes) {
    const found = toInline(node, around);
    if (found.length === 0) continue;
    const isApart = blockTypes.has(node.type) || partTypes.has(node.type);
    if (inlines.length > 0 && (isApart || wasApart)) inlines.push({ type: 'break' });
    inlines.push(...found);
    wasApart = isApart;
  }
  return joinTexts(inlines);
}

function toInline(node: Mdast.RootContent, around: Surroundings): Inline[] {
  const position = node.position as Position | undefined;
  const anchor = (node as unknown as Inline).type === 'anchor';
  if (anchor) return [node as unknown as Inline];
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: withoutSoftBreaks(node.value), position }];
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const children = toInlines(node.children, around);
      return children.length === 0 ? [] : [{ type: node.type, children, position }];
    }
    case 'inlineCode':
    case 'code':
      // Only HTML breaks the lines of code that stands in running text, or puts a block of it there.
      return node.value
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .flatMap((value, index): Inline[] => [
          ...(index === 0 ? [] : [{ type: 'break' as const, position }]),
          { type: 'inlineCode', value, position },
        ]);
    case 'break':
      return [{ type: 'break', position }];
    case 'footnoteReference':
      return [{ type: 'footnoteReference', identifier: node.identifier, position }];
    case 'image':
      return [{ type: 'image', url: node.url, alt: node.alt ?? '', title: node.title ?? null, position }];
    case 'link':
      return toLink(node, around);
    case 'linkReference':
    case 'imageReference':
      return toInline(resolveReference(node, around.definitions), around);
    default:
      // Blocks that HTML put inside running text, as in <a><p>…</p></a>: their text stays, each on a line of its own.
      if ('children' in node) return toInlines(node.children, around);
      around.diagnostics.push(unknownNode(around.file, node));
      return [];
  }
}

function toLink(node: Mdast.Link, around: Surroundings): Inline[] {
  const position = node.position as Position | undefined;
  const children = toInlines(node.children, around);
  const problem = incomplete(node, children);
  if (problem === undefined) return [{ type: 'link', url: node.url, title: node.title ?? null, children, position }];
  around.diagnostics.push({ severity: 'warning', ...problem, file: around.file, ...placeOf(position) });
  return children;
}

function unknownNode(file: string, node: Mdast.RootContent): Diagnostic {
  return {
    rule: 'markdown-is-known',
    severity: 'warning',
    message: `A piece of Markdown of the kind "${node.type}" cannot be set in the book and is left out.`,
    hint: 'Write it in plain Markdown.',
    file,
    ...placeOf(node.position),
  };
}
