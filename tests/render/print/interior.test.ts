import { describe, expect, it } from '@jest/globals';
import type { SetBook } from '../../../src/render/pdf/typesetter.ts';
import { settle } from '../../../src/render/print/interior.ts';
import { notOffered } from '../../../src/render/print/offer.ts';
import { notBindable } from '../../../src/render/print/page-count.ts';
import { loadProfile } from '../../../src/render/print/profile.ts';
import { plainProject } from '../../tiny-book.ts';

const kdp = await loadProfile('kdp');
const lulu = await loadProfile('lulu');
const ingram = await loadProfile('ingramspark');
const { print } = plainProject;

/** A book that has more pages, the wider its inner margin is. */
const bookOf = (pagesFor: (inner: number) => number, own = 0) => {
  const asked: number[] = [];
  const set = async ({ least }: { least: { inner: number } }): Promise<SetBook> => {
    asked.push(least.inner);
    const pages = { pageCount: pagesFor(least.inner), starts: new Map(), breaks: new Map(), spans: new Map() };
    return { pdf: new Uint8Array(), pages, inner: Math.max(own, least.inner), tighter: new Map(), strays: [] };
  };
  return { asked, set };
};

describe('the inner margin', () => {
  it('is that of the pages that there are in the end', async () => {
    const { asked, set } = bookOf((inner) => (inner < 10 ? 149 : inner < 13 ? 152 : 160));
    const interior = await settle(set, { print }, kdp);
    expect(asked).toEqual([9.525]);
    expect(interior).toMatchObject({ pageCount: 150, rounds: 1 });
  });

  it('grows with the pages until both agree, and does not swing back', async () => {
    const { asked, set } = bookOf((inner) => (inner < 10 ? 299 : inner < 13 ? 301 : 290));
    const interior = await settle(set, { print }, kdp);
    expect(asked).toEqual([9.525, 12.7, 15.875]);
    expect(interior).toMatchObject({ pageCount: 290, rounds: 3 });
    expect(interior.press.least).toEqual({ inner: 15.875, others: 6.35 });
  });

  it('may be what the theme took by itself', async () => {
    const { asked, set } = bookOf(() => 600, 20.5);
    expect(await settle(set, { print }, kdp)).toMatchObject({ pageCount: 600, rounds: 1 });
    expect(asked).toEqual([9.525]);
  });

  it('has paper beyond it only where the book runs off the edge', async () => {
    const { set } = bookOf(() => 40);
    const none = { top: 0, bottom: 0, outer: 0, inner: 0 };
    expect((await settle(set, { print }, lulu)).press.bleed).toEqual(none);
    const bled = { print: { ...print, bleed: true } };
    expect((await settle(set, bled, lulu)).press.bleed).toEqual({
      top: 3.175,
      bottom: 3.175,
      outer: 3.175,
      inner: 3.175,
    });
    expect((await settle(set, bled, kdp)).press).toMatchObject({ bleed: { inner: 0 }, least: { others: 9.525 } });
  });
});

describe('the pages that are bound', () => {
  it.each([
    [41, kdp, 42],
    [42, kdp, 42],
    [41, ingram, 42],
    [42, ingram, 44],
  ])('%i pages at %o are %i', async (written, profile, bound) => {
    expect((await settle(bookOf(() => written).set, { print }, profile)).pageCount).toBe(bound);
  });

  it('are refused where they are too few or too many, with a way out', () => {
    expect(notBindable(24, print, kdp)).toEqual([]);
    expect(notBindable(776, print, kdp)).toEqual([]);
    expect(notBindable(22, print, kdp)).toMatchObject([
      {
        severity: 'error',
        message: 'Kindle Direct Publishing binds books of 24 to 776 pages on "cream" paper; this one has 22.',
        hint: 'Add chapters, or choose a smaller page with "trim" under "print" in book.yml.',
      },
    ]);
    expect(notBindable(800, print, kdp)[0]?.hint).toBe(
      'Other papers hold more: "white" (up to 828 pages), "premium-colour" (up to 828 pages). Choose a larger page with "trim" under "print" in book.yml, or make two volumes of it.',
    );
    const large = { ...print, trim: { name: '8.5x11in', width: 215.9, height: 279.4 }, paper: 'white' };
    expect(notBindable(592, large, kdp)).toMatchObject([{ message: expect.stringContaining('24 to 590 pages') }]);
    expect(notBindable(60, { ...print, paper: 'standard-colour' }, kdp)).toMatchObject([
      {
        message: expect.stringContaining('72 to 600 pages'),
        hint: expect.stringMatching(/^Other papers are bound from fewer: "white" \(from 24 pages\), "cream"/),
      },
    ]);
  });
});

describe('what a printer does not offer', () => {
  const trim = { name: '150x200mm', width: 150, height: 200 };
  it.each([
    [{ trim }, lulu, 'Lulu does not print books of 150x200mm.'],
    [
      { trim: { name: '3x5in', width: 76.2, height: 127 } },
      kdp,
      'Kindle Direct Publishing does not print books of 3x5in.',
    ],
    [{ paper: 'creem' }, kdp, 'Kindle Direct Publishing does not print on "creem" paper.'],
    [{ colour: 'colour' as const }, kdp, 'Kindle Direct Publishing does not print in colour on "cream" paper.'],
  ])('%o is refused', (change, profile, message) => {
    expect(notOffered({ ...print, ...change }, profile)).toMatchObject([{ severity: 'error', message }]);
  });

  it('is nothing else', () => {
    expect(notOffered({ ...print, trim }, kdp)).toEqual([]);
    // A5 is 148 mm here and 5.83 in there.
    expect(notOffered({ ...print, trim: { name: 'a5', width: 148, height: 210 } }, lulu)).toEqual([]);
  });
});
