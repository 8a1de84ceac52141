import { spawnSync } from 'node:child_process';
import { describe, expect, it, jest } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { Manuscript } from '../../src/model/manuscript.ts';
import { renderWithPandoc } from '../../src/render/pandoc/pandoc.ts';
import { renderPdf } from '../../src/render/pdf/pdf.ts';
import { chapter, person, sampleManuscript } from '../sample-manuscript.ts';
import { renderAndUnpack } from './epub/unpack.ts';
import { contextFor } from './pandoc/books.ts';
import { makeSite, siteContext } from './site/make-site.ts';

// Each conversion takes about a second of a whole processor, which others may need.
jest.setTimeout(180_000);

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
const itWithPoppler = hasPoppler ? it : it.skip;

const david = person({ id: 'david', name: 'דוד', place: 'חיפה, Israel', affiliation: 'הטכניון', chapters: ['c-oak'] });
const noa = person({ id: 'noa', name: 'נועה', chapters: ['c-elm'] });
const yael = person({ id: 'yael', name: 'יעל', chapters: ['c-elm'] });
const jane = person({ id: 'jane', name: 'Jane', place: 'Leeds، بريطانيا', affiliation: 'School', chapters: ['c-oak'] });

const written = (direction: 'ltr' | 'rtl', people: Manuscript['contributors'], comma: string): Manuscript => ({
  ...sampleManuscript,
  book: { ...sampleManuscript.book, language: direction === 'rtl' ? 'ar' : 'en', direction },
  labels: { ...sampleManuscript.labels, comma },
  front: [],
  back: [],
  sections: [
    {
      anchor: 's-leaf',
      id: 'leaf',
      title: '',
      number: 1,
      chapters: [
        chapter({ id: 'oak', title: 'Oak', authors: [people[0]?.anchor ?? ''], direction }),
        chapter({ id: 'elm', title: 'Elm', authors: people.slice(1).map(({ anchor }) => anchor), direction }),
      ],
    },
  ],
  contributors: people,
  anchors: new Map([...['c-oak', 'c-elm'], ...people.map(({ anchor }) => anchor)].map((id) => [id, id])),
});
const english = written('ltr', [david, noa, yael, person({ id: 'bo', name: 'Bo', chapters: ['c-elm'] })], ',');
const arabic = written('rtl', [jane], '،');

describe('names and places of two directions', () => {
  itWithPoppler('stand in the PDF in the order of the book', async () => {
    const pdf = await renderPdf(english, { ...siteContext, format: 'pdf' });
    const args = ['-bbox', '-', '-'];
    const { stdout } = spawnSync('pdftotext', args, { input: pdf.value.files[0]?.bytes, encoding: 'utf8' });
    const pages = stdout.split('<page ').slice(1);
    // Their letters come in the one order or in the other.
    const lettersOf = (word = '') => [...word.replace(/\P{L}/gu, '')].sort().join('');
    const order = (page: string, written: readonly string[]) => {
      const words = written.map(lettersOf);
      const places = [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g)];
      const found = places.filter(([, , , word]) => words.includes(lettersOf(word)));
      const top = Math.min(...found.map(([, , y]) => Number(y)));
      return found
        .filter(([, , y]) => Number(y) < top + 4)
        .sort(([, one], [, other]) => Number(one) - Number(other))
        .map(([, , , word]) => written[words.indexOf(lettersOf(word))]);
    };
    const start = (id: string) => pages[(pdf.value.pages?.starts.get(id)?.number ?? 0) - 1] ?? '';
    expect(order(start('c-oak'), ['דוד', 'חיפה', 'Israel'])).toEqual(['דוד', 'חיפה', 'Israel']);
    expect(order(start('c-elm'), ['נועה', 'יעל', 'Bo'])).toEqual(['נועה', 'יעל', 'Bo']);
    const everyone = start('p-david');
    expect(order(everyone, ['הטכניון', 'חיפה', 'Israel'])).toEqual(['הטכניון', 'חיפה', 'Israel']);
  });

  it('are kept apart in the EPUB, and a place runs as the book does', async () => {
    const { read } = await renderAndUnpack(english);
    const contributors = read('EPUB/text/contributors-001.xhtml');
    expect(contributors).toContain('<bdi>הטכניון</bdi> · <bdi dir="ltr">חיפה, Israel</bdi>');
    expect(read('EPUB/text/chapter-002.xhtml')).toContain('by <bdi>נועה</bdi>, <bdi>יעל</bdi> and <bdi>Bo</bdi>');
    expect(read('EPUB/text/chapter-001.xhtml')).toContain('<bdi dir="ltr">חיפה, Israel</bdi>');
    expect((await renderAndUnpack(arabic)).read('EPUB/text/contributors-001.xhtml')).toContain(
      '<bdi>School</bdi> · <bdi dir="rtl">Leeds، بريطانيا</bdi>',
    );
  });

  it('are kept apart on the site, and a place runs as the book does', async () => {
    const site = await makeSite(arabic);
    expect(site.html.get('contributors/jane.html')).toContain(
      '<bdi>School</bdi> · <bdi dir="rtl">Leeds، بريطانيا</bdi>',
    );
    for (const path of ['contributors/index.html', 'chapters/oak.html']) {
      expect(site.html.get(path)).toContain('<bdi dir="rtl">Leeds، بريطانيا</bdi>');
    }
  });

  it('are kept apart in Word', async () => {
    const { value } = await renderWithPandoc(arabic, contextFor('docx'));
    const parts = unzipSync(value.files[0]?.bytes ?? new Uint8Array());
    const words = new TextDecoder().decode(parts['word/document.xml']).replace(/<[^>]*>/g, '');
    expect(words).toContain('School\u200F · Leeds، بريطانيا');
  });
});

it('the numbers on the map stand where they are placed in a book from right to left, too', async () => {
  const place = (name: string, longitude: number) =>
    ({ name, latitude: 48, longitude, unsure: false, people: ['p-jane'] }) as const;
  const places = [place('Leeds، بريطانيا', 16), place('Wien، النمسا', 16), place('Lima', -77)];
  const site = await makeSite({ ...arabic, map: { places, unknown: [], countries: 3, without: 0 } });
  const html = site.html.get('map.html') ?? '';
  expect(html).toMatch(/<svg [^>]*direction="ltr"/);
  expect(html).toMatch(/<text [^>]*>\u2067\d–\d\u2069</);
  expect(html).toContain('<bdi dir="rtl">Leeds، بريطانيا</bdi>');
});
