import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { brokenLinks, readPage } from '../render/site/read-page.ts';
import { flawInXml, harmsInHtml, rawControl } from './markup-proof.ts';
import type { TextOutputs } from './text-outputs.ts';

/** Everything that is wrong with what a book became, one line each. */
export function harmsInTexts(outputs: TextOutputs): string[] {
  return [
    ...harmsInMarkdown(outputs.markdown),
    ...[...outputs.site].flatMap(([path, html]) => harmsInHtml(html, path).map((harm) => `site/${path}: ${harm}`)),
    ...[...outputs.epub].flatMap(([path, xml]) => harmsInEpubFile(path, xml)),
    ...broken('site', outputs.site, outputs.siteFiles),
    ...broken('epub', onlyPages(outputs.epub), outputs.epubFiles),
    ...harmsInPandoc(outputs.pandoc),
  ];
}

export function harmsInEpubFile(path: string, xml: string): string[] {
  const flaw = flawInXml(xml);
  const html = xml.replace(/^<\?xml[^>]*\?>\s*/, '');
  const harms = path.endsWith('.xhtml') ? harmsInHtml(html, undefined, path.endsWith('text/map.xhtml')) : [];
  return [...(flaw === undefined ? [] : [flaw]), ...harms].map((harm) => `epub/${path}: ${harm}`);
}

function onlyPages(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files].filter(([path]) => path.endsWith('.xhtml')));
}

function broken(name: string, pages: ReadonlyMap<string, string>, files: ReadonlySet<string>): string[] {
  const read = new Map([...pages].map(([path, html]) => [path, readPage(html)] as const));
  return brokenLinks(read, files).map(({ page, href }) => `${name}/${page}: a link to nowhere, ${href}`);
}

/** What the merged Markdown holds beyond text, once it is read again. */
export function harmsInMarkdown(markdown: string): string[] {
  const harms = rawControl.test(markdown) ? ['markdown: a control character'] : [];
  const end = markdown.indexOf('\n---\n', 4);
  const visit = (node: Nodes): void => {
    if (node.type === 'html') harms.push(`markdown: HTML ${node.value}`);
    if ('url' in node && !isAllowedAddress(node.url)) harms.push(`markdown: an address ${node.url}`);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(
    unified()
      .use(remarkParse)
      .use(remarkGfm)
      .parse(markdown.slice(end + 5)),
  );
  return harms;
}

/** Web, mail, a place in the file, or a picture that we named. */
export function isAllowedAddress(url: string): boolean {
  return /^(?:https?:\/\/|mailto:|#|images\/[0-9a-f]{16}\.(?:png|jpg|gif|webp|svg)$)/i.test(url);
}

/** Raw markup of pandoc's that is ours: the field of the contents, and in it the page of a heading of this book. */
const constants = [
  /^<w:r><w:tab\/><\/w:r><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"\/><\/w:r><w:r><w:instrText xml:space="preserve"> PAGEREF [\p{L}\p{M}\p{N}_-]{1,40} \\h <\/w:instrText><\/w:r><w:r><w:fldChar w:fldCharType="separate"\/><\/w:r><w:r><w:t><\/w:t><\/w:r><w:r><w:fldChar w:fldCharType="end"\/><\/w:r>$/u,
  /^<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"\/><\/w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-[12]" \\h \\z <\/w:instrText><\/w:r><w:r><w:fldChar w:fldCharType="separate"\/><\/w:r>$/,
  /^<w:r><w:fldChar w:fldCharType="end"\/><\/w:r>$/,
];

export function harmsInPandoc(json: string): string[] {
  const harms: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      const { t, c } = value as { t?: unknown; c?: unknown };
      if ((t === 'RawBlock' || t === 'RawInline') && Array.isArray(c)) {
        if (!constants.some((constant) => constant.test(String(c[1])))) harms.push(`pandoc: raw ${c.join(' ')}`);
      }
      if ((t === 'Link' || t === 'Image') && Array.isArray(c)) {
        const [url] = c[2] as [string];
        if (!isAllowedAddress(url)) harms.push(`pandoc: an address ${url}`);
      }
      Object.values(value).forEach(visit);
    } else if (typeof value === 'string' && /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value)) {
      harms.push('pandoc: a control character');
    }
  };
  visit(JSON.parse(json));
  return harms;
}
