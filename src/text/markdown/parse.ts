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
import { foldText, type FoldedText } from './folding.ts';

const whole = unified().use(remarkParse).use(remarkGfm).freeze();

/** GitHub's extensions, each with a sign that stands in every text that it could change. */
const extensions = [
  { sign: /\[\^/, syntax: gfmFootnote, tree: gfmFootnoteFromMarkdown },
  { sign: /~/, syntax: gfmStrikethrough, tree: gfmStrikethroughFromMarkdown },
  // The line below a table's head: hyphens beside a bar or a colon. Else every line is tried as a head.
  { sign: /[|:][ \t]*-|-[ \t]*[|:]/, syntax: gfmTable, tree: gfmTableFromMarkdown },
  { sign: /\[[\sx]\]/i, syntax: gfmTaskListItem, tree: gfmTaskListItemFromMarkdown },
] as const;

// Bare addresses are looked for at every letter, which takes a third of all the time; the others together take a fifth.
const processors = new Map<string, Processor<Root>>();

/** A parser with those extensions that a text can need, but none for bare addresses. */
function quickFor(text: string): Processor<Root> {
  const needed = extensions.filter(({ sign }) => sign.test(text));
  const key = needed.map(({ sign }) => sign.source).join(' ');
  const known = processors.get(key);
  if (known) return known;
  const processor = unified()
    .use(remarkParse)
    .use(function (this: Processor) {
      const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
      data.micromarkExtensions = needed.map(({ syntax }) => syntax());
      data.fromMarkdownExtensions = needed.map(({ tree }) => tree());
    })
    .freeze();
  processors.set(key, processor);
  return processor;
}

/** Markdown with GitHub's extensions as a tree, exactly as written, with the places of all nodes. */
export function parseMarkdown(text: string): Root {
  const tree = parseFolded(foldText(text, { foldsBlocks: true }));
  return tree ?? parseFolded(foldText(text, { foldsBlocks: false })) ?? whole.parse(text);
}

function parseFolded({ text, unfold }: FoldedText): Root | undefined {
  const root = quickFor(text).parse(text);
  return unfold(holdsBareAddress(root) ? whole.parse(text) : root);
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
