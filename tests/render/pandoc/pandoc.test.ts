import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BookError } from '../../../src/model/book-error.ts';
import type { Manuscript } from '../../../src/model/manuscript.ts';
import { assertChaptersArrived } from '../../../src/render/pandoc/count-chapters.ts';
import { withEmbeddedPandoc } from '../../../src/render/pandoc/embedded-pandoc.ts';
import { assertFormat } from '../../../src/render/pandoc/formats.ts';
import { pandocFormats, renderWithPandoc } from '../../../src/render/pandoc/pandoc.ts';
import { textOf, unzip } from '../../../src/render/pandoc/zip.ts';
import type { OutputFile } from '../../../src/render/renderer.ts';
import { chapter, paragraph, pixelImage, sampleManuscript } from '../../sample-manuscript.ts';
import { contextFor, flatBook } from './books.ts';

// Each conversion takes about a second of a whole processor, which others may need.
jest.setTimeout(180_000);

async function render(format: string, manuscript: Manuscript = sampleManuscript): Promise<readonly OutputFile[]> {
  return (await renderWithPandoc(manuscript, contextFor(format))).value.files;
}

async function bookFile(format: string, manuscript?: Manuscript): Promise<Uint8Array> {
  return (await render(format, manuscript))[0]?.bytes ?? new Uint8Array();
}

async function trouble(promise: Promise<unknown>): Promise<BookError> {
  return (await promise.then(
    () => new Error('nothing went wrong'),
    (thrown: unknown) => thrown,
  )) as BookError;
}

function partsOf(docx: Uint8Array): (path: string) => string {
  const files = unzip(docx);
  return (path) => textOf(files.get(path));
}

function visibleText(xml: string): string {
  const spaced = xml.replace(/<\/w:p>|<w:br ?\/>/g, ' ').replace(/<[^>]*>/g, '');
  return spaced.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&apos;', "'").replaceAll('&amp;', '&').replace(/\s+/g, ' '); // prettier-ignore
}

/** Every text of the value's nodes, as its words. */
function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'value' && typeof inner === 'string' ? inner.split(/\s+/).filter(Boolean) : wordsIn(inner),
  );
}

describe('the Word file of the sample book', () => {
  let docx: Uint8Array;
  let part: (path: string) => string;
  let text: string;
  beforeAll(async () => {
    docx = await bookFile('docx');
    part = partsOf(docx);
    text = visibleText(part('word/document.xml')) + visibleText(part('word/footnotes.xml'));
  });

  it('has every word of every chapter', () => {
    const { front, sections, back, contributors } = sampleManuscript;
    const missing = wordsIn([front, sections, back, contributors]).filter((word) => !text.includes(word));
    expect(missing).toEqual([]);
    expect(wordsIn(sections).length).toBeGreaterThan(60);
  });

  it('has every title, name, place and site, and what the book says of itself', () => {
    const { book, front, sections, back, contributors } = sampleManuscript;
    const chapters = [...front, ...sections.flatMap((section) => section.chapters), ...back];
    const wanted = [
      ...[book.title, book.subtitle, book.dedication, book.rights, book.licence, book.publisher, book.edition],
      ...[book.charity?.name, book.charity?.statement, 'shade.example', 'trees.example'],
      ...sections.map(({ title }) => title),
      ...chapters.flatMap(({ title, subtitle }) => [title, subtitle]),
      ...contributors.flatMap(({ name, place, affiliation }) => [name, place, affiliation]),
      'eleni.example/?a=1&b=2',
      'by Ελένη Παπαδάκη and Олег',
      'Edited by Maja van der Łódź',
    ].filter((value) => value !== undefined);
    expect(wanted.filter((value) => !text.includes(value))).toEqual([]);
  });

  it('says beside the name where one author is, and nothing where there are several', () => {
    expect(text.split('by Ελένη Παπαδάκη Chania, Greece').length - 1).toBe(1);
    expect(text).not.toContain('Олег Chania');
  });

  it('has the note as a real footnote, once for each reference', () => {
    const notes = visibleText(part('word/footnotes.xml'));
    expect(notes.split('Second paragraph of the note.').length - 1).toBe(2);
    expect(visibleText(part('word/document.xml'))).not.toContain('of the note.');
  });

  it.each([
    ['Title', 1],
    ['Subtitle', 1],
    ['CopyrightOpening', 1],
    ['Dedication', 1],
    ['TOCHeading', 1],
    ['TOC1', 5],
    ['TOC2', 3],
    ['Heading1', 5],
    ['Heading2', 3],
    ['Heading3', 2],
    ['ChapterSubtitle', 1],
    ['Byline', 4],
    ['SectionIntroduction', 1],
    ['BlockText', 2],
    ['SourceCode', 2],
    ['SceneBreak', 1],
    ['ImageCaption', 1],
    ['AuthorCardOpening', 3],
  ])('uses the style %s %i times, and defines it', (style, times) => {
    expect(part('word/document.xml').split(`<w:pStyle w:val="${style}" />`).length - 1).toBe(times);
    expect(part('word/styles.xml')).toContain(`w:styleId="${style}"`);
  });

  it('has the page size of the book, its title at the head and a number at the foot', () => {
    expect(part('word/document.xml')).toMatch(/<w:pgSz w:h="12960" w:w="8640" ?\/>/);
    expect(part('word/header1.xml')).toContain('A Book of Trees');
    expect(part('word/footer1.xml')).toContain(' PAGE ');
  });

  it('names title, all authors, rights and date in its properties', () => {
    const core = part('docProps/core.xml');
    expect(core).toContain('<dc:creator>Ελένη Παπαδάκη; Maja van der Łódź; Олег</dc:creator>');
    expect(core).toContain('2023-11-14T22:13:20Z');
    expect(part('docProps/custom.xml')).toContain('Text copyright the individual contributors.');
  });

  it('leads every link inside the book to a place that exists', () => {
    const document = part('word/document.xml');
    const places = new Set([...document.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name));
    const links = [...document.matchAll(/<w:hyperlink w:anchor="([^"]+)"/g)].map(([, name]) => name);
    expect(links.length).toBeGreaterThan(15);
    expect(links.filter((name) => !places.has(name))).toEqual([]);
  });

  it('is the same to the byte the next time', async () => {
    expect(Buffer.compare(docx, await bookFile('docx'))).toBe(0);
  });

  it('is refused when a chapter was lost on the way', () => {
    const outline = { sections: 1, chapters: 2, matter: 1, chapterHeadings: 4 };
    expect(() => assertChaptersArrived(unzip(docx), outline)).toThrow(
      'The Word file has 3 chapters, but the book has 4.',
    );
  });
});

it('the OpenDocument file is the same to the byte the next time, with its contents and every title', async () => {
  const [first, second] = [await bookFile('odt'), await bookFile('odt')];
  expect(Buffer.compare(first, second)).toBe(0);
  const content = textOf(unzip(first).get('content.xml'));
  expect(content).toMatch(/<text:index-body>[^]*Birch[^]*<\/text:index-body>/);
  expect(visibleText(content)).toContain('Every node there is');
  // A style's name with a space would not be found, and the paragraph lose its looks.
  expect(content).toContain('text:style-name="Chapter_20_Subtitle"');
  expect(content).not.toMatch(/style-name="[^"]* /);
  expect(textOf(unzip(first).get('styles.xml'))).toMatch(/style:name="Chapter_20_Subtitle"/);
});

it('the OpenDocument file says what its pictures show, and begins with its media type', async () => {
  const odt = await bookFile('odt');
  const content = textOf(unzip(odt).get('content.xml'));
  const described = [...content.matchAll(/<draw:image [^>]*\/><svg:desc>([^<]*)<\/svg:desc>/g)];
  expect(described.map(([, words]) => words)).toEqual(['grey dot', 'A grey dot', 'Ελένη Παπαδάκη']);
  expect(textOf(odt.slice(30, 77))).toBe('mimetypeapplication/vnd.oasis.opendocument.text');
});

it('raises the headings of a book without sections, and only chapters begin a page', async () => {
  const blocks = sampleManuscript.sections[0]?.chapters[1]?.blocks ?? [];
  const part = partsOf(await bookFile('docx', flatBook(chapter({ id: 'birch', title: 'Birch', blocks }))));
  expect(part('word/document.xml')).toMatch(/Heading1" \/><\/w:pPr><w:r><w:t xml:space="preserve">Birch</);
  expect(part('word/document.xml')).toMatch(/Heading2" \/><\/w:pPr><w:r><w:t xml:space="preserve">Bark</);
  const look = (id: string) => new RegExp(`w:styleId="${id}"[^]*?</w:style>`).exec(part('word/styles.xml'))?.[0];
  expect(look('Heading1')).toContain('<w:pageBreakBefore');
  expect(look('Heading2')).not.toContain('<w:pageBreakBefore');
});

const hostile = [
  '<w:p><w:r/></w:p>',
  '</text:p><script>alert(1)</script>',
  '#read("/etc/passwd")',
  '#panic("x")',
  '\\input{/etc/passwd}',
  '$(touch /tmp/x)$',
  'include::/etc/passwd[]',
  '.. include:: /etc/passwd',
  '{{Template}}',
  'src_sh{cat /etc/passwd}',
];

it.each([
  ['docx', /<w:r\/>/],
  ['html', /<script>alert/],
  ['latex', /\\input\{\/etc/],
  ['typst', /(^|[^\\])#(read|panic)\(/m],
  ['asciidoc', /^include::.*\]$/m],
  ['rst', /^\.\. include::/m],
  ['mediawiki', /<script>alert|\{\{T/],
  ['org', /src_sh\{/],
])('text that looks like markup stays text in %s', async (format, dangerous) => {
  const blocks = hostile.map((line) => paragraph(line));
  const file = await bookFile(format, flatBook(chapter({ id: 'nettle', title: hostile.join(' '), blocks })));
  const written = format === 'docx' ? partsOf(file)('word/document.xml') : new TextDecoder().decode(file);
  expect(written).not.toMatch(dangerous);
  expect(written).toContain('passwd');
});

it('names a file for each format, with its pictures in it or beside it', async () => {
  const paths = async (format: string) => (await render(format)).map(({ path }) => path);
  expect(await paths('html')).toEqual(['a-book-of-trees.html']);
  expect(await paths('gfm')).toEqual([
    'a-book-of-trees-gfm.md',
    `a-book-of-trees-gfm-md-images/${pixelImage.name.slice('images/'.length)}`,
  ]);
});

it('warns of control characters and leaves them out', async () => {
  const broken = chapter({ id: 'yew', title: 'Yew', blocks: [paragraph('one\u0001two\ud800three')] });
  const { value, diagnostics } = await renderWithPandoc(flatBook(broken), contextFor('docx'));
  expect(visibleText(partsOf(value.files[0]?.bytes ?? new Uint8Array())('word/document.xml'))).toContain('onetwothree');
  expect(diagnostics).toMatchObject([{ rule: 'pandoc-can-write-it', severity: 'warning', file: 'chapters/yew.md' }]);
});

it('warns in pandoc’s words of a picture that older Word programs cannot show', async () => {
  const bytes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const leaf = { ...pixelImage, name: 'images/leaf.svg', mediaType: 'image/svg+xml' as const, bytes };
  const blocks = [paragraph({ type: 'image', url: leaf.name, alt: 'a leaf' })];
  const manuscript = { ...flatBook(chapter({ id: 'yew', title: 'Yew', blocks })), images: [pixelImage, leaf] };
  const { diagnostics } = await renderWithPandoc(manuscript, contextFor('docx'));
  expect(diagnostics[0]?.message).toContain('Pandoc says: ');
  expect(diagnostics[0]?.severity).toBe('warning');
});

describe('what can go wrong', () => {
  it('an unknown format names the nearest that there is', async () => {
    const error = await trouble(render('dokx'));
    expect([error.name, error.message]).toEqual(['BookError', '"dokx" is not an output that can be made.']);
    expect(error.hint).toMatch(/^Did you mean "docx"\? .*asciidoc/);
  });

  it.each(['../evil', 'docx+raw_html', 'constructor', 'x.lua', ''])('"%s" is not a format', (format) => {
    expect(() => assertFormat(format, ['docx', 'odt'])).toThrow(`"${format}" is not an output that can be made.`);
  });

  const signal = new AbortController().signal;
  const conversion = {
    format: 'html',
    defaults: { from: 'json', to: 'html', 'input-files': ['book.json'], 'output-file': 'book.html' },
    outputFile: 'book.html',
    files: new Map([['book.json', new TextEncoder().encode('{"blocks": 1}')]]),
    epoch: 0,
  };

  it('a tree that pandoc cannot read, in its words', async () => {
    const error = await trouble(withEmbeddedPandoc({ signal }, (pandoc) => pandoc.convert(conversion)));
    expect([error.name, error.message]).toEqual(['BookError', 'Pandoc could not make the html file.']);
    expect(error.hint).toMatch(/^Pandoc says: .*JSON/s);
  });

  it('nothing written', async () => {
    const nothing = { ...conversion, outputFile: 'elsewhere.html', files: new Map([['book.json', new TextEncoder().encode('{"pandoc-api-version":[1,23,1],"meta":{},"blocks":[]}')]]) }; // prettier-ignore
    const error = await trouble(withEmbeddedPandoc({ signal }, (pandoc) => pandoc.convert(nothing)));
    expect(error.hint).toBe('Pandoc says: It wrote nothing.');
  });

  it('more time than there is', async () => {
    const error = await trouble(withEmbeddedPandoc({ signal, deadlineMs: 1 }, (pandoc) => pandoc.convert(conversion)));
    expect([error.name, error.message]).toEqual([
      'BookError',
      'Pandoc took longer than 0.001 seconds and was stopped.',
    ]);
  });

  it('the build stopped from outside', async () => {
    const stop = new AbortController();
    const end = trouble(renderWithPandoc(sampleManuscript, contextFor('docx', { signal: stop.signal })));
    stop.abort(new Error('Ctrl-C'));
    expect((await end).message).toBe('Ctrl-C');
  });
});

it('lists what can be written, without what needs another program', async () => {
  const formats = await pandocFormats();
  expect(formats).toEqual(expect.arrayContaining(['docx', 'odt', 'latex', 'jats', 'icml', 'rtf', 'typst']));
  expect(formats).not.toContain('pdf');
});
