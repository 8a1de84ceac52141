import type { Element } from 'hast';
import type * as Mdast from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeRemark from 'rehype-remark';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Diagnostic } from '../../model/checked.ts';
import { htmlHandlers, NOTE } from './html-handlers.ts';
import { reportUnreadMarkdown } from './html-lines.ts';
import { unlinkAddresses } from './html-links.ts';
import { reportOpenTags } from './html-open-tags.ts';
import { keepMeaning } from './html-meaning.ts';
import { reportLosses } from './html-report.ts';
import { bookSchema } from './html-schema.ts';

/**
 * Turns the HTML inside a chapter into Markdown nodes through an allow-list, so that a link, a line break or a table
 * written in HTML reaches every format. Problems are added to `diagnostics`: what is dropped is said.
 */
export function htmlToMarkdownTree(
  children: Mdast.RootContent[],
  file: string,
  diagnostics: Diagnostic[],
): Mdast.RootContent[] {
  reportUnreadMarkdown(children, file, diagnostics);
  reportOpenTags(children, file, diagnostics);
  const hast = toHtml.runSync({ type: 'root', children: unlinkAddresses(children) });
  keepMeaning(hast);
  diagnostics.push(...reportLosses(hast, file));
  const clean = sanitizer.runSync(hast);
  const mdast = toMarkdown.runSync(clean);
  return mdast.children;
}

const toHtml = unified()
  .use(remarkRehype, {
    allowDangerousHtml: true,
    handlers: {
      footnoteReference: (_state: unknown, node: Mdast.FootnoteReference): Element => ({
        type: 'element',
        tagName: NOTE,
        properties: { title: node.identifier },
        children: [],
        ...(node.position ? { position: node.position } : {}),
      }),
    },
  })
  .use(rehypeRaw)
  .freeze();

const sanitizer = unified().use(rehypeSanitize, bookSchema).freeze();

const toMarkdown = unified().use(rehypeRemark, { handlers: htmlHandlers }).freeze();
