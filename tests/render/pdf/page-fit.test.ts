import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import type { Block, Note } from '../../../src/model/content.ts';
import type { Manuscript } from '../../../src/model/manuscript.ts';
import { layOutPages } from '../../../src/render/print/lay-out.ts';
import { renderBook } from '../../../src/render/render-book.ts';
import { renderPdf } from '../../../src/render/pdf/pdf.ts';
import type { RenderContext } from '../../../src/render/renderer.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';
import { chapter, paragraph, sampleManuscript } from '../../sample-manuscript.ts';

const { value: theme } = await loadTheme('age-of-conversation');
const context: RenderContext = {
  ...{ theme, epoch: 1_790_000_000, format: 'pdf', pandoc: 'embedded' },
  ...{ pages: Promise.resolve(undefined), signal: new AbortController().signal },
};

const lines = (count: number) => Array.from({ length: count }, (_, index) => paragraph(`Line number ${index + 1}.`));
// About three lines and a half.
const leaves =
  'The leaves of the oak fall late and lie long, and whoever walks under it in spring still hears autumn. ';
const prose = (count: number) => Array.from({ length: count }, () => paragraph(leaves.repeat(3).trim()));
const noted: Block = paragraph({ type: 'footnoteReference', identifier: 'n-x-1' });
const note: Note = { id: 'n-x-1', number: 1, children: [paragraph('A note of one line.')] };

async function set(
  chapters: Readonly<Record<string, { blocks: readonly Block[]; notes?: readonly Note[] }>>,
  limits: Manuscript['limits'] = { pages: 1 },
) {
  const made = Object.entries(chapters).map(([id, { blocks, notes = [] }]) =>
    chapter({
      id,
      anchor: `c-${id}`,
      title: id,
      file: `${id}.md`,
      blocks,
      notes,
      words: JSON.stringify(blocks).split(' ').length,
    }),
  );
  const sections = [{ anchor: 's-leaf', id: 'leaf', title: '', number: 1, chapters: made }];
  const book = await renderPdf({ ...sampleManuscript, sections, limits }, context);
  const fits = new Map(made.map(({ id, file }) => [id, book.value.fits?.find((fit) => fit.file === file)]));
  const pages = new Map(made.map(({ id, anchor }) => [id, book.value.pages?.starts.get(anchor)?.number ?? 0]));
  return { ...book, fits, pages, pdf: book.value.files[0]?.bytes };
}

describe('how a chapter stands on its pages', () => {
  it('is true to the line: what has room for so many lines takes them, and not one more', async () => {
    const kinds = {
      plain: (more: number) => ({ blocks: lines(12 + more) }),
      noted: (more: number) => ({ blocks: [noted, ...lines(12 + more)], notes: [note] }),
      listed: (more: number): { blocks: Block[] } => ({
        blocks: [...lines(12 + more), { type: 'blockquote', children: lines(3) }],
      }),
    };
    const first = await set(Object.fromEntries(Object.entries(kinds).map(([id, make]) => [id, make(0)])));
    const room = (id: string) => first.fits.get(id)?.room ?? 0;
    const full = await set(Object.fromEntries(Object.entries(kinds).map(([id, make]) => [id, make(room(id))])));
    const over = await set(Object.fromEntries(Object.entries(kinds).map(([id, make]) => [id, make(room(id) + 1)])));
    for (const id of Object.keys(kinds)) {
      expect(room(id)).toBeGreaterThan(10);
      expect({ id, ...full.fits.get(id) }).toMatchObject({ id, pages: 1, over: 0, room: 0 });
      expect({ id, ...over.fits.get(id) }).toMatchObject({ id, pages: 2 });
    }
    expect(over.fits.get('plain')?.over).toBe(1);
  }, 60_000);

  it('counts the lines that stand on the pages beyond, as a reader of the PDF would', async () => {
    const { fits, pages, pdf, diagnostics } = await set({
      long: { blocks: lines(50) },
      longer: { blocks: lines(100) },
    });
    for (const id of ['long', 'longer']) {
      const first = (pages.get(id) ?? 0) + 1;
      const text = spawnSync('pdftotext', ['-f', String(first), '-l', String(first + 2), '-', '-'], {
        input: pdf,
        encoding: 'utf8',
      });
      if (text.error) continue;
      const below = text.stdout.split(/(?:^|\n)Line number 1\./)[0] ?? '';
      expect(fits.get(id)?.over).toBe(below.match(/Line number/g)?.length);
    }
    expect(fits.get('longer')?.pages).toBe(3);
    expect(diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['chapters-fit-their-pages', 'warning'],
      ['chapters-fit-their-pages', 'warning'],
    ]);
  }, 60_000);

  it('tells of words in proportion', async () => {
    const { fits } = await set({ oak: { blocks: prose(15) } });
    const { over = 0, wordsOver = 0 } = fits.get('oak') ?? {};
    expect(over).toBeGreaterThan(10);
    // A line holds ten to fifteen words.
    expect(wordsOver / over).toBeGreaterThan(10);
    expect(wordsOver / over).toBeLessThan(16);
  }, 60_000);

  it('may be mended by setting a chapter closer, if the editors want it, and it is said which', async () => {
    const chapters = { fits: { blocks: lines(20) }, near: { blocks: lines(35) }, far: { blocks: lines(39) } };
    const plain = await set(chapters);
    expect(plain.fits.get('near')).toMatchObject({ pages: 2, over: 1 });
    const { fits, diagnostics } = await set(chapters, { pages: 1, fit: 'tighten' });
    expect(fits.get('near')).toMatchObject({ pages: 1, over: 0 });
    // What cannot be mended stays as it was.
    expect(fits.get('far')).toEqual(plain.fits.get('far'));
    expect(fits.get('fits')).toEqual(plain.fits.get('fits'));
    expect(diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', expect.stringContaining('lines, about')],
      ['info', expect.stringMatching(/^The chapter is set closer, to stand on its pages: its lines by \d/)],
    ]);
  }, 60_000);
});

describe('a chapter that ends with a few lines on a page of their own', () => {
  const chapters = { lost: { blocks: lines(35) }, long: { blocks: lines(39) }, short: { blocks: lines(20) } };

  it('is set closer where the editors want that, and keeps its page where the lines are many', async () => {
    const plain = await set(chapters, {});
    expect(plain.fits.get('lost')).toMatchObject({ pages: 2 });
    const { fits, diagnostics } = await set(chapters, { fit: 'tighten' });
    expect(fits.get('lost')).toMatchObject({ pages: 1 });
    expect(fits.get('long')).toEqual(plain.fits.get('long'));
    expect(fits.get('short')).toEqual(plain.fits.get('short'));
    expect(diagnostics.map(({ severity, message, file }) => [severity, message, file])).toEqual([
      ['info', expect.stringContaining('for its last lines would stand alone on a page'), 'lost.md'],
    ]);
  }, 60_000);
});

describe('where the editors say who prints', () => {
  // Each address becomes a note on paper and takes its line there.
  const links = Array.from({ length: 12 }, (_, index) =>
    paragraph({
      type: 'link',
      url: `https://oak.example/${index}`,
      title: null,
      children: [{ type: 'text', value: 'Oak' }],
    }),
  );
  const linked = chapter({
    id: 'oak',
    anchor: 'c-oak',
    title: 'Oak',
    file: 'oak.md',
    blocks: [...links, ...lines(15)],
    notes: [],
  });
  const manuscript: Manuscript = {
    ...sampleManuscript,
    sections: [{ anchor: 's-leaf', id: 'leaf', title: '', number: 1, chapters: [linked] }],
    limits: { pages: 1 },
  };

  it('the pages on paper are those that count', async () => {
    const onScreen = await layOutPages(manuscript, context);
    const print = { ...manuscript.print, printer: 'kdp', hasPrinter: true } as const;
    const onPaper = await layOutPages({ ...manuscript, print }, context);
    expect(onScreen.value).toMatchObject({ files: [], fits: [{ file: 'oak.md', pages: 1, over: 0 }] });
    expect(onPaper.value).toMatchObject({ files: [], fits: [{ file: 'oak.md', pages: 2 }] });
    expect(onPaper.diagnostics.map(({ rule }) => rule)).toEqual(['chapters-fit-their-pages']);
  }, 60_000);

  it('a book that is made for screen and paper is judged once, by its paper', async () => {
    const print = { ...manuscript.print, printer: 'plain', hasPrinter: true } as const;
    const { value, diagnostics } = await renderBook(
      { ...manuscript, print },
      { ...context, formats: ['pdf', 'print'] },
    );
    expect(value.flatMap(({ format, fits }) => fits.map(({ pages }) => [format, pages]))).toEqual([['print', 2]]);
    expect(diagnostics.filter(({ rule }) => rule === 'chapters-fit-their-pages')).toHaveLength(1);
  }, 60_000);
});
