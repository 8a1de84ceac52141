import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Checked } from '../../../src/model/checked.ts';
import type { Diagnostic } from '../../../src/model/checked.ts';
import type { Manuscript } from '../../../src/model/manuscript.ts';
import { drawCover } from '../../../src/render/pdf/cover.ts';
import { fontsOf } from '../../../src/render/pdf/fonts.ts';
import { uncoveredGlyphs } from '../../../src/render/pdf/glyphs.ts';
import { wordsOfBook } from '../../../src/render/pdf/shown-words.ts';
import { renderPdf } from '../../../src/render/pdf/pdf.ts';
import { deadlineFor, runTypst } from '../../../src/render/pdf/run-typst.ts';
import type { RenderContext, RenderResult } from '../../../src/render/renderer.ts';
import { lookAt } from '../../../src/render/print/preflight/look.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';
import { chapter, paragraph, person, pixelImage, sampleManuscript, text } from '../../sample-manuscript.ts';

const { value: theme } = await loadTheme('age-of-conversation');
const context: RenderContext = {
  theme,
  epoch: 1_790_000_000,
  format: 'pdf',
  pages: Promise.resolve(undefined),
  pandoc: 'embedded',
  signal: new AbortController().signal,
};

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
const itWithPoppler = hasPoppler ? it : it.skip;

function wordsOf(pdf: Uint8Array | undefined, page?: number): string {
  const pages = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
  return spawnSync('pdftotext', [...pages, '-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).stdout;
}

const bytesOf = (pdf: Checked<RenderResult>) => pdf.value.files[0]?.bytes ?? new Uint8Array();
const oneSection = (...chapters: Manuscript['sections'][number]['chapters']): Manuscript => ({
  ...sampleManuscript,
  sections: [{ anchor: 's-leaf', id: 'leaf', title: 'Leaf', number: 1, chapters }],
});

/** How far from the left edge of its sheet the page number of a chapter's first page stands, as a part of the width. */
async function folioOf(anchor: string, manuscript: Manuscript): Promise<number> {
  const pdf = await renderPdf(manuscript, context);
  const { number, label } = pdf.value.pages?.starts.get(anchor) ?? { number: 0, label: '' };
  const args = ['-bbox', '-f', String(number), '-l', String(number), '-', '-'];
  const { stdout } = spawnSync('pdftotext', args, { input: bytesOf(pdf), encoding: 'utf8' });
  const places = [...stdout.matchAll(/<word xMin="([\d.]+)"[^>]*>([^<]*)</g)];
  const width = Number(/<page width="([\d.]+)"/.exec(stdout)?.[1]);
  return Number(places.filter(([, , word]) => word === label).at(-1)?.[1]) / width;
}

itWithPoppler('has its page numbers at the outer edge, wherever its spine is', async () => {
  const fromTheRight: Manuscript = {
    ...sampleManuscript,
    book: { ...sampleManuscript.book, language: 'he', direction: 'rtl' },
  };
  // The first chapter stands on page 2.
  expect(await folioOf('c-ash', sampleManuscript)).toBeLessThan(0.2);
  expect(await folioOf('c-ash', fromTheRight)).toBeGreaterThan(0.8);
});

describe('the PDF of a small book', () => {
  let pdf: Checked<RenderResult>;
  beforeAll(async () => {
    pdf = await renderPdf(sampleManuscript, context);
  }, 60_000);

  it('is one file named after the book, without a complaint', () => {
    expect(pdf.value.files.map((file) => file.path)).toEqual(['a-book-of-trees.pdf']);
    expect(Buffer.from(bytesOf(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.diagnostics).toEqual([]);
  });

  it('says that it meets PDF/UA-1 and in which language it speaks', () => {
    const source = Buffer.from(bytesOf(pdf)).toString('latin1');
    expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(source).toMatch(/\/Lang ?\(en\)/);
  });

  it('knows on which page everything begins', () => {
    const { pages } = pdf.value;
    expect([...(pages?.starts.keys() ?? [])]).toEqual([
      ...['c-foreword', 's-leaf', 'c-ash', 'c-birch', 's-root', 'c-cedar', 'c-afterword'],
      ...['p-eleni', 'p-maja', 'p-oleh'],
    ]);
    expect(pages?.starts.get('c-foreword')?.label).toMatch(/^[ivx]+$/);
    expect(pages?.starts.get('s-leaf')?.label).toBe('1');
    expect(pages?.starts.get('s-leaf')?.number).toBe(Number(pages?.starts.get('c-ash')?.number) - 1);
    // Sections open on right-hand pages.
    for (const section of ['s-leaf', 's-root']) expect(Number(pages?.starts.get(section)?.number) % 2).toBe(1);
  });

  it('is the same to the byte when it is made again', async () => {
    const again = await renderPdf(sampleManuscript, context);
    expect(Buffer.compare(bytesOf(again), bytesOf(pdf))).toBe(0);
  }, 60_000);

  itWithPoppler('prints what an author wrote, whatever it looks like', () => {
    const page = wordsOf(bytesOf(pdf), pdf.value.pages?.starts.get('c-ash')?.number).replace(/\s+/g, '');
    for (const words of [`#"read('x')"`, '$x_1$', '\\end{document}', '<script>alert(1)</script>', 'a < b && "c"']) {
      expect(page).toContain(words.replace(/\s+/g, ''));
    }
  });

  itWithPoppler('prints names in any script, and the page on which they stand', () => {
    const words = wordsOf(bytesOf(pdf));
    for (const name of ['Ελένη Παπαδάκη', 'Maja van der Łódź', 'Олег', 'Tiếng Việt']) expect(words).toContain(name);
    const contents = words.slice(words.indexOf('Contents'));
    expect(contents).toMatch(/Birch\s+\d+\n/);
    const birch = pdf.value.pages?.starts.get('c-birch')?.label ?? '';
    expect(/Birch\s+(\d+)\n/.exec(contents)?.[1]).toBe(birch);
  });

  itWithPoppler('leaves the page before an opener really empty', () => {
    const opener = pdf.value.pages?.starts.get('s-leaf')?.number ?? 0;
    expect(wordsOf(bytesOf(pdf), opener - 1).trim()).toBe('');
    expect(wordsOf(bytesOf(pdf), 2).trim()).toBe('');
  });
});

itWithPoppler.each([
  [3, true],
  [60, false],
])('opens a section of %i chapters with their list where a theme wants it and it fits: %s', async (count, isList) => {
  const { value: theme } = await loadTheme('plain');
  const chapters = Array.from({ length: count }, (_, index) => chapter({ id: `oak-${index}`, title: `Tree ${index}` }));
  const pdf = await renderPdf(oneSection(...chapters), { ...context, theme });
  const { starts } = pdf.value.pages ?? { starts: new Map<string, { number: number; label: string }>() };
  const opener = wordsOf(bytesOf(pdf), starts.get('s-leaf')?.number);
  const last = new RegExp(`Tree ${count - 1} +${starts.get(`c-oak-${count - 1}`)?.label}\\n`);
  expect(last.test(opener)).toBe(isList);
  expect(opener).toContain('Leaf');
});

describe('a line of text', () => {
  const words = 'a forest is a long conversation between trees that nobody hurries to bring to its end '.repeat(6);
  const address = `https://trees.example/${'old-growth/'.repeat(4)}oak`;

  /** Where the lines of a chapter's one paragraph end, but for the last one, in points from the left edge. */
  async function lineEnds(...inlines: string[]): Promise<number[]> {
    const oak = chapter({ id: 'oak', title: 'Oak', blocks: [paragraph(...inlines)] });
    const pdf = await renderPdf(oneSection(oak), context);
    const number = pdf.value.pages?.starts.get('c-oak')?.number ?? 0;
    const page = (await lookAt(bytesOf(pdf), 'the book')).pages[number - 1];
    const ends = new Map<number, number>();
    for (const { kind, box } of page?.ink.marks ?? []) {
      if (kind !== 'text') continue;
      const line = Math.round(box.bottom);
      ends.set(line, Math.max(ends.get(line) ?? 0, box.right));
    }
    const downwards = [...ends].sort(([one], [other]) => other - one).map(([, end]) => end);
    // Above are the number and the title of the chapter, below its folio.
    return downwards.slice(2, -2);
  }

  const spread = (ends: readonly number[]) => Math.max(...ends) - Math.min(...ends);

  it('ends where the others do', async () => {
    const ends = await lineEnds(words);
    expect(ends.length).toBeGreaterThan(4);
    expect(spread(ends)).toBeLessThan(2);
  });

  it('ends where it may in the introduction of a section and in what is said of people', async () => {
    const oak = oneSection(chapter({ id: 'oak', title: 'Oak' }));
    const intro = { blocks: [paragraph(words)], notes: [] };
    const sections = oak.sections.map((section) => ({ ...section, intro }));
    const contributors = [person({ id: 'mei', name: 'Mei', bio: [paragraph(words)] })];
    const pdf = await renderPdf({ ...oak, sections, contributors }, context);
    const { pages } = await lookAt(bytesOf(pdf), 'the book');
    for (const anchor of ['s-leaf', 'p-mei']) {
      const ends = new Map<number, number>();
      for (const { box } of pages[(pdf.value.pages?.starts.get(anchor)?.number ?? 0) - 1]?.ink.marks ?? []) {
        ends.set(Math.round(box.bottom), Math.max(ends.get(Math.round(box.bottom)) ?? 0, box.right));
      }
      const alike = [...ends.values()].map((end) => [...ends.values()].filter((other) => Math.abs(other - end) < 0.5));
      expect(ends.size).toBeGreaterThan(8);
      // In justified lines, all but the last would end at the same place.
      expect(Math.max(...alike.map(({ length }) => length))).toBeLessThan(ends.size / 2);
    }
  });

  it('that announces a list is on its page', async () => {
    const items = ['Oak', 'Ash', 'Elm', 'Yew'].map((name) => ({
      type: 'listItem' as const,
      checked: null,
      spread: false,
      children: [paragraph(name)],
    }));
    const list = { type: 'list' as const, ordered: false, start: null, spread: false, children: items };
    const above = [28, 29, 30, 31, 32, 33, 34, 35];
    const chapters = above.map((count) => {
      const lines = Array.from({ length: count }, (_, index) => paragraph(`Line ${index}.`));
      return chapter({ id: `oak-${count}`, title: 'Oak', blocks: [...lines, paragraph('Four trees:'), list] });
    });
    const { breaks } = (await renderPdf(oneSection(...chapters), context)).value.pages ?? {};
    const firsts = above.map((count) => [count, Number(breaks?.get(`c-oak-${count}`)?.[0]?.place)] as const);
    expect(firsts.filter(([count, first]) => first === count).length).toBeGreaterThan(0);
    expect(firsts.filter(([count, first]) => first === count + 1)).toEqual([]);
  });

  itWithPoppler('that says who is quoted is on the page of the words', async () => {
    const said = `${'The tree that leans leans on its neighbour. '.repeat(4)}So it is.`;
    const quotation = { type: 'blockquote' as const, children: [paragraph(said), paragraph('— Ana Example')] };
    const chapters = [28, 29, 30, 31, 32, 33, 34, 35].map((count) => {
      const lines = Array.from({ length: count }, (_, index) => paragraph(`Line ${index}.`));
      return chapter({ id: `oak-${count}`, title: 'Oak', blocks: [...lines, quotation] });
    });
    const words = wordsOf(bytesOf(await renderPdf(oneSection(...chapters), context))).split('\f');
    const sources = words.filter((page) => page.includes('— Ana Example'));
    expect(sources).toHaveLength(8);
    expect(sources.filter((page) => page.includes('Line '))).not.toHaveLength(8);
    expect(sources.filter((page) => !page.includes('So it is.'))).toEqual([]);
  });

  itWithPoppler.each([
    ['Testing With Young Readers: What We Learned From It', 'Testing With Young Readers:'],
    ['Testing With Many Young Readers And What We Learned', 'Testing With Many Young'],
    // Four lines instead of three.
    ['Yes! Testing With Many Young Readers And What We Learned From It: The Whole Long Story', 'Yes! Testing'],
  ])('ends in the title "%s" where a part of it does, if that costs no line', async (title, first) => {
    const pdf = await renderPdf(oneSection(chapter({ id: 'oak', title })), context);
    const page = wordsOf(bytesOf(pdf), pdf.value.pages?.starts.get('c-oak')?.number);
    const lines = page.split('\n').map((line) => line.trim());
    expect(lines.find((line) => line.startsWith(title.slice(0, 4)))?.startsWith(first)).toBe(true);
    expect(lines).not.toContain('Yes!');
  });

  itWithPoppler('ends in the list below the map before a country, not inside of a name', async () => {
    const town = (name: string, latitude: number, longitude: number) =>
      ({ name, latitude, longitude, unsure: false, people: ['p-jane', 'p-ali'] }) as const;
    const places = [
      town('New York City, United States', 40.7, -74),
      town('Hong Kong, Hong Kong SAR China', 22.3, 114.2),
      town('Cape Town, South Africa', -33.9, 18.4),
    ];
    const book = {
      ...oneSection(chapter({ id: 'oak', title: 'Oak' })),
      map: { places, unknown: [], countries: 3, without: 0 },
    };
    // The columns stand side by side.
    const lines = wordsOf(bytesOf(await renderPdf(book, context)))
      .split('\n')
      .map((line) =>
        line
          .trim()
          .split(/\s{2,}/)
          .join(' | '),
      );
    expect(lines).toContain('1 New York City, | 2 Cape Town, | 3 Hong Kong,');
    expect(lines).toContain('United States · 2 | South Africa · 2 | Hong Kong SAR China · 2');
  });

  it('ends where it may beside a long address, so that no holes stand between its words', async () => {
    const ends = await lineEnds(words, address, ` ${words}`);
    expect(ends.length).toBeGreaterThan(10);
    expect(spread(ends)).toBeGreaterThan(8);
  });
});

describe('a book with trouble in it', () => {
  it('is set without a picture that cannot be decoded, and says whose it is', async () => {
    const broken = { ...pixelImage, bytes: Buffer.from('this is no picture') };
    const pdf = await renderPdf({ ...sampleManuscript, images: [broken] }, context);
    expect(pdf.diagnostics).toEqual([
      expect.objectContaining({ rule: 'images-are-readable', severity: 'warning', file: 'chapters/ash.md' }),
    ]);
    expect(pdf.value.pages?.pageCount).toBeGreaterThan(10);
  }, 60_000);

  it('takes a picture without a description for decoration', async () => {
    const oak = chapter({
      id: 'oak',
      title: 'Oak',
      blocks: [paragraph({ type: 'image', url: pixelImage.name, alt: '' })],
    });
    const pdf = await renderPdf(oneSection(oak), context);
    expect(pdf.diagnostics).toEqual([]);
    expect(Buffer.from(bytesOf(pdf)).toString('latin1')).toContain('<pdfuaid:part>');
  }, 60_000);

  itWithPoppler(
    'survives nesting, long words, wide tables and a chapter without text',
    async () => {
      const deep = Array.from({ length: 100 }).reduce<ReturnType<typeof paragraph>>(
        (inner) => ({ type: 'blockquote', children: [inner] }),
        paragraph('innermost'),
      );
      const cells = Array.from({ length: 24 }, (_, column) => ({
        type: 'tableCell' as const,
        children: [text(`c${column}`)],
      }));
      const oak = chapter({
        id: 'oak',
        title: 'O'.repeat(300),
        blocks: [
          deep,
          paragraph('x'.repeat(3000)),
          { type: 'table', align: [], children: [{ type: 'tableRow', children: cells }] },
        ],
      });
      const pdf = await renderPdf(oneSection(oak, chapter({ id: 'elm', title: 'Elm', blocks: [] })), context);
      expect(pdf.diagnostics).toEqual([]);
      expect(wordsOf(bytesOf(pdf))).toContain('innermost');
    },
    60_000,
  );

  it('names a letter that no font has, and whose it is', async () => {
    const manuscript: Manuscript = {
      ...oneSection(chapter({ id: 'oak', title: 'Oak', blocks: [paragraph('An owl: 𓅓. An arrow → and a heart ❤️.')] })),
      contributors: [person({ id: 'mei', name: '梅 Mei' })],
    };
    const found = await uncoveredInPdf(manuscript);
    expect(
      found.map(({ rule, severity, message, file }) => [rule, severity, /U\+\w+/.exec(message)?.[0], file]),
    ).toEqual([
      ['glyphs-are-covered', 'error', 'U+6885', undefined],
      ['glyphs-are-covered', 'error', 'U+13153', 'chapters/oak.md'],
    ]);
    expect(found[0]?.message).toBe(
      'No font of the PDF has "梅" (U+6885), a Chinese character, of 梅 Mei, so it would be missing there.',
    );
    expect(found[0]?.hint).toContain('npm install @expo-google-fonts/noto-serif-sc');
  });

  it('names the letters of a Japanese title in one message, with what they are', async () => {
    const manuscript = oneSection(chapter({ id: 'oak', title: '東京からの手紙', language: 'ja', blocks: [] }));
    const found = await uncoveredInPdf(manuscript);
    expect(found.map(({ message }) => message.replace(/^.*more, /, ''))).toEqual([
      'Chinese characters and Japanese letters, of "東京からの手紙", so they would be missing there.',
    ]);
  });

  it('names a letter that no font has together with its mark, for then neither would be there', async () => {
    const shin = 'ש\u0332';
    const manuscript = { ...sampleManuscript, contributors: [person({ id: 'dov', name: `Dov ${shin}` })] };
    const found = await uncoveredInPdf(manuscript);
    expect(found.map(({ message }) => message)).toEqual([
      `No font of the PDF has "${shin}" (U+05E9 with U+0332), a Hebrew letter with a mark, of Dov ${shin}, so it would be missing there.`,
    ]);
    // The typesetter itself says nothing: it shows the mark and drops the letter.
    expect((await renderPdf(manuscript, context)).diagnostics).toEqual(found);
  }, 60_000);

  itWithPoppler(
    'takes a word with a mark from a font that has a place for it',
    async () => {
      const names = ['N\u0308elida', 'Ɛsi Ɔ\u0300pɔku', 'Lajm\u0327o\u0304n\u0304', 'א\u0301ב'];
      const contributors = names.map((name, index) => person({ id: `p${index}`, name }));
      const said = paragraph('Sono ', { type: 'emphasis', children: [text('вы\u0301шел')] });
      const book = oneSection(chapter({ id: 'oak', title: 'Oak', blocks: [said] }));
      const fontsOf = (pdf: Uint8Array) => spawnSync('pdffonts', ['-'], { input: pdf, encoding: 'utf8' }).stdout;
      const pdf = await renderPdf({ ...book, contributors }, context);
      expect(pdf.diagnostics).toEqual([]);
      expect(fontsOf(bytesOf(pdf))).toMatch(
        /GentiumBookPlus-Bold[^]*GentiumBookPlus-Italic|Italic[^]*GentiumBookPlus-Bold/,
      );
      expect(fontsOf(bytesOf(await renderPdf(sampleManuscript, context)))).not.toContain('Gentium');
    },
    60_000,
  );
});

describe('the process that sets the book', () => {
  const output = { kind: 'svg', file: 'x.svg' } as const;
  const task = { workspace: join(tmpdir(), 'no-such-folder'), main: 'book.typ', fonts: [], images: [], output };

  it('is stopped when it takes too long', async () => {
    const deadline = { work: 60_000, wall: 100 };
    await expect(runTypst(task, new AbortController().signal, { deadline })).rejects.toThrow(
      /not ready after 0.1 seconds/,
    );
  });

  it('is stopped when it has worked too long, however busy it is', async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'gathering-busy-'));
    await writeFile(join(workspace, 'book.typ'), '#for a in range(20000) { for b in range(20000) { let c = a + b } }');
    const deadline = { work: 1500, wall: 600_000 };
    const running = runTypst({ ...task, workspace }, new AbortController().signal, { deadline });
    await expect(running).rejects.toThrow(/was not ready after 1.5 seconds of work/);
    await rm(workspace, { recursive: true });
  });

  it('has more time for a larger book, and does not mind a machine that is busy with other things', () => {
    const [small, large] = [deadlineFor(0), deadlineFor(15_000_000)];
    expect(small.work).toBe(120_000);
    expect(large.work).toBeGreaterThan(10 * 100_000);
    for (const { work, wall } of [small, large]) expect(wall).toBeGreaterThanOrEqual(5 * work);
  });

  it('is stopped when the reader has had enough', async () => {
    const stop = new AbortController();
    const running = runTypst(task, stop.signal);
    stop.abort(new Error('Ctrl-C'));
    await expect(running).rejects.toThrow('Ctrl-C');
  });

  it('tells what the typesetter complained of', async () => {
    const { problems } = await runTypst(task, new AbortController().signal);
    expect(problems.join()).toContain('file not found');
  });
});

async function uncoveredInPdf(manuscript: Manuscript): Promise<Diagnostic[]> {
  return uncoveredGlyphs(wordsOfBook(manuscript), await fontsOf(context.theme), 'the PDF');
}

describe('the drawn cover', () => {
  it.each([
    ['three people and a short title', 3, 'Ash'],
    ['275 people and a long title', 275, 'What Nobody Told Us about the Extraordinarily Long Conversations of Trees'],
  ])(
    'holds %s',
    async (_, count, title) => {
      const contributors = Array.from({ length: count }, (__, index) =>
        person({ id: `p${index}`, name: `Ngọc Ωμέγα ${index}` }),
      );
      const cover = await drawCover(
        { ...sampleManuscript, contributors, book: { ...sampleManuscript.book, title } },
        context,
      );
      expect([cover.mediaType, cover.width, cover.height]).toEqual(['image/png', 1600, 2400]);
      expect(Buffer.from(cover.bytes).subarray(1, 4).toString()).toBe('PNG');
    },
    60_000,
  );
});

itWithPoppler('sets every note on the page of its mark, wherever on the page that stands', async () => {
  // Somewhere among them the note fits on the first page, and the two lines that stay together with it do not.
  const lengths = [29, 30, 31, 32, 33, 34, 35, 36];
  const short = Array.from({ length: 40 }, () => paragraph(text('A short one.')));
  const withNote = (length: number) =>
    chapter({
      id: `${length}`,
      title: `After ${length}`,
      blocks: [
        ...short.slice(0, length),
        {
          type: 'paragraph',
          children: [
            text(`Mark${length}`),
            { type: 'footnoteReference', identifier: `n-${length}-1`, occurrence: 1 },
            text(` ${'and so the rain went on '.repeat(6)}to the end.`),
          ],
        },
      ],
      notes: [{ id: `n-${length}-1`, number: 1, children: [paragraph(text(`Note${length}, of one line.`))] }],
    });
  const pages = wordsOf(bytesOf(await renderPdf(oneSection(...lengths.map(withNote)), context))).split('\f');
  const pageOf = (word: string) => pages.findIndex((page) => page.includes(word));
  expect(lengths.map((length) => pageOf(`Note${length},`))).toEqual(lengths.map((length) => pageOf(`Mark${length}`)));
  // The marks stand on first and on second pages, or nothing would be shown.
  const onSecond = lengths.map((length) => !(pages[pageOf(`Mark${length}`)] ?? '').includes(`After ${length}`));
  expect(new Set(onSecond).size).toBe(2);
});
