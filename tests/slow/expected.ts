import type { Element, ElementContent, RootContent } from 'hast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { parseFragment } from 'parse5';
import { unified } from 'unified';
import { parse } from 'yaml';
import { wordsOf } from './words.ts';

/** What a chapter's source says, read without a line of the package's own code. */
export interface ExpectedChapter {
  readonly file: string;
  readonly title: string;
  readonly section: string;
  /** Names, or ids of contributors on file, as written. */
  readonly authors: readonly string[];
  readonly body: readonly string[];
  readonly notes: readonly (readonly string[])[];
}

const toHtml = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw);

/** Markdown → HTML as a browser would build it → its text, whatever its elements are. Comments are no text. */
export function expectedChapter(file: string, source: string): ExpectedChapter {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---[ \t]*(?:\n([\s\S]*))?$/.exec(source) ?? [];
  const matter = parse(head, { schema: 'failsafe' }) as Record<string, unknown>;
  const written = matter.authors ?? matter.author;
  const tree = toHtml.runSync(toHtml.parse(body));
  const notes: string[][] = [];
  const text = textOf(tree.children, notes);
  return {
    file,
    title: decoded(String(matter.title)),
    section: String(matter.section),
    authors: (Array.isArray(written) ? written : [written]).map(nameOf).map(decoded),
    body: wordsOf(text),
    notes,
  };
}

/** A title that was written for a web page, `Don&#8217;t`, as the page shows it. */
export function decoded(text: string): string {
  const [node] = parseFragment(text.replaceAll('<', '&lt;')).childNodes;
  return node && 'value' in node ? node.value : text;
}

function nameOf(author: unknown): string {
  return typeof author === 'object' && author !== null && 'name' in author ? String(author.name) : String(author);
}

const inline = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q ruby s samp small span ' +
    'strike strong sub sup time tt u var wbr'
  ).split(' '),
);

function textOf(nodes: readonly (RootContent | ElementContent)[], notes: string[][]): string {
  return nodes
    .map((node): string => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element') return '';
      if (isNotes(node)) {
        notes.push(...noteTexts(node));
        return '';
      }
      if (node.properties.dataFootnoteRef !== undefined || node.properties.dataFootnoteBackref !== undefined)
        return ' ';
      const children =
        node.tagName === 'template' && 'content' in node ? (node.content?.children ?? []) : node.children;
      const text = withoutId(node.tagName, textOf(children, notes));
      return inline.has(node.tagName) ? text : `\n${text}\n`;
    })
    .join('');
}

// `## Surveys {#surveys}`: the id of a heading, as many tools write it, is no word of it.
function withoutId(tag: string, text: string): string {
  return /^h[1-6]$/.test(tag) ? text.replace(/\s*\{#[^{}\s]+\}\s*$/, '') : text;
}

function isNotes(node: Element): boolean {
  return node.tagName === 'section' && node.properties.dataFootnotes !== undefined;
}

function noteTexts(section: Element): string[][] {
  const list = section.children.find((node) => node.type === 'element' && node.tagName === 'ol');
  if (list?.type !== 'element') return [];
  return list.children.flatMap((node) => (node.type === 'element' ? [wordsOf(textOf(node.children, []))] : []));
}
