import { describe, expect, it } from '@jest/globals';
import type { Manuscript } from '../../../src/model/manuscript.ts';
import { chapter, paragraph, person, pixelImage, sampleManuscript } from '../../sample-manuscript.ts';
import { attributes, contextWith, renderAndUnpack, texts } from './unpack.ts';

async function packageOf(manuscript: Manuscript): Promise<string> {
  return (await renderAndUnpack(manuscript)).read('EPUB/package.opf');
}

function withBook(book: Partial<Manuscript['book']>): Manuscript {
  return { ...sampleManuscript, book: { ...sampleManuscript.book, ...book } };
}

function facts(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<meta property="schema:${name}">([^<]*)</meta>`, 'g'))].map(
    ([, fact]) => fact ?? '',
  );
}

describe('the package', () => {
  it('names every author in book order, then the editors who wrote nothing, each once', async () => {
    const ed = person({ id: 'ed', name: 'Ed Alder', sort: 'Alder, Ed', roles: ['editor'] });
    const xml = await packageOf({ ...sampleManuscript, contributors: [ed, ...sampleManuscript.contributors] });
    expect(texts(xml, 'dc:creator')).toEqual(['Maja van der Łódź', 'Ελένη Παπαδάκη', 'Олег', 'Ed Alder']);
    const refinements = [...xml.matchAll(/<meta refines="#creator-(\d)" property="(?:role|file-as)"[^>]*>([^<]*)</g)];
    expect(refinements.map(([, creator, value]) => [creator, value])).toEqual([
      ['1', 'aut'],
      ['1', 'edt'],
      ['1', 'Łódź, Maja van der'],
      ['2', 'aut'],
      ['2', 'Παπαδάκη, Ελένη'],
      ['3', 'aut'],
      ['3', 'Олег'],
      ['4', 'edt'],
      ['4', 'Alder, Ed'],
    ]);
  });

  it('names hundreds of authors, all of them', async () => {
    const people = Array.from({ length: 300 }, (_, index) => person({ id: `n${index}`, name: `Author ${index}` }));
    const chapters = people.map(({ id, anchor }) => chapter({ id, title: id, authors: [anchor] }));
    const section = { anchor: 's-all', id: '', title: '', number: 1, chapters: [...chapters].reverse() };
    const xml = await packageOf({
      ...sampleManuscript,
      front: [],
      back: [],
      contributors: people,
      sections: [section],
    });
    expect(texts(xml, 'dc:creator')).toEqual(people.map(({ name }) => name).reverse());
  });

  it('says what the book is', async () => {
    const xml = await packageOf(sampleManuscript);
    expect(texts(xml, 'dc:title')).toEqual(['A Book of Trees', 'Told by those who “planted” them']);
    expect(texts(xml, 'dc:language')).toEqual(['en']);
    expect(texts(xml, 'dc:publisher')).toEqual(['Arboretum Press']);
    expect(texts(xml, 'dc:description')).toEqual(['Trees, and the people beside them.']);
    expect(xml).toContain('<meta property="dcterms:modified">2026-08-29T10:40:00Z</meta>');
  });

  it('has its texts in reading order', async () => {
    expect(attributes(await packageOf(sampleManuscript), 'idref')).toEqual([
      'cover',
      'title',
      'copyright',
      'dedication',
      'contents',
      'front-001',
      'section-001',
      'chapter-001',
      'chapter-002',
      'section-002',
      'chapter-003',
      'back-001',
      'contributors-001',
    ]);
  });

  it.each([
    ['image/png', 'none'],
    ['image/gif', 'unknown'],
    ['image/webp', 'unknown'],
    ['image/svg+xml', 'unknown'],
  ] as const)('names the type of a picture, %s, and the hazard that it can be: %s', async (mediaType, hazard) => {
    const xml = await packageOf({ ...sampleManuscript, images: [{ ...pixelImage, mediaType }] });
    expect(xml).toContain(`href="${pixelImage.name}" media-type="${mediaType}"`);
    expect(facts(xml, 'accessibilityHazard')).toEqual([hazard]);
  });
});

describe('the identifier', () => {
  const identifier = async (book: Partial<Manuscript['book']>) =>
    texts(await packageOf(withBook(book)), 'dc:identifier');

  it('is the ISBN of the e-book, where there is one', async () => {
    expect(await identifier({ isbn: { epub: '978-0-306-40615-7', print: '9781861972712' } })).toEqual([
      'urn:isbn:9780306406157',
    ]);
  });

  it('else stays the same while title, language, editors and publisher do', async () => {
    const [first] = await identifier({ isbn: { print: '9781861972712' } });
    expect(first).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await identifier({ description: 'Other words.', edition: 'Second edition' })).toEqual([first]);
    expect(await identifier({ title: 'A Book of Shrubs' })).not.toEqual([first]);
    expect(await identifier({ publisher: 'Shrubbery Press' })).not.toEqual([first]);
  });

  it('is the same in the contents for old readers', async () => {
    const { read } = await renderAndUnpack();
    const [uid] = texts(read('EPUB/package.opf'), 'dc:identifier');
    expect(read('EPUB/toc.ncx')).toContain(`<meta name="dtb:uid" content="${uid}"/>`);
  });
});

describe('accessibility', () => {
  const withImage = (alt: string): Manuscript => ({
    ...sampleManuscript,
    front: [chapter({ id: 'oak', title: 'Oak', blocks: [paragraph({ type: 'image', url: pixelImage.name, alt })] })],
  });

  it('tells of descriptions only where every picture has one', async () => {
    const described = await packageOf(withImage('An oak in May'));
    expect(facts(described, 'accessibilityFeature')).toContain('alternativeText');
    expect(facts(described, 'accessModeSufficient')).toEqual(['textual', 'textual,visual']);
    const bare = await packageOf(withImage(' '));
    expect(facts(bare, 'accessibilityFeature')).not.toContain('alternativeText');
    expect(facts(bare, 'accessModeSufficient')).toEqual(['textual,visual']);
  });

  it('tells of no pictures in a book of words', async () => {
    const oak = chapter({ id: 'oak', title: 'Oak' });
    const section = { anchor: 's-all', id: '', title: '', number: 1, chapters: [oak] };
    const book = { ...sampleManuscript, front: [], back: [], contributors: [], sections: [section] };
    const xml = await packageOf(book);
    expect(facts(xml, 'accessMode')).toEqual(['textual']);
    expect(facts(xml, 'accessibilityFeature')).not.toContain('alternativeText');
  });

  it('claims no conformance and no page list that is not there', async () => {
    const xml = await packageOf(sampleManuscript);
    expect(xml).not.toMatch(/conformsTo|page(?:Break|Navigation)/);
    expect(xml).not.toContain('dc:source');
  });
});

it('gives an early date as the first that an archive can hold', async () => {
  const { read } = await renderAndUnpack(sampleManuscript, { context: { ...contextWith(), epoch: 0 } });
  expect(read('EPUB/package.opf')).toContain('1970-01-01T00:00:00Z');
});
