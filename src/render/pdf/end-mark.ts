import type { Data } from './content-nodes.ts';

/** Let the book's mark follow a chapter's last word. Below a list, a picture, a table or code it would hang alone. */
export function withEndMark(blocks: readonly Data[]): readonly Data[] {
  const last = blocks.at(-1);
  if (last === undefined || typeof last === 'string' || last.type !== 'paragraph') return blocks;
  return [...blocks.slice(0, -1), { ...last, children: [...(last['children'] as Data[]), { type: 'endMark' }] }];
}
