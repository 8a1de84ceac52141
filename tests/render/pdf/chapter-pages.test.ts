import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Block, Inline } from '../../../src/model/content.ts';
import type { Manuscript, ManuscriptChapter } from '../../../src/model/manuscript.ts';
import { renderPdf } from '../../../src/render/pdf/pdf.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';
import { chapter, paragraph, person, sampleManuscript, text } from '../../sample-manuscript.ts';

const { value: theme } = await loadTheme('age-of-conversation');
const context = {
  theme,
  epoch: 1_790_000_000,
  format: 'pdf',
  pages: Promise.resolve(undefined),
  pandoc: 'embedded',
  signal: new AbortController().signal,
} as const;
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
const describeWithPoppler = hasPoppler ? describe : describe.skip;

interface Word {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly text: string;
}

/** The words of every page of a book of these chapters, and where each chapter begins. */
async function setBook(chapters: readonly ManuscriptChapter[], contributors = sampleManuscript.contributors) {
  const section = { anchor: 's-leaf', id: 'leaf', title: 'Leaf', number: 1, chapters };
  const book: Manuscript = { ...sampleManuscript, sections: [section], contributors };
  const { value } = await renderPdf(book, context);
  const input = value.files[0]?.bytes ?? new Uint8Array();
  const { stdout } = spawnSync('pdftotext', ['-bbox', '-', '-'], { input, encoding: 'utf8', maxBuffer: 1e8 });
  const pages = stdout.split('<page ').slice(1).map(wordsIn);
  const pageOf = (id: string) => pages[(value.pages?.starts.get(`c-${id}`)?.number ?? 0) - 1] ?? [];
  return { pages, pageOf };
}

function wordsIn(page: string): Word[] {
  const found = page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g);
  return [...found].map(([, left, top, right, word]) => ({
    left: Number(left),
    right: Number(right),
    top: Number(top),
    text: word ?? '',
  }));
}

const leftOf = (page: readonly Word[], word: string) => page.find((found) => found.text === word)?.left ?? NaN;
const topOf = (page: readonly Word[], word: string) => page.find((found) => found.text === word)?.top ?? NaN;
const inLines = (...lines: string[]): Block =>
  paragraph(
    ...lines.flatMap((line, index): Inline[] => (index === 0 ? [text(line)] : [{ type: 'break' }, text(line)])),
  );
const prose = paragraph(`Prose ${'goes on and on about the trees of the wood '.repeat(4)}`);

describeWithPoppler('a chapter', () => {
  let book: Awaited<ReturnType<typeof setBook>>;
  const item = { type: 'listItem' as const, checked: null, spread: false, children: [paragraph('Acorns.')] };
  const quoted = paragraph(
    'Imagine, then, that a man should need to get fire from a neighbour, and, upon finding a big bright fire there, should stay there continually warming himself.',
  );

  beforeAll(async () => {
    book = await setBook([
      chapter({ id: 'verse', title: 'Verse', blocks: [prose, inLines('Roots', 'Bark', 'Leaves'), prose] }),
      chapter({
        id: 'letter',
        title: 'A Letter to the Oldest Tree',
        blocks: [prose, inLines('Yours,', 'Jane'), prose],
      }),
      chapter({ id: 'opening', title: 'Opening', blocks: [inLines('Dear', 'Oak'), prose] }),
      chapter({
        id: 'list',
        title: 'List',
        blocks: [{ type: 'list', ordered: false, start: null, spread: false, children: [item] }, prose],
      }),
      chapter({
        id: 'quotation',
        title: 'Quotation',
        blocks: [prose, { type: 'blockquote', children: [quoted, paragraph('— Ana Example')] }],
      }),
    ]);
  }, 60_000);

  it('has its verses below one another, a little inside', () => {
    const page = book.pageOf('verse');
    const lefts = ['Roots', 'Bark', 'Leaves'].map((word) => leftOf(page, word));
    expect(new Set(lefts.map(Math.round)).size).toBe(1);
    expect(lefts[0]).toBeGreaterThan(leftOf(page, 'Verse') + 8);
  });

  it('has the two lines that end a letter below one another', () => {
    const letter = book.pageOf('letter');
    expect(leftOf(letter, 'Jane')).toBeCloseTo(leftOf(letter, 'Yours,'), 1);
    expect(leftOf(letter, 'Jane')).toBeGreaterThan(leftOf(letter, 'A') + 8);
    const opening = book.pageOf('opening');
    expect(leftOf(opening, 'Oak')).toBeCloseTo(leftOf(opening, 'Opening'), 0);
  });

  it('begins at the same height whatever the size of its title, and with a list, too', () => {
    const [short, long, list] = [book.pageOf('verse'), book.pageOf('letter'), book.pageOf('list')];
    expect(topOf(short, 'about')).toBeCloseTo(topOf(long, 'about'), 1);
    expect(topOf(list, 'Acorns.')).toBeCloseTo(topOf(short, 'about'), 0);
  });

  it('fills the lines of a quotation, and leaves no last word alone above the source', () => {
    const page = book.pageOf('quotation');
    const first = topOf(page, 'Imagine,');
    const ends = page.filter(({ top }) => Math.abs(top - first) < 2).map(({ right }) => right);
    expect(Math.max(...ends)).toBeGreaterThan(leftOf(page, 'Quotation') + 312);
    expect(topOf(page, 'himself.')).toBeCloseTo(topOf(page, 'warming'), 1);
  });
});

it.each(['age-of-conversation', 'plain'])(
  'a page of the theme %s holds 450 words in eight paragraphs',
  async (name) => {
    const { value: its } = await loadTheme(name);
    const sentence = 'Under a tree that nobody planted we sat for a while and said what we thought. ';
    const words = paragraph(`${sentence.repeat(3)}And then we went home again in the rain.`);
    const oak = chapter({ id: 'oak', title: 'Under the Oak', blocks: Array.from({ length: 8 }, () => words) });
    const section = { anchor: 's-leaf', id: 'leaf', title: 'Leaf', number: 1, chapters: [oak] };
    const { value } = await renderPdf({ ...sampleManuscript, sections: [section] }, { ...context, theme: its });
    expect(value.pages?.spans.get('c-oak')?.pages).toBe(1);
  },
);

describeWithPoppler('a running head', () => {
  it('is one line and ends with a whole word, or with as many names as it has room for', async () => {
    const title = 'What the Oldest Trees of the Wood Told Everybody Who Sat Below Them on Long and Idle Afternoons';
    const names = ['Wilhelmina Aurelia Featherstonehaugh', 'Maximiliana Theodora Abercrombie', 'Ida Poe'];
    const authors = names.map((name, index) => person({ id: `tree-${index}`, name }));
    const oak = { id: 'oak', title, authors: authors.map(({ anchor }) => anchor) };
    const { pages } = await setBook([chapter({ ...oak, blocks: Array.from({ length: 24 }, () => prose) })], authors);
    const heads = pages.map((page) =>
      page
        .filter(({ top }) => top < 40)
        .map((word) => word.text)
        .join(' '),
    );
    expect(heads).toContain('Wilhelmina Aurelia Featherstonehaugh, Maximiliana Theodora Abercrombie …');
    const shown = heads.find((head) => head.startsWith('What the'))?.replace('…', '') ?? '';
    expect(shown.length).toBeGreaterThan(60);
    expect(`${title} `).toContain(`${shown} `);
  }, 60_000);
});

describeWithPoppler('the names below the title of a section', () => {
  it('have a point between two of them and none at the end of a line', async () => {
    const authors = Array.from({ length: 24 }, (_, index) => person({ id: `t-${index}`, name: `Tree Number${index}` }));
    const oak = chapter({ id: 'oak', title: 'Oak', authors: authors.map(({ anchor }) => anchor) });
    const { pages } = await setBook([oak], authors);
    const opener =
      pages.find((page) => page.some((word) => word.text === 'Leaf') && topOf(page, 'Number0') > 400) ?? [];
    const isLast = ({ top }: Word, index: number) => Math.abs((opener[index + 1]?.top ?? 0) - top) > 4;
    const ends = opener.filter(isLast).map((word) => word.text);
    expect(opener.filter((word) => word.text === '·').length).toBeGreaterThan(15);
    expect(ends.length).toBeGreaterThan(3);
    expect(ends).not.toContain('·');
    const inLine = opener.filter(({ top }) => Math.abs(top - topOf(opener, 'Number0')) < 4);
    expect(new Set(inLine.map(({ top }) => Math.round(top))).size).toBe(1);
  }, 60_000);
});

describeWithPoppler('the words of a table', () => {
  it('are not parted where a line of the cell has room for them', async () => {
    const row = (...cells: string[]) => ({
      type: 'tableRow' as const,
      children: cells.map((cell) => ({ type: 'tableCell' as const, children: [text(cell)] })),
    });
    const rows = [
      row('UX Techniques', 'Stage', 'Duration'),
      row('Personas', 'Early Development', '2-5 days to 2 weeks'),
      row('Field Visits / Ethnographic research', 'Initial Problem Definition', '2-4 weeks'),
      row('Usage Data and Customer Feedback', 'Development, Post Development, Redesign', 'Variable'),
    ];
    const table: Block = { type: 'table', align: ['left', 'left', 'left'], children: rows };
    const { pageOf } = await setBook([chapter({ id: 'oak', title: 'Oak', blocks: [prose, table] })]);
    expect(pageOf('oak').map((word) => word.text)).toEqual(expect.arrayContaining(['Feedback', 'Ethnographic']));
  }, 60_000);
});

describeWithPoppler('the names of authors in the contents', () => {
  it('have the same distance from line to line, however many stand in one', async () => {
    const authors = [
      'Ada Alder',
      'Ida Poe',
      'Wilhelmina Featherstone',
      'Bo Birch',
      'Ed Elm',
      'Maximiliana Theodor',
    ].map((name, index) => person({ id: `t-${index}`, name }));
    const { pages } = await setBook(
      [chapter({ id: 'oak', title: 'Oak', authors: authors.map(({ anchor }) => anchor) })],
      authors,
    );
    const contents = pages.find((page) => page.some((word) => word.text === 'Contents')) ?? [];
    const tops = ['Ada', 'Wilhelmina', 'Bo', 'Maximiliana'].map((word) => topOf(contents, word));
    const distances = tops.slice(1).map((top, index) => Math.round((top - (tops[index] ?? 0)) * 10) / 10);
    expect(new Set(distances).size).toBe(1);
    expect(distances[0]).toBeGreaterThan(9);
  }, 60_000);
});

describeWithPoppler('a paragraph that is bold as a whole', () => {
  it('is on the page of what it stands above', async () => {
    const bold = paragraph({ type: 'strong', children: [text('Headline')] });
    const counts = [29, 30, 31, 32, 33, 34, 35, 36];
    const { pages } = await setBook(
      counts.map((count) => {
        const lines = Array.from({ length: count }, (_, index) => paragraph(`Line ${index}.`));
        const below = paragraph('Below it stands what it says.');
        return chapter({ id: `oak-${count}`, title: 'Oak', blocks: [...lines, bold, below, ...lines.slice(0, 3)] });
      }),
    );
    const withIt = pages.filter((page) => page.some((word) => word.text === 'Headline'));
    expect(withIt).toHaveLength(counts.length);
    expect(withIt.filter((page) => !page.some((word) => word.text === 'Below'))).toEqual([]);
  }, 60_000);
});
