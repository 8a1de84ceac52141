import type * as Mdast from 'mdast';
import type { Diagnostic } from '../../model/checked.ts';
import type { Block, Content, Inline, List, ListItem, Note, Position, Table, TableCell } from '../../model/content.ts';
import { placeOf } from '../place.ts';
import { incomplete } from './incomplete-link.ts';
import { tooDeep } from './nesting.ts';
import { parseMarkdown } from './parse.ts';

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
  const diagnostics: Diagnostic[] = [];
  const definitions = new Map<string, Mdast.Definition>();
  const notes: Mdast.FootnoteDefinition[] = [];
  const body = liftDefinitions(root, definitions, notes) as Mdast.Root;
  const surroundings: Surroundings = { file, definitions, diagnostics };
  const withoutHtml = (children: Mdast.RootContent[]): Mdast.RootContent[] =>
    holdsHtml(children) ? readHtml(resolveReferences(children, definitions), file, diagnostics) : children;
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

/** Takes link definitions and footnotes out of the tree, wherever they stand. The first of a name counts. */
function liftDefinitions(
  node: Mdast.Nodes,
  definitions: Map<string, Mdast.Definition>,
  notes: Mdast.FootnoteDefinition[],
): Mdast.Nodes {
  if (!('children' in node)) return node;
  const children: Mdast.Nodes[] = [];
  for (const child of node.children) {
    if (child.type === 'definition') {
      if (!definitions.has(child.identifier)) definitions.set(child.identifier, child);
    } else if (child.type === 'footnoteDefinition') {
      const note = liftDefinitions(child, definitions, notes) as Mdast.FootnoteDefinition;
      if (!notes.some(({ identifier }) => identifier === note.identifier)) notes.push(note);
    } else {
      children.push(liftDefinitions(child, definitions, notes));
    }
  }
  return { ...node, children } as Mdast.Nodes;
}

function holdsHtml(nodes: readonly Mdast.Nodes[]): boolean {
  return nodes.some((node) => node.type === 'html' || ('children' in node && holdsHtml(node.children)));
}

// The way through HTML knows no reference links, so they become links before it.
function resolveReferences(
  nodes: readonly Mdast.RootContent[],
  definitions: ReadonlyMap<string, Mdast.Definition>,
): Mdast.RootContent[] {
  return nodes.map((node) => {
    const resolved = resolveReference(node, definitions);
    if (!('children' in resolved)) return resolved;
    const children = resolveReferences(resolved.children, definitions);
    return { ...resolved, children } as Mdast.RootContent;
  });
}

function resolveReference(
  node: Mdast.RootContent,
  definitions: ReadonlyMap<string, Mdast.Definition>,
): Mdast.RootContent {
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return node;
  const { url = '', title } = definitions.get(node.identifier) ?? {};
  const place = node.position ? { position: node.position } : {};
  return node.type === 'linkReference'
    ? { type: 'link', url, title: title ?? null, children: node.children, ...place }
    : { type: 'image', url, title: title ?? null, alt: node.alt ?? '', ...place };
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
      return [toTable(node, around)];
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

function toTable(node: Mdast.Table, around: Surroundings): Table {
  return {
    type: 'table',
    align: node.align ?? [],
    children: node.children.map((row) => ({
      type: 'tableRow',
      children: row.children.map((cell): TableCell => ({
        type: 'tableCell',
        children: trimmed(toInlines(cell.children, around)),
        position: cell.position,
      })),
      position: row.position,
    })),
    position: node.position,
  };
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

// `## Title {#id}`, as pandoc, kramdown and Hugo write a heading's own id.
function explicitId(children: Inline[]): { children: Inline[]; id: string | undefined } {
  const last = children.at(-1);
  const match = last?.type === 'text' ? /^(.*?)\s*\{#([\p{L}\p{N}][\p{L}\p{N}_.:-]*)\}$/su.exec(last.value) : null;
  if (!match || !last) return { children, id: undefined };
  const before = match[1] ?? '';
  const rest: Inline[] = before === '' ? [] : [{ ...last, type: 'text', value: before }];
  return { children: trimmed([...children.slice(0, -1), ...rest]), id: match[2] };
}

// Chinese and Japanese set no space where a line of source ends; other scripts do.
const wide = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef]';
const wideBreak = new RegExp(`(?<=${wide})[ \\t]*\\n[ \\t]*(?=${wide})`, 'gu');

function withoutSoftBreaks(value: string): string {
  return value.includes('\n') ? value.replace(wideBreak, '').replace(/[ \t]*\n[ \t]*/g, ' ') : value;
}

function joinTexts(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      const end = inline.position?.end ?? last.position?.end;
      const position = last.position && end ? { start: last.position.start, end } : undefined;
      joined[joined.length - 1] = { type: 'text', value: last.value + inline.value, position };
    } else if (inline.type !== 'text' || inline.value !== '') {
      joined.push(inline);
    }
  }
  return joined;
}

// White space and line breaks at the edges of a block mean nothing; Markdown could not even write them again.
function trimmed(inlines: readonly Inline[]): Inline[] {
  const rest = [...inlines];
  for (let first = rest[0]; first; first = rest[0]) {
    if (first.type === 'break') rest.shift();
    else if (first.type === 'text' && /^[ \t\n]/.test(first.value)) {
      const value = first.value.replace(/^[ \t\n]+/, '');
      if (value === '') rest.shift();
      else rest[0] = { ...first, value };
    } else break;
  }
  for (let last = rest.at(-1); last; last = rest.at(-1)) {
    if (last.type === 'break') rest.pop();
    else if (last.type === 'text' && /[ \t\n]$/.test(last.value)) {
      const value = last.value.replace(/[ \t\n]+$/, '');
      if (value === '') rest.pop();
      else rest[rest.length - 1] = { ...last, value };
    } else break;
  }
  return rest;
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
