import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';

/** A tree as HTML text. Values of text and attributes are escaped; nothing in them becomes markup. */
export function htmlText(root: Root): string {
  return toHtml(root);
}
