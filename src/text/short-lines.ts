import type { Inline } from '../model/content.ts';

/** In lines that are longer, people write prose. */
const longest = 50;

/**
 * How many lines a paragraph has whose author ended each of them, all of them short, as those of verse, an address or
 * the end of a letter are. 0 for every other paragraph.
 */
export function shortLines(children: readonly Inline[]): number {
  const lines = lengthsOf(children, [0]);
  return lines.length > 1 && lines.every((length) => length <= longest) ? lines.length : 0;
}

// The lengths of the lines so far, the last of which goes on.
function lengthsOf(inlines: readonly Inline[], lengths: readonly number[]): readonly number[] {
  return inlines.reduce((found, inline) => {
    if (inline.type === 'break') return [...found, 0];
    if (inline.type === 'image') return [...found, longest + 1];
    if ('children' in inline) return lengthsOf(inline.children, found);
    const length = 'value' in inline ? inline.value.length : 0;
    return [...found.slice(0, -1), (found.at(-1) ?? 0) + length];
  }, lengths);
}
