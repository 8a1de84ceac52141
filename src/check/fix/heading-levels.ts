import type { Heading } from '../../model/content.ts';
import { everyBlock } from '../../text/walk.ts';
import type { Edit, Fix } from './fix.ts';

/** Headings that skip a level move up beside the level that was skipped; those that belong together stay together. */
export const headingLevels: Fix = {
  mends: 'form',
  keeps: 'words',
  edits: ({ text, chapter }) => {
    const lines = text.split('\n');
    const edits: Edit[] = [];
    const above: { readonly written: number; readonly level: number }[] = [];
    for (const node of everyBlock(chapter.content.blocks)) {
      if (node.type !== 'heading') continue;
      while ((above.at(-1)?.written ?? 0) >= node.depth) above.pop();
      const parent = above.at(-1);
      const hashes = hashesOf(node, lines);
      const level = parent === undefined || hashes === undefined ? node.depth : Math.min(node.depth, parent.level + 1);
      above.push({ written: node.depth, level });
      if (hashes !== undefined && level !== node.depth)
        edits.push({ ...hashes, text: '#'.repeat(level), says: says(level) });
    }
    return edits;
  },
};

/** Where the signs of a heading stand; nothing for one that is underlined or written in HTML. */
function hashesOf(
  { depth, position }: Heading,
  lines: readonly string[],
): Pick<Edit, 'line' | 'column' | 'endColumn'> | undefined {
  if (position === undefined) return undefined;
  const { line, column } = position.start;
  const signs = /^#+(?=[ \t]|$)/.exec(lines[line - 1]?.slice(column - 1) ?? '')?.[0];
  return signs?.length === depth ? { line, column, endColumn: column + depth } : undefined;
}

function says(level: number): string {
  return `The heading has ${'#'.repeat(level)}, one more than the one that it stands under.`;
}
