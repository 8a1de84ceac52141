import type { Block, Inline } from '../model/content.ts';

/** More than this is no sentence to be seen across the room. */
const longest = 200;

/**
 * The words of a pull quote: a quotation of one paragraph that is bold as a whole. Nothing for any other block. Only
 * the author says which sentence it is.
 */
export function pullQuote(block: Block): readonly Inline[] | undefined {
  if (block.type !== 'blockquote') return undefined;
  const [paragraph, ...more] = block.children;
  if (paragraph?.type !== 'paragraph' || more.length > 0) return undefined;
  const [strong, ...others] = paragraph.children;
  if (strong?.type !== 'strong' || others.length > 0) return undefined;
  const length = lengthOf(strong.children);
  return length > 0 && length <= longest ? strong.children : undefined;
}

function lengthOf(inlines: readonly Inline[]): number {
  return inlines.reduce((sum, inline) => {
    if ('children' in inline) return sum + lengthOf(inline.children);
    return sum + ('value' in inline ? [...inline.value.trim()].length : 0);
  }, 0);
}
