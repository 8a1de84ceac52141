import { lastDirection, mainDirection } from '../../text/main-direction.ts';
import type { Data } from './content-nodes.ts';

type Direction = 'ltr' | 'rtl';

/**
 * Paragraphs that are written the other way say so, and a note's number stays on the text's side of the full stop before
 * it: a number goes with the letters it follows, and would draw that stop along.
 */
export function withDirections(nodes: readonly Data[], base: Direction): readonly Data[] {
  return nodes.map((node) => {
    if (typeof node === 'string' || node.type === 'code') return node;
    if (node.type !== 'paragraph') return { ...node, ...inner(node, base) };
    const direction = mainDirection(textOf(node)) ?? base;
    const children = withMarks((node['children'] ?? []) as readonly Data[], direction);
    return { ...node, ...(direction === base ? {} : { direction }), children };
  });
}

function inner(node: Exclude<Data, string>, base: Direction) {
  const parts = ['children', 'rows'].filter((key) => Array.isArray(node[key]));
  return Object.fromEntries(parts.map((key) => [key, nested(node[key] as readonly unknown[], base)]));
}

// A list's items have no type of their own, and a table has rows of cells of nodes.
function nested(parts: readonly unknown[], base: Direction): unknown {
  return parts.map((part) => {
    if (Array.isArray(part)) return nested(part, base);
    if (typeof part === 'object' && part !== null && !('type' in part))
      return { ...part, ...inner(part as never, base) };
    return withDirections([part as Data], base)[0];
  });
}

const marks = { ltr: '\u200E', rtl: '\u200F' } as const;

function withMarks(children: readonly Data[], base: Direction): readonly Data[] {
  let before: Direction = base;
  return children.flatMap((node) => {
    if (typeof node === 'string' || (node.type !== 'note' && node.type !== 'noteAgain')) {
      before = lastDirection(textOf(node)) ?? before;
      return [node];
    }
    const found = node.type === 'note' ? { ...node, ...inner(node, base) } : node;
    return before === base ? [found] : [marks[base], found];
  });
}

function textOf(node: Data): string {
  if (typeof node === 'string') return node;
  if (node.type === 'note') return '';
  const children = (node['children'] ?? []) as readonly Data[];
  return `${(node['value'] as string | undefined) ?? ''}${children.map(textOf).join('')}`;
}
