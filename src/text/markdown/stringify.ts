import type * as Mdast from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '*', fences: true, incrementListMarker: true })
  .freeze();

/** A tree as Markdown with GitHub's extensions. Reading the text again gives the same tree. */
export function stringifyMarkdown(root: Mdast.Root): string {
  return writer.stringify(root);
}
