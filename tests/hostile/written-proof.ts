import { unzipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeEntities } from '../../src/text/entities.ts';
import { foldText } from './fold-text.ts';
import { pdfObjects, pdfText } from './ground.ts';
import { flawInXml, harmsInHtml, visibleText } from './markup-proof.ts';
import { harmsInOwnFile } from './our-scripts.ts';
import { harmsInEpubFile, harmsInMarkdown } from './output-proof.ts';

/** Everything that is wrong with the files of an edition, one line each. */
export function harmsInOutputs(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  return files.flatMap((path) => {
    const full = join(folder, path);
    const inSite = path.startsWith('site/') ? path.slice('site/'.length) : undefined;
    if (path.endsWith('.html')) {
      return harmsInHtml(readFileSync(full, 'utf8'), inSite).map((harm) => `${path}: ${harm}`);
    }
    const ours = inSite === undefined ? undefined : harmsInOwnFile(inSite, readFileSync(full, 'utf8'));
    if (ours !== undefined) return ours.map((harm) => `${path}: ${harm}`);
    if (path.endsWith('.md')) return harmsInMarkdown(readFileSync(full, 'utf8'));
    if (path.endsWith('.epub')) return harmsInEpub(unzip(full));
    if (path.endsWith('.docx')) return harmsInDocx(unzip(full));
    if (path.endsWith('.pdf')) return harmsInPdf(full);
    if (path.endsWith('.odt')) return harmsInOdt(unzip(full));
    const isOurs = path === '.gathering-files' || /^site\/fonts\/LICENSE-[a-z-]+\.txt$/.test(path);
    return isOurs || /\.(?:json|css|png|jpg|gif|webp|svg|woff2?)$/.test(path)
      ? []
      : [`a file of another kind: ${path}`];
  });
}

function unzip(path: string): Map<string, Buffer> {
  const entries = Object.entries(unzipSync(readFileSync(path)));
  return new Map(entries.map(([name, bytes]) => [name, Buffer.from(bytes)]));
}

function harmsInEpub(parts: ReadonlyMap<string, Buffer>): string[] {
  return [...parts].flatMap(([path, bytes]) => {
    if (path.startsWith('/') || path.includes('..') || /[\\\u0000-\u001f]/.test(path))
      return [`epub: the name ${path}`];
    return /\.(?:xhtml|opf|ncx|xml|svg)$/.test(path) ? harmsInEpubFile(path, bytes.toString('utf8')) : [];
  });
}

/** Relations of a DOCX that lead out of it, by the last part of their type. */
const outside = /^(?:https?:\/\/|mailto:)/i;

function harmsInDocx(parts: ReadonlyMap<string, Buffer>): string[] {
  return [...parts].flatMap(([path, bytes]) => {
    const harms: string[] = [];
    if (/vbaProject|activeX|embeddings|oleObject|altChunk|\.bin$/i.test(path)) harms.push('a part that is no text');
    if (!/\.(?:xml|rels)$/.test(path)) return harms.map((harm) => `docx/${path}: ${harm}`);
    const xml = bytes.toString('utf8');
    const flaw = flawInXml(xml.replace(/^\ufeff?<\?xml[^>]*\?>\s*/, ''));
    if (
      flaw !== undefined &&
      path.startsWith('word/') &&
      !/theme|fontTable|webSettings|settings|styles|numbering/.test(path)
    )
      harms.push(flaw);
    for (const [relation] of xml.matchAll(/<Relationship\s[^>]*TargetMode="External"[^>]*>/g)) {
      const target = /Target="([^"]*)"/.exec(relation)?.[1] ?? '';
      if (!/\/hyperlink"/.test(relation) || !outside.test(decodeEntities(target))) harms.push(`leads out: ${relation}`);
    }
    const bookmarks = new Set([...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)].map(([, name]) => name));
    for (const [, field = ''] of xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)) {
      if (!isOurField(field, bookmarks)) harms.push(`a field: ${field}`);
    }
    for (const [field] of xml.matchAll(/<w:fldSimple[^>]*>/g)) {
      if (!/w:instr="\s*(?:PAGE|NUMPAGES)\b[^"]*"/.test(field)) harms.push(`a field: ${field}`);
    }
    if (/<w:altChunk|<o:OLEObject|<w:object|<w:control|<w:subDoc/.test(xml)) harms.push('something embedded');
    return harms.map((harm) => `docx/${path}: ${harm}`);
  });
}

/** The contents, a page's own number, the title of the section over a page, or the page of a heading in this file. */
function isOurField(field: string, bookmarks: ReadonlySet<string | undefined>): boolean {
  const asked = /^ PAGEREF ([\p{L}\p{M}\p{N}_-]+) \\h $/u.exec(field)?.[1];
  if (asked !== undefined) return bookmarks.has(asked);
  return /^ TOC \\o (?:"|&quot;)1-[12](?:"|&quot;) \\h \\z $|^ STYLEREF 1 $|^\s*(?:PAGE|NUMPAGES)\s*$/.test(field);
}

function harmsInOdt(parts: ReadonlyMap<string, Buffer>): string[] {
  return [...parts].flatMap(([path, bytes]) => {
    if (!path.endsWith('.xml')) return /^(?:Basic|Scripts|Object)/.test(path) ? [`odt: ${path}`] : [];
    const xml = bytes.toString('utf8');
    const harms = [
      ...xml.matchAll(
        /<(?:script:|text:dde|text:script|text:execute|office:dde|draw:object|draw:plugin|draw:applet|text:database)[^>]*>/g,
      ),
    ].map(([element]) => element);
    for (const [, href = ''] of xml.matchAll(/xlink:href="([^"]*)"/g)) {
      const isInside = /^(?:#|Pictures\/|styles\.xml|$)/.test(href);
      if (!isInside && !outside.test(decodeEntities(href))) harms.push(`leads to ${href}`);
    }
    return harms.map((harm) => `odt/${path}: ${harm}`);
  });
}

/** What a PDF can do beyond being read: run, start, open, carry files, or lead to other places than the web. */
function harmsInPdf(path: string): string[] {
  const objects = pdfObjects(path).toString('latin1');
  // Without qpdf, at least what is not packed.
  const seen = objects === '' ? readFileSync(path).toString('latin1') : withoutStreams(objects);
  const harms = [
    ...seen.matchAll(
      /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToR|GoToE|AcroForm|XFA|Movie|Sound|AA)\b/g,
    ),
  ].map(([name]) => name);
  for (const [, uri = ''] of seen.matchAll(/\/URI \(((?:[^()\\]|\\.)*)\)/g)) {
    if (!/^(?:https?:\/\/|mailto:)/i.test(uri)) harms.push(`leads to ${uri}`);
  }
  if (/\/OpenAction\s*<<[^>]*\/S\s*\/(?!GoTo\b)/.test(seen)) harms.push('/OpenAction');
  return [...new Set(harms)].map((harm) => `pdf: ${harm}`);
}

function withoutStreams(objects: string): string {
  return objects
    .replace(/\nstream\n[^]*?\nendstream/g, '')
    .replace(/\((?:[^()\\]|\\.)*\)(?<!\/URI \((?:[^()\\]|\\.)*\))/g, '()');
}

/** The text of each output, folded, for looking things up in it. */
export function outputTexts(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder);
  const file = (ending: string) => join(folder, names.find((name) => name.endsWith(ending)) ?? '');
  const site = join(folder, 'site');
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
  const inZip = (path: string, part: RegExp) =>
    [...unzip(path)].filter(([name]) => part.test(name)).map(([, bytes]) => bytes.toString('utf8'));
  const texts = {
    site: pages.map((path) => visibleText(readFileSync(join(site, path), 'utf8'))).join('\n'),
    epub: inZip(file('.epub'), /\.xhtml$/)
      .map(visibleText)
      .join('\n'),
    docx: inZip(file('.docx'), /^word\/document\.xml$/)
      .map((xml) =>
        xml
          .replace(/<[^>]*>/g, '')
          .replace(
            /&(lt|gt|amp|quot|apos);/g,
            (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[name] ?? '',
          ),
      )
      .join('\n'),
    markdown: markdownText(readFileSync(file('.md'), 'utf8')),
    ...(existsSync(file('.pdf')) ? { pdf: pdfText(file('.pdf')).toString('utf8') } : {}),
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, foldText(text)]));
}

function markdownText(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

export const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;
