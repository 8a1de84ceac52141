import type * as Mdast from 'mdast';
import { bookTree } from '../../../src/render/markdown/book-tree.ts';
import { readContent } from '../../../src/text/markdown/read-content.ts';
import { stringifyMarkdown } from '../../../src/text/markdown/stringify.ts';
import type { Manuscript } from '../../../src/model/manuscript.ts';

/** The tree that a manuscript is written from, and the tree that is read from what was written, both without places. */
export function roundTrip(manuscript: Manuscript): { markdown: string; written: string; read: string } {
  const root = bookTree(manuscript);
  const markdown = stringifyMarkdown(root);
  const { content } = readContent('book.md', markdown);
  return {
    markdown,
    written: show([...root.children.filter((child) => child.type !== 'footnoteDefinition'), ...notesOf(root)]),
    read: show([...content.blocks, ...content.notes.map(({ id, children }) => ({ type: 'note', id, children }))]),
  };
}

function notesOf(root: Mdast.Root): unknown[] {
  return root.children.flatMap((child) =>
    child.type === 'footnoteDefinition' ? [{ type: 'note', id: child.identifier, children: child.children }] : [],
  );
}

const shown = [
  'type',
  'depth',
  'id',
  'value',
  'lang',
  'url',
  'title',
  'alt',
  'identifier',
  'ordered',
  'start',
  'spread',
  'checked',
  'align',
];

function show(node: unknown): string {
  if (Array.isArray(node)) return node.map(show).join('\n');
  const { children, ...fields } = withHeadingId(node as Record<string, unknown>);
  const facts = shown.flatMap((name) =>
    fields[name] === undefined || fields[name] === null ? [] : [`${name}=${JSON.stringify(fields[name])}`],
  );
  const inner = Array.isArray(children) ? `\n${joinAnchors(children).map(show).join('\n').replace(/^/gm, '  ')}` : '';
  return facts.join(' ') + inner;
}

// A heading's id is written as `{#id}` behind its words.
function withHeadingId(node: Record<string, unknown>): Record<string, unknown> {
  const children = node['children'] as { type: string; value?: string }[] | undefined;
  const last = children?.at(-1);
  const written = last?.type === 'html' ? /^\{#(.*)\}$/.exec(last.value ?? '')?.[1] : undefined;
  if (written !== undefined && children) {
    const before = children.at(-2);
    const words = { ...before, type: 'text', value: before?.value?.replace(/\s+$/, '') ?? '' };
    return { ...node, id: written, children: [...children.slice(0, -2), ...(words.value === '' ? [] : [words])] };
  }
  if (node['type'] !== 'heading' || last?.type !== 'text') return node;
  const match = /^(.*?)\s*\{#([^}\s]+)\}$/su.exec(last.value ?? '');
  if (!match || !children) return node;
  const rest = match[1] === '' ? [] : [{ ...last, value: match[1] }];
  return { ...node, id: match[2], children: [...children.slice(0, -1), ...rest] };
}

// An anchor is written as `<a id="…"></a>`.
function joinAnchors(children: readonly { type: string; value?: string }[]): unknown[] {
  return children.flatMap((child): unknown[] => {
    const id = child.type === 'html' ? /^<a id="(.*)">$/.exec(child.value ?? '')?.[1] : undefined;
    if (id !== undefined) return [{ type: 'anchor', id }];
    return child.type === 'html' ? [] : [child];
  });
}
