import { describe, expect, it } from '@jest/globals';
import type { PageMap, PageRef } from '../../../src/render/renderer.ts';
import { sampleManuscript } from '../../sample-manuscript.ts';
import { attributes, renderAndUnpack, texts } from './unpack.ts';

const page = (number: number, label = String(number - 4)): PageRef => ({ label, number });

/** The foreword on page iv; ash on 2 and 3, birch where ash ends; two people on one page. */
const pages: PageMap = {
  pageCount: 12,
  starts: new Map([
    ['c-foreword', page(4, 'iv')],
    ['s-leaf', page(5)],
    ['c-ash', page(6)],
    ['c-birch', page(7)],
    ['p-eleni', page(10)],
    ['p-maja', page(10)],
    ['p-oleh', page(11)],
  ]),
  breaks: new Map([['c-ash', [{ place: '4', page: page(7) }]]]),
  spans: new Map(),
};

const mark = (label: string) =>
  `<span epub:type="pagebreak" role="doc-pagebreak" id="page-${label}" title="${label}"></span>`;

describe('page breaks', () => {
  it('are marked where a chapter begins, and before the block that begins a page', async () => {
    const { read } = await renderAndUnpack(sampleManuscript, { pages });
    const ash = read('EPUB/text/chapter-001.xhtml');
    expect(ash).toMatch(new RegExp(`<section id="c-ash"[^>]*>${mark('2')}<header`));
    expect(ash).toContain(`${mark('3')}<ul>`);
    expect(attributes(ash, 'title').filter((label) => /^\d+$/.test(label))).toEqual(['2', '3']);
  });

  it('are marked once, where the page begins', async () => {
    const { read } = await renderAndUnpack(sampleManuscript, { pages });
    expect(read('EPUB/text/chapter-002.xhtml')).not.toContain('pagebreak');
    expect(read('EPUB/text/contributors-001.xhtml').match(/pagebreak" role/g)).toHaveLength(2);
  });

  it('are listed with the pages’ own numbers', async () => {
    const { read } = await renderAndUnpack(sampleManuscript, { pages });
    const list = /epub:type="page-list".*?<\/nav>/s.exec(read('EPUB/text/contents.xhtml'))?.[0] ?? '';
    expect(texts(list, 'a')).toEqual(['iv', '1', '2', '3', '6', '7']);
    expect(attributes(list, 'href')).toEqual([
      'front-001.xhtml#page-iv',
      'section-001.xhtml#page-1',
      'chapter-001.xhtml#page-2',
      'chapter-001.xhtml#page-3',
      'contributors-001.xhtml#page-6',
      'contributors-001.xhtml#page-7',
    ]);
    const ncx = read('EPUB/toc.ncx');
    expect(attributes(ncx, 'type')).toEqual(['front', 'normal', 'normal', 'normal', 'normal', 'normal']);
    expect(attributes(ncx, 'playOrder').map(Number)).toEqual(attributes(ncx, 'playOrder').map((_, index) => index + 1));
  });

  it('name the source of their numbers', async () => {
    const { read } = await renderAndUnpack(sampleManuscript, { pages });
    const xml = read('EPUB/package.opf');
    expect(texts(xml, 'dc:source')).toEqual(['a-book-of-trees.pdf']);
    expect(xml).toContain('<meta property="pageBreakSource">a-book-of-trees.pdf</meta>');
    expect(xml).toContain('pageBreakMarkers');
    const printed = { ...sampleManuscript, book: { ...sampleManuscript.book, isbn: { print: '978-1-86197-271-2' } } };
    const other = (await renderAndUnpack(printed, { pages })).read('EPUB/package.opf');
    expect(texts(other, 'dc:source')).toEqual(['urn:isbn:9781861972712']);
  });

  it('are nowhere when no PDF was made', async () => {
    const { paths, read } = await renderAndUnpack();
    for (const path of paths.filter((file) => file.endsWith('.xhtml'))) {
      expect(read(path)).not.toMatch(/pagebreak|page-list|data-page-slot/);
    }
  });
});
