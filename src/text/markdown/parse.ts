import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Markdown with GitHub's extensions as a tree, exactly as written, with the places of all nodes. */
export function parseMarkdown(text: string): Root {
  return parser.parse(text);
}
