import type * as Mdast from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

// Pandoc and its kin read more into Markdown than CommonMark does: `{onclick=…}` behind a link is an attribute, `{=html}`
// behind code makes it raw HTML, `\input` is a TeX command. Escaped, they are text to everyone.
const readByOthers = [
  { character: '{', inConstruct: 'phrasing' as const },
  { character: '\\', after: '[A-Za-z]', inConstruct: 'phrasing' as const },
];

const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    rule: '-',
    emphasis: '*',
    fences: true,
    incrementListMarker: true,
    unsafe: readByOthers,
  })
  .freeze();

/** A tree as Markdown with GitHub's extensions. Reading the text again gives the same tree. */
export function stringifyMarkdown(root: Mdast.Root): string {
  return writer.stringify(root);
}
