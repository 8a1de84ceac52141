import type { Nodes, Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

const whole = unified().use(remarkParse).use(remarkGfm).freeze();

// GitHub's extensions but for bare addresses, which are looked for at every letter and take a third of all the time.
const quick = unified()
  .use(remarkParse)
  .use(function (this: Processor) {
    const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
    data.micromarkExtensions = [gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()];
    data.fromMarkdownExtensions = [
      gfmFootnoteFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      gfmTableFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
    ];
  })
  .freeze();

/** Markdown with GitHub's extensions as a tree, exactly as written, with the places of all nodes. */
export function parseMarkdown(text: string): Root {
  const root = quick.parse(text);
  return holdsBareAddress(root) ? whole.parse(text) : root;
}

const bareAddress = /https?:\/\/|www\.|[\w.+-]@\w/i;

// Only plain text outside links can become such a link, so without a candidate there the two trees are the same.
function holdsBareAddress(node: Nodes): boolean {
  if (node.type === 'text') return bareAddress.test(node.value);
  if (node.type === 'link' || node.type === 'linkReference') return false;
  return 'children' in node && node.children.some(holdsBareAddress);
}

/** The same, always with every extension. For proving that the quick way leaves nothing out. */
export function parseMarkdownSlowly(text: string): Root {
  return whole.parse(text);
}
