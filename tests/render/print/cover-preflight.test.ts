import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../../src/model/preflight.ts';
import type { Printer, PrintPlan } from '../../../src/model/project.ts';
import { ean13Bars } from '../../../src/render/print/barcode.ts';
import { preflightCover } from '../../../src/render/print/preflight/cover.ts';
import { loadProfile } from '../../../src/render/print/profile.ts';
import { wrapOf } from '../../../src/render/print/wrap-size.ts';
import { plainProject } from '../../tiny-book.ts';
import { type MadePdf, madePdf } from './made-pdf.ts';

const isbn = '9780306406157';
const white: PrintPlan = { ...plainProject.print, printer: 'kdp', paper: 'white' };

describe('the sheet of a cover', () => {
  it('is as large as the printer reckons it', async () => {
    const kdp = wrapOf(340, white, 'ltr', await loadProfile('kdp'));
    // 2 × 6 in + 340 × 0.002252 in + 2 × 0.125 in; 9 in + 2 × 0.125 in
    expect(kdp.width / 25.4).toBeCloseTo(13.01568, 3);
    expect(kdp.height / 25.4).toBeCloseTo(9.25, 4);
    expect(kdp.spine.left).toBeCloseTo(155.575);
    expect(kdp.spine.width).toBeCloseTo(19.448);
    expect(kdp.spineSafe).toBeCloseTo(1.588, 2);
    // The barcode's place is 2 × 1.2 in, a quarter of an inch from fold and foot.
    expect(kdp.back.left + kdp.back.width - kdp.barcode.left - kdp.barcode.width).toBeCloseTo(6.35);
    expect(kdp.barcode).toMatchObject({ width: 50.8, height: 30.48 });
  });

  it('has paper for cream and for the cover itself, and no words on a thin spine', async () => {
    expect(wrapOf(78, { ...white, paper: 'cream' }, 'ltr', await loadProfile('kdp'))).toMatchObject({
      spine: { width: 4.953 },
      spineSafe: undefined,
    });
    const lulu = wrapOf(200, { ...white, paper: 'cream' }, 'ltr', await loadProfile('lulu'));
    expect(lulu.spine.width / 25.4).toBeCloseTo(200 * 0.00225225 + 0.06, 3);
  });

  it('has its front at the left where the book is read leftwards', async () => {
    const wrap = wrapOf(340, white, 'rtl', await loadProfile('kdp'));
    expect(wrap.front.left).toBeLessThan(wrap.spine.left);
    expect(wrap.back.left).toBeGreaterThan(wrap.spine.left);
  });
});

interface Case {
  readonly printer?: Printer;
  readonly pages?: number;
  readonly isbn?: string | undefined;
  readonly size?: readonly [number, number];
  readonly count?: number;
  readonly bleed?: number;
}

const text = (x: number, y: number) => `BT /F1 10 Tf ${x} ${y} Td (Words) Tj ET`;

async function look(
  content: string,
  { printer = 'kdp', pages = 340, count = 1, bleed = 9, size, ...other }: Case = {},
) {
  const profile = await loadProfile(printer);
  const print: PrintPlan = { ...white, printer };
  const wrap = wrapOf(pages, print, 'ltr', profile);
  const inches = size ?? ([wrap.width / 25.4, wrap.height / 25.4] as const);
  const number = 'isbn' in other ? other.isbn : isbn;
  const zone = { x: (wrap.barcode.left / 25.4) * 72, y: 9 + profile.cover.safe * 72 };
  const bars = ean13Bars(isbn).map(({ at, wide }) => `${zone.x + 12 + at} ${zone.y + 10} ${wide} 60 re f`);
  const made: MadePdf = {
    pages: count,
    size: inches,
    content: `0.7 0.2 0.1 rg 0 0 2000 2000 re f 0 g ${number === undefined ? '' : bars.join(' ')} ${content}`,
    change: (file) =>
      file.getPages().forEach((page) => {
        page.setTrimBox(bleed, bleed, page.getWidth() - 2 * bleed, page.getHeight() - 2 * bleed);
      }),
  };
  const { findings } = await preflightCover(await madePdf(made), { path: 'c.pdf', profile, print, wrap, isbn: number });
  return findings.filter(({ answer }) => answer !== 'yes');
}

describe('a cover', () => {
  it('of a thick book may have words on its spine, on its panels, and a barcode', async () => {
    expect(await look(`${text(100, 400)} ${text(700, 400)} ${text(460, 400)}`)).toEqual([]);
  });

  it('without a number leaves the place of the barcode free', async () => {
    expect(await look(text(100, 400), { isbn: undefined })).toEqual([]);
  });

  const spoilt: readonly (readonly [string, string, Case, Partial<Finding>])[] = [
    ['cover-size', '', { size: [12, 9.25], isbn: undefined }, {}],
    ['cover-size', '', { count: 2 }, { found: '2 pages' }],
    ['cover-size', '', { bleed: 0 }, {}],
    ['spine-words', text(440, 400), { pages: 78 }, { found: 'some' }],
    ['spine-words', text(440, 400), {}, { found: 'some are nearer' }],
    ['safe-words', text(20, 400), {}, { found: 'some on the back are nearer' }],
    ['safe-words', text(700, 20), {}, { found: 'some on the front are nearer' }],
    ['barcode', '1 g 320 40 20 80 re f', { isbn: '9781861972712' }, { found: expect.stringContaining(isbn) as never }],
    ['barcode', text(330, 60), { isbn: undefined }, { found: 'something stands there' }],
  ];
  it.each(spoilt)(
    'that does not meet the demand of %s is told apart %#',
    async (demand, content, situation, wanted) => {
      const found = await look(content, situation);
      expect(found.map((finding) => finding.demand)).toEqual([demand]);
      expect(found[0]).toMatchObject({ answer: 'no', ...wanted });
    },
  );

  it('whose spine only the printer knows is not called right', async () => {
    const found = await look('', { printer: 'ingramspark', isbn: undefined });
    expect(found).toContainEqual(expect.objectContaining({ demand: 'spine-width', answer: 'not checked' }));
    expect(found).toContainEqual(expect.objectContaining({ demand: 'colours', answer: 'no' }));
  });
});
