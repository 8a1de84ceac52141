import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Manuscript } from '../../../src/model/manuscript.ts';
import { withPlainStyleNames } from '../../../src/render/pandoc/icml-styles.ts';
import { renderWithPandoc } from '../../../src/render/pandoc/pandoc.ts';
import { textOf, unzip } from '../../../src/render/pandoc/zip.ts';
import { chapter, paragraph, pixelImage, sampleManuscript } from '../../sample-manuscript.ts';
import { contextFor, flatBook } from './books.ts';

// What an editor or a designer takes over in a program of their own: Word, LibreOffice, InDesign.
jest.setTimeout(180_000);

async function parts(format: string, manuscript: Manuscript = sampleManuscript): Promise<(path: string) => string> {
  const { value } = await renderWithPandoc(manuscript, contextFor(format));
  const files = unzip(value.files[0]?.bytes ?? new Uint8Array());
  return (path) => textOf(files.get(path));
}

const wide = { ...pixelImage, name: 'images/wide.png', width: 3000, height: 1000 };
const pictured = {
  ...flatBook(
    chapter({
      id: 'yew',
      title: 'Yew',
      authors: ['p-eleni'],
      blocks: [paragraph({ type: 'image', url: wide.name, alt: 'a yew' }), paragraph('The end.')],
    }),
  ),
  images: [pixelImage, wide],
};

describe('the Word file', () => {
  let part: (path: string) => string;
  let sections: string[];
  beforeAll(async () => {
    part = await parts('docx');
    sections = part('word/document.xml').match(/<w:sectPr\b[^]*?<\/w:sectPr>/g) ?? [];
  });

  it('has a section for the opening pages, each text before and after, each section, and the contributors', () => {
    const { front, sections: parts, back } = sampleManuscript;
    expect(sections).toHaveLength(1 + front.length + parts.length + back.length + 1);
    const numbering = sections.map((section) => /<w:pgNumType [^>]*?\/>/.exec(section)?.[0]);
    expect(numbering[0]).toMatch(/lowerRoman/);
    expect(numbering[front.length + 1]).toMatch(/decimal/);
    expect(numbering.filter((numbers) => numbers?.includes('w:start="1"'))).toHaveLength(2);
  });

  it('has the title of each section over its right-hand pages, and of the book over the left-hand ones', () => {
    const relations = part('word/_rels/document.xml.rels');
    const heads = sections.map((section) => {
      const id = /headerReference [^>]*?w:type="default"[^>]*>/.exec(section)?.[0].match(/r:id="([^"]+)"/)?.[1];
      const target = [...relations.matchAll(/<Relationship [^>]*>/g)].find(([element]) => element.includes(`"${id}"`));
      return part(`word/${/Target="([^"]+)"/.exec(target?.[0] ?? '')?.[1]}`);
    });
    const titles = sampleManuscript.sections.map(({ title }) => title);
    expect(titles.filter((title) => !heads.some((head) => head.includes(`>${title}<`)))).toEqual([]);
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders />');
  });

  it('asks in its contents for the page of each heading, by a bookmark that there is', () => {
    const document = part('word/document.xml');
    const asked = [...document.matchAll(/ PAGEREF (\S+) /g)].map(([, name]) => name);
    const bookmarks = new Set(
      [...document.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name),
    );
    expect(asked).toHaveLength(8);
    expect(asked.filter((name) => !bookmarks.has(name))).toEqual([]);
  });

  it('uses no style that it does not define', () => {
    const defined = new Set([...part('word/styles.xml').matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id));
    const files = [part('word/document.xml'), part('word/footnotes.xml'), part('word/header2.xml')];
    const used = files.flatMap((file) => [...file.matchAll(/<w:[pr]Style w:val="([^"]+)"/g)].map(([, id]) => id));
    expect(used.length).toBeGreaterThan(30);
    expect(used.filter((id) => !defined.has(id))).toEqual([]);
  });

  it('sets a picture alone without indent, and holds the last lines of a chapter to the address after them', async () => {
    const document = (await parts('docx', pictured))('word/document.xml');
    expect(document).toMatch(/<w:pStyle w:val="Figure" \/><\/w:pPr><w:r><w:drawing>/);
    expect(document).toMatch(/"LastParagraph" \/><\/w:pPr><w:r><w:t xml:space="preserve">The end\./);
    expect(document).toContain('<w:pStyle w:val="AuthorSite" />');
  });
});

describe('a Word file with chapters in other scripts', () => {
  const [dir, lang] = ['rtl', 'he'] as const;
  const cell = (value: string) => ({ type: 'tableCell' as const, children: [{ type: 'text' as const, value }] });
  const row = (...texts: string[]) => ({ type: 'tableRow' as const, children: texts.map(cell) });
  const tables = { type: 'table' as const, align: [], children: [row('one', 'two'), row('three', 'four')] };
  const chapters = [
    {
      ...chapter({
        id: 'alon',
        title: 'אלון',
        authors: ['p-eleni'],
        blocks: [
          paragraph('עץ'),
          paragraph({ type: 'inlineCode', value: 'oak(1)' }),
          tables,
          { type: 'code', lang: null, value: 'let oak = 1;' },
        ],
      }),
      ...{ language: lang, direction: dir },
    },
    { ...chapter({ id: 'ki', title: '木', authors: [], blocks: [paragraph('骨')] }), language: 'ja' },
    { ...chapter({ id: 'shu', title: '樹', authors: [], blocks: [paragraph('骨')] }), language: 'zh-Hant' },
    chapter({ id: 'oak', title: 'Oak', authors: [], blocks: [tables] }),
  ];
  const paragraphsOf = (document: string) => document.match(/<w:p>[^]*?<\/w:p>/g) ?? [];
  const paragraphWith = (document: string, text: string) =>
    paragraphsOf(document).find((each) => each.includes(text)) ?? '';

  it('turns the head, the tables and the sites of a chapter that is read from the right, but not its code', async () => {
    const document = (await parts('docx', flatBook(...chapters)))('word/document.xml');
    const style = (each: string) => /<w:pStyle w:val="([^"]+)"/.exec(each)?.[1];
    const turned = paragraphsOf(document).filter((each) => /<w:bidi ?\/>/.test(each));
    expect(new Set(turned.map(style))).toEqual(
      new Set(['Heading1', 'Byline', 'AuthorSite', 'FirstParagraph', 'BodyText', 'Compact']),
    );
    const [first = '', second = ''] = document.match(/<w:tbl>[^]*?<\/w:tbl>/g) ?? [];
    expect(first).toMatch(/<w:tblPr><w:tblStyle [^>]*\/><w:bidiVisual\/>/);
    expect(second).not.toContain('bidiVisual');
    for (const code of ['let oak = 1;', 'oak(1)'])
      expect(paragraphWith(document, code)).not.toMatch(/VerbatimChar[^/]*\/><w:rtl/);
    expect(paragraphWith(document, 'let oak = 1;')).not.toContain('w:bidi ');
  });

  it('tells Word the language of East Asian and right-to-left words', async () => {
    const document = (await parts('docx', flatBook(...chapters)))('word/document.xml');
    expect(new Set(document.match(/<w:lang [^>]*>/g))).toEqual(
      new Set([
        '<w:lang w:val="he" w:bidi="he-IL"/>',
        '<w:lang w:val="ja" w:eastAsia="ja-JP"/>',
        '<w:lang w:val="zh-Hant" w:eastAsia="zh-TW"/>',
      ]),
    );
  });

  it('is bound at the right where the book is read from the right', async () => {
    const book = flatBook(...chapters);
    const turned = { ...book, book: { ...book.book, language: lang, direction: dir } };
    for (const [manuscript, isTurned] of [
      [book, false],
      [turned, true],
    ] as const) {
      const sections =
        (await parts('docx', manuscript))('word/document.xml').match(/<w:sectPr\b[^]*?<\/w:sectPr>/g) ?? [];
      expect(sections.length).toBeGreaterThan(1);
      expect(sections.map((each) => /<w:bidi ?\/>/.test(each))).toEqual(sections.map(() => isTurned));
    }
  });
});

describe('the OpenDocument file', () => {
  it('has heads of pages that follow the sections, and none before the contents', async () => {
    const styles = (await parts('odt'))('styles.xml');
    expect(styles).toMatch(/<style:header><text:p [^>]*><text:chapter text:display="name" text:outline-level="1">/);
    expect(styles).toMatch(/<style:header-left><text:p [^>]*>A Book of Trees</);
    const master = (style: string) =>
      /master-page-name="([^"]*)"/.exec(
        new RegExp(`<style:style [^>]*style:name="${style}"[^>]*>`).exec(styles)?.[0] ?? '',
      )?.[1];
    expect([master('Title'), master('Contents_20_Heading')]).toEqual(['Opening_20_Pages', 'Standard']);
    expect(styles).toMatch(/<style:master-page [^>]*style:name="Opening_20_Pages"/);
  });

  it('has pictures no wider than its text', async () => {
    const content = (await parts('odt', pictured))('content.xml');
    const widths = [...content.matchAll(/svg:width="([\d.]+)in"/g)].map(([, width]) => Number(width));
    // A page of 6 inches with two margins of an eighth; then the photo of a contributor.
    expect(widths).toEqual([4.5, 1]);
  });
});

describe('the InDesign file', () => {
  let icml: string;
  beforeAll(async () => {
    const { value } = await renderWithPandoc(sampleManuscript, contextFor('icml'));
    icml = textOf(value.files[0]?.bytes);
  });

  it.each(['Title', 'Section Title', 'Chapter Title', 'Chapter Subtitle', 'Byline', 'Body', 'First Paragraph'])(
    'has the style “%s”, once defined and somewhere used',
    (name) => {
      expect(icml.split(`<ParagraphStyle Self="ParagraphStyle/${name}" Name="${name}"`)).toHaveLength(2);
      expect(icml).toContain(`AppliedParagraphStyle="ParagraphStyle/${name}"`);
    },
  );

  it('uses no style that it does not define', () => {
    const defined = new Set([...icml.matchAll(/ Self="((?:Paragraph|Character)Style\/[^"]*)"/g)].map(([, id]) => id));
    const used = [...icml.matchAll(/Applied(?:Paragraph|Character)Style="([^"]*)"/g)].map(([, id]) => id);
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter((id) => !defined.has(id) && !id?.includes('$ID/'))).toEqual([]);
  });

  it('leaves a text alone that speaks of a style', () => {
    const said = '<Content>&lt;x "ParagraphStyle/Header1"&gt; "ParagraphStyle/Header2"</Content>';
    const outline = { sections: 1, chapters: 2, matter: 1, chapterHeadings: 3 };
    expect(withPlainStyleNames(said, outline)).toBe(said);
  });
});
