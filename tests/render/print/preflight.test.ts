import { beforeAll, describe, expect, it } from '@jest/globals';
import { PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import type { Finding } from '../../../src/model/preflight.ts';
import type { Printer, PrintPlan } from '../../../src/model/project.ts';
import { preflightInterior } from '../../../src/render/print/preflight/interior.ts';
import { unmetDemands } from '../../../src/render/print/preflight/unmet.ts';
import { loadProfile, mm, type Profile } from '../../../src/render/print/profile.ts';
import { plainProject } from '../../tiny-book.ts';
import { line, type MadePdf, madePdf } from './made-pdf.ts';

interface Case {
  readonly printer: Printer;
  readonly print?: Partial<PrintPlan>;
  readonly profile?: (profile: Profile) => Profile;
  readonly direction?: 'ltr' | 'rtl';
}

async function look(made: MadePdf, { printer, print = {}, profile: changed, direction = 'ltr' }: Case) {
  const loaded = await loadProfile(printer);
  const profile = changed === undefined ? loaded : changed(loaded);
  const plan: PrintPlan = { ...plainProject.print, printer, ...print };
  const { bleed } = profile;
  const beyond = (side: number) => (plan.bleed ? mm(side) : 0);
  const press = {
    bleed: {
      top: beyond(bleed.top),
      bottom: beyond(bleed.bottom),
      outer: beyond(bleed.outer),
      inner: beyond(bleed.inner),
    },
  };
  return preflightInterior(await madePdf(made), { path: 'book.pdf', profile, print: plan, press, direction });
}

const answers = (findings: readonly Finding[]) => findings.filter(({ answer }) => answer !== 'yes');
const catalogKey = (key: string, value: (file: PDFDocument) => Parameters<PDFDocument['context']['obj']>[0]) => {
  return (file: PDFDocument) => file.catalog.set(PDFName.of(key), file.context.obj(value(file) as never));
};
const inch = (name: string) => `q 72 0 0 72 100 300 cm /${name} Do Q`;
/** The last page is left blank, as IngramSpark wants it. */
const ingram: MadePdf = { others: { 40: '' } };

describe('a good file', () => {
  const good: readonly (readonly [Printer, MadePdf])[] = [
    ['plain', {}],
    ['kdp', {}],
    ['lulu', {}],
    ['ingramspark', ingram],
  ];
  it.each(good)('is accepted by %s', async (printer, made) => {
    const { findings } = await look(made, { printer });
    expect(findings.length).toBeGreaterThan(7);
    expect(answers(findings).map(({ demand, answer }) => `${demand}: ${answer}`)).toEqual(
      printer === 'ingramspark' ? ['standard: not possible'] : [],
    );
  });

  it('may have sharp pictures, colours where they are printed, and paper to be cut off', async () => {
    const bled: MadePdf = {
      size: [6.125, 9.25],
      content: `1 0 0 rg 0 0 441 666 re f ${inch('P300')}`,
      change: (file) =>
        file.getPages().forEach((page, index) => page.setTrimBox(index % 2 === 0 ? 0 : 9, 9, 6 * 72, 9 * 72)),
    };
    const { findings } = await look(bled, {
      printer: 'kdp',
      print: { bleed: true, colour: 'colour', paper: 'premium-colour' },
    });
    expect(answers(findings)).toEqual([]);
  });

  it('may have spaces in its margins, for nothing is printed there', async () => {
    // 28 letters of 5 pt end at 407 pt, 25 pt from the edge; the spaces behind them end at the very edge.
    const spaced: MadePdf = { others: { 7: 'BT /F1 10 Tf 267 300 Td (    A line that ends in time     ) Tj ET' } };
    const beyond: MadePdf = { others: { 7: 'BT /F1 10 Tf 267 300 Td (    A line that does not end now.) Tj ET' } };
    expect(answers((await look(spaced, { printer: 'kdp' })).findings)).toEqual([]);
    expect(answers((await look(beyond, { printer: 'kdp' })).findings)).toMatchObject([{ demand: 'margins' }]);
  });

  it('of a book that is read leftwards is sewn on the right', async () => {
    const near: MadePdf = { content: 'BT /F1 10 Tf 20 300 Td (At the left) Tj ET' };
    expect(answers((await look(near, { printer: 'kdp', direction: 'rtl' })).findings)).toMatchObject([
      { demand: 'margins', found: expect.stringContaining('on page 2 a text') },
    ]);
    expect(answers((await look(near, { printer: 'kdp' })).findings)).toMatchObject([
      { demand: 'margins', found: expect.stringContaining('on page 1 a text') },
    ]);
  });
});

// One file for each demand that does not meet it, and nothing else.
const spoilt: readonly (readonly [string, MadePdf, Case, Partial<Finding>])[] = [
  ['page-size', { size: [5, 9] }, { printer: 'kdp' }, { found: expect.stringContaining('127 × 228.6 mm') as never }],
  [
    'page-size',
    { change: (file) => file.getPage(4).setTrimBox(0, 0, 400, 648) },
    { printer: 'kdp' },
    { found: expect.stringContaining('page 5') as never },
  ],
  ['page-count', { pages: 22 }, { printer: 'kdp' }, { wanted: 'There are 24 to 776 pages.', found: '22' }],
  [
    'page-count',
    { pages: 30 },
    {
      printer: 'kdp',
      profile: (profile) => ({ ...profile, papers: { cream: { ...profile.papers['cream']!, most: 28 } } }),
    },
    { found: '30' },
  ],
  ['even-pages', { pages: 41 }, { printer: 'kdp' }, { found: '41' }],
  ['blank-last-page', {}, { printer: 'ingramspark' }, { found: 'something stands on it' }],
  [
    'margins',
    { others: { 7: 'BT /F1 10 Tf 20 300 Td (Too near to the spine) Tj ET' } },
    { printer: 'kdp' },
    { found: 'something is on page 7; on page 7 a text is 7.06 mm (0.278 in) from the left edge' },
  ],
  // 36 letters of 5 pt that begin at 250 pt end at 430 pt, where 432 pt is the edge.
  [
    'margins',
    { others: { 8: 'BT /F1 10 Tf 250 300 Td [(A line that is too long ) -0 (for its page)] TJ ET' } },
    { printer: 'kdp' },
    { found: expect.stringContaining('on page 8 a text is 0.71 mm (0.028 in) from the right edge') as never },
  ],
  ['margins', { content: '0 g 0 0 432 648 re f' }, { printer: 'kdp' }, {}],
  ['margins', { content: 'q 0.5 0 0 0.5 0 0 cm 10 10 m 300 300 l S Q' }, { printer: 'kdp' }, {}],
  ['colours', { others: { 3: `1 0 0 rg ${line}` } }, { printer: 'kdp' }, { found: 'RGB on page 3' }],
  ['colours', { others: { 3: `/DeviceCMYK cs 0 1 1 0 scn ${line}` } }, { printer: 'kdp' }, { found: 'CMYK on page 3' }],
  [
    'colours',
    { ...ingram, content: `1 0 0 rg ${line}` },
    { printer: 'ingramspark', print: { colour: 'colour', paper: 'premium-colour' } },
    { wanted: 'All colours are grey or CMYK.' },
  ],
  [
    'colours',
    { content: 'q 100 300 20 20 re W n /Dusk sh Q' },
    { printer: 'kdp' },
    { answer: 'not checked', found: expect.stringContaining('a gradient') as never },
  ],
  [
    'black',
    { ...ingram, content: `0.3 0.3 0.3 1 k ${line}` },
    { printer: 'ingramspark', print: { colour: 'colour', paper: 'premium-colour' } },
    {},
  ],
  [
    'ink',
    { ...ingram, content: `1 1 0.5 0 k 100 300 20 20 re f` },
    { printer: 'ingramspark', print: { colour: 'colour', paper: 'premium-colour' } },
    { found: expect.stringMatching(/^250 % on pages 1, 2/) as never },
  ],
  ['transparency', { ...ingram, content: `/Glass gs ${line}` }, { printer: 'ingramspark' }, {}],
  ['transparency', { ...ingram, content: inch('Veil') }, { printer: 'ingramspark' }, {}],
  [
    'pictures',
    { others: { 9: inch('P72') } },
    { printer: 'kdp' },
    { found: '72 on page 9; fewer than 300 on page 9', isAdvice: true },
  ],
  ['fine-pictures', { others: { 9: inch('P900') } }, { printer: 'lulu' }, { found: '900 on page 9' }],
  ['fonts', { hasFont: false }, { printer: 'kdp' }, { found: 'missing: Oak' }],
  [
    'links',
    {
      change: (file) => {
        const link = { Type: 'Annot', Subtype: 'Link', Rect: [100, 300, 120, 320] };
        file.getPage(2).node.set(PDFName.of('Annots'), file.context.obj([link]));
      },
    },
    { printer: 'kdp' },
    { found: 'some on page 3' },
  ],
  ['links', { change: catalogKey('AcroForm', () => ({ Fields: [] })) }, { printer: 'kdp' }, { found: 'a form' }],
  ['bookmarks', { change: catalogKey('Outlines', () => ({ Type: 'Outlines', Count: 0 })) }, { printer: 'kdp' }, {}],
  ['attachments', { change: catalogKey('OpenAction', () => ({ S: 'Named', N: 'Print' })) }, { printer: 'plain' }, {}],
  [
    'attachments',
    { change: catalogKey('Names', () => ({ JavaScript: { Names: [] } })) },
    { printer: 'plain' },
    { found: 'a program' },
  ],
  ['lock', { change: (file) => file.encrypt({ userPassword: '', ownerPassword: 'oak' }) }, { printer: 'plain' }, {}],
  [
    'file-size',
    {},
    { printer: 'kdp', profile: (profile) => ({ ...profile, file: { ...profile.file, megabytes: 0.001 } }) },
    {},
  ],
];

describe('a file that does not meet a demand', () => {
  it.each(spoilt)('of %s is told apart %#', async (demand, made, situation, wanted) => {
    const { findings } = await look(made, situation);
    const found = answers(findings).filter((finding) => finding.demand !== 'standard');
    expect(found.map((finding) => finding.demand)).toEqual([demand]);
    expect(found[0]).toMatchObject({ answer: 'no', ...wanted });
  });

  it('is a problem of the book, with what was found', async () => {
    const preflight = await look({ pages: 41, others: { 9: inch('P72') } }, { printer: 'kdp' });
    expect(unmetDemands(preflight)).toEqual([
      {
        rule: 'print-file-is-accepted',
        severity: 'error',
        message: 'book.pdf is not as Kindle Direct Publishing wants it. The number of pages is even. Found: 41.',
      },
      {
        rule: 'print-file-is-accepted',
        severity: 'warning',
        message: expect.stringContaining('300 dots an inch'),
        hint: 'Ask for a larger picture, or print it smaller.',
      },
    ]);
  });
});

describe('every demand', () => {
  const demands = new Set<string>();
  beforeAll(async () => {
    for (const printer of ['plain', 'kdp', 'lulu', 'ingramspark'] as const) {
      (await look({}, { printer })).findings.forEach(({ demand }) => demands.add(demand));
    }
  });

  it('has a file here that does not meet it', () => {
    const tried = new Set(spoilt.map(([demand]) => demand));
    // What cannot be made is never met.
    expect([...demands].filter((demand) => !tried.has(demand))).toEqual(['standard']);
  });
});
