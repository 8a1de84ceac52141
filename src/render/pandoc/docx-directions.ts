import { directionOf } from '../../text/language.ts';
import { bytesOf, textOf } from './zip.ts';

/**
 * The parts of a Word file with what pandoc (3.10) leaves out: the style of running text that is turned, tables whose first column
 * stands at the right, code that runs from left to right, and the language of East Asian and right-to-left words where Word looks for it. Only tags that pandoc wrote
 * are touched: in words, a `<` is written `&lt;`.
 */
export function withDirections(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const parts = ['word/document.xml', 'word/footnotes.xml'].flatMap((path) => {
    const before = textOf(files.get(path));
    const after = before
      .replace(/<w:tbl>[^]*?<\/w:tbl>/g, turnedTable)
      .replace(/<w:p>[^]*?<\/w:p>/g, turnedCode)
      // What it gives all other paragraphs, it forgets for those that are turned.
      .replace(/<w:pPr><w:bidi ?\/><\/w:pPr>/g, '<w:pPr><w:pStyle w:val="BodyText"/><w:bidi/></w:pPr>')
      .replace(/<w:lang w:val="([A-Za-z0-9-]+)" ?\/>/g, (_, tag: string) => languageTag(tag));
    return after === before ? [] : [[path, bytesOf(after)] as const];
  });
  return parts.length === 0 ? files : new Map([...files, ...parts]);
}

// ECMA-376 part 1, 17.4.1 (bidiVisual), right behind the table's style.
function turnedTable(table: string): string {
  const isTurned = /<w:pPr>(?:(?!<\/w:pPr>)[^])*<w:bidi ?\/>/.test(table);
  return isTurned ? table.replace(/<w:tblStyle [^>]*\/>/, (style) => `${style}<w:bidiVisual/>`) : table;
}

function turnedCode(paragraph: string): string {
  if (/<w:pStyle w:val="SourceCode" ?\/>/.test(paragraph)) return paragraph.replace(/<w:(?:bidi|rtl) ?\/>/g, '');
  return paragraph.replace(/(<w:rStyle w:val="VerbatimChar" ?\/>(?:(?!<\/w:rPr>)[^])*?)<w:rtl ?\/>/g, '$1');
}

const eastAsian = new Set(['ja', 'ko', 'zh']);

/**
 * ECMA-376 part 1, 17.3.2.20 (lang): words of East Asia have their language in `eastAsia`, those from right to left in
 * `bidi`. Word knows languages by where they are written, `zh-TW` for `zh-Hant`.
 */
function languageTag(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize();
  const known = region === undefined ? tag : `${language}-${region}`;
  if (eastAsian.has(language)) return `<w:lang w:val="${tag}" w:eastAsia="${known}"/>`;
  return directionOf(tag) === 'rtl' ? `<w:lang w:val="${tag}" w:bidi="${known}"/>` : `<w:lang w:val="${tag}"/>`;
}
