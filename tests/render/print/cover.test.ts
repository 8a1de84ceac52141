import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { Manuscript } from '../../../src/model/manuscript.ts';
import { drawCover } from '../../../src/render/pdf/cover.ts';
import { renderCover } from '../../../src/render/print/cover.ts';
import { lookAt } from '../../../src/render/print/preflight/look.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';
import { sampleManuscript } from '../../sample-manuscript.ts';

const inHebrew: Manuscript = {
  ...sampleManuscript,
  book: {
    ...sampleManuscript.book,
    ...{ title: 'שיחות על עצים', language: 'he', direction: 'rtl', publisher: 'הוצאת הגן' },
    blurb: 'בשכונה שלנו דיברו הרבה, אבל איש לא הקשיב.',
    isbn: { print: '9783161484100' },
    price: { amount: '12.50', currency: 'USD' },
  },
};

const { description, ...book } = sampleManuscript.book;
const undescribed: Manuscript = { ...sampleManuscript, book };
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

async function coverOf(manuscript: Manuscript, name: string) {
  const { value: theme } = await loadTheme(name);
  return renderCover(manuscript, {
    ...{ theme, epoch: 1_790_000_000, format: 'cover', pandoc: 'embedded', signal: new AbortController().signal },
    ...{ pages: Promise.resolve(undefined), printedPages: Promise.resolve(240) },
  });
}

describe('the cover of a book that is read from the right', () => {
  it.each(['age-of-conversation', 'plain'])(
    'is what the printer wants, in the theme %s',
    async (name) => {
      const { value } = await coverOf(inHebrew, name);
      const answers = value.preflight?.[0]?.findings.map(({ demand, answer }) => [demand, answer]) ?? [];
      expect(answers).toContainEqual(['barcode', 'yes']);
      expect(answers).toContainEqual(['spine-words', 'yes']);
      expect(answers.filter(([, answer]) => answer === 'no')).toEqual([]);
    },
    60_000,
  );

  // Without a side, things are placed from the right there, and lie far off.
  it.each(['age-of-conversation', 'plain'])('names a side for all that it places, in the theme %s', async (name) => {
    const folder = new URL(`../../../templates/${name}/`, import.meta.url);
    const layouts = (await readdir(folder)).filter((file) => file.endsWith('.typ'));
    const texts = await Promise.all(layouts.map((file) => readFile(new URL(file, folder), 'utf8')));
    const placed = texts.flatMap((text) => text.match(/[ #]place\((?!top, scope)[^,]*/g) ?? []);
    expect(placed.length).toBeGreaterThan(1);
    expect(placed.filter((call) => !/\b(?:left|start|end|side|center)\b/.test(call))).toEqual([]);
  });
});

describe('the cover of a book that nobody has described', () => {
  it.each([
    ['age-of-conversation', '·'],
    ['plain', ','],
  ])(
    'names the sections on the back, and has the front of the theme %s',
    async (name, between) => {
      const { value, diagnostics } = await coverOf(undescribed, name);
      expect(diagnostics.map(({ message }) => message)).toContain(
        'The book has no blurb, so the back of the cover names only the sections.',
      );
      // No number that one could copy: it would be another book's.
      expect(diagnostics.find(({ message }) => message.includes('has no ISBN'))?.hint).not.toMatch(/\d/);
      const answers = value.preflight?.[0]?.findings.map(({ answer }) => answer) ?? [];
      expect(answers).not.toContain('no');
      if (!hasPoppler) return;
      const sheet = value.files.find(({ path }) => path.endsWith('.pdf'))?.bytes ?? new Uint8Array();
      const words = spawnSync('pdftotext', ['-', '-'], { input: sheet, encoding: 'utf8' }).stdout.replace(/\s+/g, ' ');
      for (const { title } of undescribed.sections) expect(words).toContain(title);
      expect(words).not.toContain(description);
      const [first, second] = undescribed.contributors.map((person) => person.name);
      expect(words.replaceAll(' ', '')).toContain(`${first}${between}${second}`.replaceAll(' ', ''));
    },
    60_000,
  );
});

describe('the cover of a theme of one’s own', () => {
  const drawnBy = async (frontCover: string) => {
    const { value: theme } = await loadTheme('age-of-conversation');
    const files = new Map([...theme.files, ['front-cover.typ', new TextEncoder().encode(frontCover)]]);
    return drawCover(sampleManuscript, { theme: { ...theme, files }, epoch: 0, signal: new AbortController().signal });
  };

  it('needs a front and nothing else', async () => {
    const front =
      '#import "style.typ": *\n#let front-cover(width, height, edge: 0mm) = box(width: width, height: height)';
    expect(await drawnBy(front)).toMatchObject({ mediaType: 'image/png', width: 1600, height: 2400 });
  });

  it('is told by name where there is no front', async () => {
    await expect(drawnBy('#let front = 1')).rejects.toMatchObject({
      hint: expect.stringContaining(
        'front-cover.typ must define front-cover(width, height, edge: 0mm)',
      ) as unknown as string,
    });
  });
});

it('has white around the barcode only, however much room the printer keeps for it', async () => {
  const manuscript = { ...inHebrew, book: { ...inHebrew.book, direction: 'ltr' as const } };
  const { value } = await coverOf({ ...manuscript, print: { ...manuscript.print, printer: 'lulu' } }, 'plain');
  const sheet = value.files.find(({ path }) => path.endsWith('.pdf'))?.bytes ?? new Uint8Array();
  const [page] = (await lookAt(sheet, 'the cover')).pages;
  const heights = { least: (30 * 72) / 25.4, most: (34 * 72) / 25.4 };
  const boxes = (page?.ink.marks ?? []).filter(({ kind, box }) => {
    const height = box.top - box.bottom;
    return kind === 'shape' && height > heights.least && height < heights.most;
  });
  expect(boxes.map(({ box }) => Math.round(((box.right - box.left) * 25.4) / 72))).toEqual([70]);
  expect(value.preflight?.[0]?.findings.map(({ answer }) => answer)).not.toContain('no');
}, 60_000);
