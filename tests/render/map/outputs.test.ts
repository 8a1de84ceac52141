import { spawnSync } from 'node:child_process';
import { describe, expect, it, jest } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { Manuscript, ManuscriptMap } from '../../../src/model/manuscript.ts';
import { renderMarkdown } from '../../../src/render/markdown/markdown.ts';
import { renderWithPandoc } from '../../../src/render/pandoc/pandoc.ts';
import { renderPdf } from '../../../src/render/pdf/pdf.ts';
import { harmsInHtml } from '../../hostile/markup-proof.ts';
import { sampleManuscript } from '../../sample-manuscript.ts';
import { renderAndUnpack, texts } from '../epub/unpack.ts';
import { contextFor } from '../pandoc/books.ts';
import { makeSite, render as renderSite, siteContext } from '../site/make-site.ts';
import { brokenLinks } from '../site/read-page.ts';

// Each conversion takes about a second of a whole processor, which others may need.
jest.setTimeout(180_000);

const hostile = '"><svg/onload=alert(1)> #read("x") \\input{x} $(x) `x` [x](javascript:x) <!--';
const atlas: ManuscriptMap = {
  places: [
    { name: 'Wien, Austria', latitude: 48.21, longitude: 16.37, unsure: false, people: ['p-eleni', 'p-oleh'] },
    { name: hostile, latitude: 35.69, longitude: 139.69, unsure: true, people: ['p-maja'] },
    { name: 'Lima, Peru', latitude: -12.04, longitude: -77.03, unsure: false, people: ['p-oleh'] },
  ],
  unknown: [`Atlantis ${hostile}`],
  countries: 3,
  without: 2,
};
const withMap: Manuscript = { ...sampleManuscript, map: atlas };
const line = 'from 4 places in 3 countries';
const context = (format: string) => ({ ...siteContext, format });

describe('the map on the site', () => {
  it('has a page of its own, with the places as text and a name for screen readers', async () => {
    const site = await makeSite(withMap);
    const html = site.html.get('map.html') ?? '';
    expect(html).toContain(line);
    expect(harmsInHtml(html, 'map.html')).toEqual([]);
    const drawing = site.page('map.html').find(({ name }) => name === 'svg');
    expect(drawing?.attributes.get('role')).toBe('img');
    expect(drawing?.attributes.get('aria-labelledby')).toBe('map-title map-description');
    expect(html).toContain('A map with 3 numbered places');
    for (const words of ['Wien, Austria', 'Lima, Peru', 'Atlantis', 'Natural Earth', 'GeoNames (CC BY)']) {
      expect(html).toContain(words);
    }
    expect(html.match(/<circle /g)).toHaveLength(3);
    expect(html.match(/<circle class="map-open"/g)).toHaveLength(1);
  });

  it('is led to from the list of everyone, and leads to everyone', async () => {
    const site = await makeSite(withMap);
    expect(site.html.get('contributors/index.html')).toContain('map.html"');
    expect(brokenLinks(site.pages, new Set(site.files.keys()))).toEqual([]);
  });

  it('is nowhere in a book without one', async () => {
    const site = await makeSite(sampleManuscript);
    expect([...site.html].filter(([path, html]) => path === 'map.html' || html.includes('map.html'))).toEqual([]);
  });

  it('is the same to the byte when it is made again', async () => {
    const [once, again] = [await renderSite(withMap, siteContext), await renderSite(withMap, siteContext)];
    expect(again.value.files).toEqual(once.value.files);
  });
});

describe('the map in the EPUB', () => {
  it('is a page of the spine and the contents, and the places stand there as text', async () => {
    const { paths, read } = await renderAndUnpack(withMap);
    const page = read('EPUB/text/map.xhtml');
    expect(paths).toContain('EPUB/text/map.xhtml');
    expect(read('EPUB/package.opf')).toMatch(/href="text\/map.xhtml"[^>]*properties="svg"/);
    expect(read('EPUB/text/contents.xhtml')).toContain('href="map.xhtml"');
    expect(page).toContain(line);
    expect(texts(page, 'strong')).toContain('Wien, Austria');
    expect(harmsInHtml(page.replace(/^<\?xml[^>]*\?>\s*/, ''), undefined, true)).toEqual([]);
  });
});

describe('the places in formats without a drawing', () => {
  it('are a list in Markdown that says who is where', async () => {
    const { value } = await renderMarkdown(withMap, context('markdown'));
    const markdown = new TextDecoder().decode(value.files.find(({ path }) => path.endsWith('.md'))?.bytes);
    expect(markdown).toContain(line);
    expect(markdown).toMatch(/Wien, Austria.*Ελένη/s);
    expect(markdown).not.toMatch(/(?<!\\)<svg/);
    expect(markdown).not.toContain('](javascript:');
  });

  it('are a list in the Word file', async () => {
    const { value } = await renderWithPandoc(withMap, contextFor('docx'));
    const xml = new TextDecoder().decode(unzipSync(value.files[0]?.bytes ?? new Uint8Array())['word/document.xml']);
    const words = xml.replace(/<[^>]*>/g, '');
    for (const each of [line, 'Wien, Austria', 'Lima, Peru', 'Atlantis']) expect(words).toContain(each);
  });
});

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

describe('the map in the PDF', () => {
  it('takes a page of its own that everybody can read', async () => {
    const { value, diagnostics } = await renderPdf(withMap, context('pdf'));
    expect(diagnostics).toEqual([]);
    const bytes = value.files[0]?.bytes ?? new Uint8Array();
    expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    if (!hasPoppler) return;
    const words = spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' }).stdout.replace(/\s+/g, ' ');
    for (const each of ['1 Lima, Peru', '2 Wien, Austria · 2', '#read("x")', 'Natural Earth · GeoNames']) {
      expect(words).toContain(each);
    }
    const again = await renderPdf(withMap, context('pdf'));
    expect(Buffer.compare(bytes, again.value.files[0]?.bytes ?? new Uint8Array())).toBe(0);
  });
});
