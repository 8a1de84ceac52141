import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const processor = unified().use(rehypeStringify).freeze();

/** A tree as HTML text. Values of text and attributes are escaped; nothing in them becomes markup. */
export function htmlText(root: Root): string {
  return processor.stringify(root);
}
