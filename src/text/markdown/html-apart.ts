import type * as Mdast from 'mdast';
import type { Diagnostic } from '../../model/checked.ts';
import { htmlToMarkdownTree } from './html.ts';
import { isKeptAddress } from './html-schema.ts';

/**
 * The same as `htmlToMarkdownTree`, in less time: paragraphs and headings of plain words do not go the long way, for a
 * sign waits in the place of each. Where one does not come back as it went, because it stands inside a tag that is
 * closed further on, all go together.
 */
export function readHtmlApart(
  blocks: Mdast.RootContent[],
  file: string,
  diagnostics: Diagnostic[],
): Mdast.RootContent[] {
  const plain = new Map<string, PlainBlock>();
  const mayLink = blocks.every(closesItsLinks);
  const sent = blocks.map((block, index): Mdast.RootContent => {
    if (!isPlainBlock(block, mayLink)) return block;
    const sign = `\ue000${index}\ue000`;
    plain.set(sign, block);
    return { ...block, children: [{ type: 'text', value: sign, ...placed(block) }] };
  });
  const found: Diagnostic[] = [];
  const come = htmlToMarkdownTree(sent, file, found);
  let count = 0;
  const restored = come.map((block) => {
    const original = plain.get(signOf(block));
    if (original?.type !== block.type) return block;
    count += 1;
    return { ...original, children: original.children.map(asHtmlLeavesIt) };
  });
  if (count !== plain.size) return htmlToMarkdownTree(blocks, file, diagnostics);
  diagnostics.push(...found);
  return restored;
}

type PlainBlock = Mdast.Paragraph | Mdast.Heading;

function signOf(block: Mdast.RootContent): string {
  if (block.type !== 'paragraph' && block.type !== 'heading') return '';
  const [only, ...others] = block.children;
  return only?.type === 'text' && others.length === 0 ? only.value : '';
}

function isPlainBlock(block: Mdast.RootContent, mayLink: boolean): block is PlainBlock {
  return (block.type === 'paragraph' || block.type === 'heading') && areAllPlain(block.children, mayLink);
}

function areAllPlain(nodes: readonly Mdast.PhrasingContent[], mayLink: boolean): boolean {
  return nodes.every((node) => {
    switch (node.type) {
      case 'text':
        return true;
      case 'emphasis':
      case 'strong':
        return isTight(node.children) && areAllPlain(node.children, mayLink);
      case 'link':
        return mayLink && isPlainLink(node) && areAllPlain(node.children, mayLink);
      default:
        return false;
    }
  });
}

// A space at the inner edge would be moved or dropped.
function isTight(nodes: readonly Mdast.PhrasingContent[]): boolean {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first === undefined || (first.type === 'text' && /^\s/.test(first.value))) return false;
  return last?.type !== 'text' || !/\s$/.test(last.value);
}

/** One whose address is written as it stands in HTML, and kept there. */
function isPlainLink({ url, title, children }: Mdast.Link): boolean {
  const isPlain = /^https?:\/\/[A-Za-z0-9./_~?=&#+,;:@!$-]*$/.test(url) && isKeptAddress('href', url);
  return isPlain && title == null && isTight(children);
}

/** Where it stands, a tag may be none: in a comment, and in elements that hold nothing but text. */
const hidesTags = /<(?:!|(?:script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)\b)/i;

/** Whether a block closes the links that it opens in HTML: else the next link ends them, wherever it stands. */
function closesItsLinks(block: Mdast.RootContent): boolean {
  const html = htmlOf(block).join('\n');
  const tags = html.match(/<a(?:\s[^<>]*)?>|<\/a\s*>/gi) ?? [];
  if (hidesTags.test(html) || tags.length !== (html.match(/<\/?a\b/gi) ?? []).length) return !/<a\b/i.test(html);
  return tags.length === 0 || tags.at(-1)?.startsWith('</') === true;
}

function htmlOf(node: Mdast.Nodes): string[] {
  if (node.type === 'html') return [node.value];
  return 'children' in node ? node.children.flatMap(htmlOf) : [];
}

// In HTML, spaces in a row are one.
function asHtmlLeavesIt<T extends Mdast.PhrasingContent>(node: T): T {
  if (node.type === 'text') return { ...node, value: node.value.replace(/[ \t\n\f\r]+/g, ' ') };
  return 'children' in node ? { ...node, children: node.children.map(asHtmlLeavesIt) } : node;
}

function placed({ position }: Mdast.RootContent): { position?: NonNullable<Mdast.RootContent['position']> } {
  return position ? { position } : {};
}
