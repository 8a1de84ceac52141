import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from 'parse5';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { python } from './proof.ts';
import { chaptersOfStream, type Paragraph, type ReadBack, titleKey } from './read-back.ts';
import { mustRun } from './run-program.ts';
import { unbroken } from './words.ts';

/** What is looked for: titles of chapters, and the other headings that end one. */
export interface Wanted {
  readonly titles: readonly string[];
  readonly others: readonly string[];
}

/** The chapters of an EPUB, by the strict XML reader of Python. */
export async function readEpub(file: string): Promise<ReadBack> {
  const script = fileURLToPath(new URL('read-epub.py', import.meta.url));
  const documents = JSON.parse(await mustRun(python, [script, file])) as { heading: string; text: string }[];
  return new Map(documents.map(({ heading, text }) => [titleKey(heading), unbroken(text)]));
}

/** The chapters of a DOCX, by python-docx. Notes stand at the chapters' end in no text, so they are added to all. */
export async function readDocx(file: string, { titles, others }: Wanted): Promise<ReadBack> {
  const script = fileURLToPath(new URL('read-docx.py', import.meta.url));
  const { paragraphs, notes } = JSON.parse(await mustRun(python, [script, file])) as {
    paragraphs: { style: string; text: string }[];
    notes: string[];
  };
  const stream = paragraphs.map(({ style, text }) => ({ isHeading: /^(?:heading|title)/i.test(style), text }));
  return withWords(chaptersOfStream(stream, titles, others), notes.join('\n'));
}

/** The chapters of the merged Markdown, by remark. */
export async function readMarkdown(file: string, { titles, others }: Wanted): Promise<ReadBack> {
  const source = (await readFile(file, 'utf8')).replace(/^---\n[\s\S]*?\n---\n/, '');
  const { children } = unified().use(remarkParse).use(remarkGfm).parse(source);
  const stream = children.map((node): Paragraph => ({
    isHeading: node.type === 'heading',
    // The id that stands behind a heading is not part of its words.
    text: node.type === 'heading' ? markdownText(node).replace(/\{#[^}]*\}\s*$/, '') : markdownText(node),
  }));
  return withWords(chaptersOfStream(stream, titles, others), '');
}

const inlineMarkdown = new Set(['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'link', 'linkReference']);

function markdownText(node: object): string {
  const type = 'type' in node ? String(node.type) : '';
  if ('children' in node && Array.isArray(node.children)) {
    const text = (node.children as object[]).map(markdownText).join('');
    return inlineMarkdown.has(type) ? text : `${text}\n`;
  }
  if (type === 'break') return '\n';
  // An image's description is no text of the author's, and markup that came through would be a fault: not read as text.
  return 'value' in node && type !== 'html' ? `${String(node.value)}${inlineMarkdown.has(type) ? '' : '\n'}` : '';
}

/** The chapters of the site, by parse5: those of its pages whose first level-one heading is a title. */
export async function readSite(folder: string): Promise<ReadBack> {
  const files = await readdir(folder, { recursive: true });
  const chapters = new Map<string, ReturnType<typeof unbroken>>();
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const document = parse(await readFile(join(folder, file), 'utf8'));
    const heading = find(document, 'h1');
    const main = find(document, 'main');
    if (heading && main) chapters.set(titleKey(htmlText(heading)), unbroken(htmlText(main)));
  }
  return chapters;
}

type Node = DefaultTreeAdapterTypes.Node;

function find(node: Node, tag: string): Node | undefined {
  if (node.nodeName === tag) return node;
  if (!('childNodes' in node)) return undefined;
  for (const child of node.childNodes) {
    const found = find(child, tag);
    if (found) return found;
  }
  return undefined;
}

const inlineHtml = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var'.split(' '),
);

function htmlText(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (!('childNodes' in node)) return '';
  const text = node.childNodes.map(htmlText).join('');
  return inlineHtml.has(node.nodeName) ? text : `\n${text}\n`;
}

function withWords(texts: ReadonlyMap<string, string>, added: string): ReadBack {
  const extra = unbroken(added);
  return new Map([...texts].map(([key, text]) => [key, [...unbroken(text), ...extra]]));
}
