import type { Finding } from '../../../model/preflight.ts';
import { isbnDigits } from '../../../text/isbn.ts';
import { paperOf } from '../offer.ts';
import type { Area } from '../wrap-size.ts';
import { readBars } from './barcode-reader.ts';
import type { WantedCover } from './cover.ts';
import type { LookedAt, LookedAtPage } from './look.ts';
import { type Box, overlap } from './matrix.ts';
import type { Mark } from './page-ink.ts';
import { length, millimetres, points, sizeInWords } from './words.ts';

const tolerance = 0.5;

/** One page, as large as both panels, the spine and the bleed. */
export function coverHasItsSize({ pages }: LookedAt, { wrap }: WantedCover): Finding {
  const [page] = pages;
  const wanted = `The cover is one page of ${sizeInWords(points(wrap.width), points(wrap.height))}, bleed included.`;
  if (page === undefined || pages.length !== 1) {
    return { demand: 'cover-size', wanted, answer: 'no', found: `${pages.length} pages` };
  }
  const { media, trim } = page;
  const [width, height] = [media.right - media.left, media.top - media.bottom];
  const bleed = points(wrap.bleed);
  const distances = [
    width - points(wrap.width),
    height - points(wrap.height),
    trim.left - media.left - bleed,
    media.right - trim.right - bleed,
    trim.bottom - media.bottom - bleed,
    media.top - trim.top - bleed,
  ];
  const isRight = distances.every((distance) => Math.abs(distance) <= tolerance);
  const found = isRight
    ? 'it is'
    : `${sizeInWords(width, height)}, trimmed to ${sizeInWords(trim.right - trim.left, trim.top - trim.bottom)}`;
  return { demand: 'cover-size', wanted, answer: isRight ? 'yes' : 'no', found };
}

/** Where the printer's figures are uncertain, only its template can tell. */
export function spineIsAsThick(_: LookedAt, { wrap, profile, print }: WantedCover): Finding | undefined {
  const { doubt } = profile.papers[paperOf(print, profile)] ?? {};
  if (doubt === undefined && profile.spine.templateOnly !== true) return undefined;
  return {
    demand: 'spine-width',
    wanted: 'The spine is as wide as on the template that the printer sends.',
    answer: 'not checked',
    found: `${length(wrap.spine.width)}, which is an estimate`,
    hint: doubt ?? `Ask ${profile.name} for the template of this book and compare.`,
  };
}

export function spineWordsAreAllowed(file: LookedAt, { wrap, profile }: WantedCover): Finding {
  const words = wordsIn(file, wrap.spine);
  if (wrap.spineSafe === undefined) {
    return {
      demand: 'spine-words',
      wanted: `There are no words on the spine of a book of fewer than ${profile.spine.textFrom} pages.`,
      answer: words.length === 0 ? 'yes' : 'no',
      found: words.length === 0 ? 'none' : 'some',
    };
  }
  const near = words.some(({ page, mark }) =>
    isOutside(mark.box, inset(boxOf(wrap.spine, page), points(wrap.spineSafe ?? 0))),
  );
  return {
    demand: 'spine-words',
    wanted: `The words of the spine are ${length(wrap.spineSafe)} from its folds.`,
    answer: near ? 'no' : 'yes',
    found: near ? 'some are nearer' : words.length === 0 ? 'there are no words' : 'they are',
  };
}

/** Words stay away from the edges, where the knife is, and from the folds. */
export function wordsAreSafe(file: LookedAt, { wrap }: WantedCover): Finding {
  const unsafe = (
    [
      ['front', wrap.front],
      ['back', wrap.back],
    ] as const
  ).flatMap(([name, area]) =>
    wordsIn(file, area).some(({ page, mark }) => isOutside(mark.box, inset(boxOf(area, page), points(wrap.safe))))
      ? [name]
      : [],
  );
  return {
    demand: 'safe-words',
    wanted: `The words of front and back are ${length(wrap.safe)} from edges and folds.`,
    answer: unsafe.length === 0 ? 'yes' : 'no',
    found: unsafe.length === 0 ? 'they are' : `some on the ${unsafe.join(' and the ')} are nearer`,
  };
}

/** The bars are read again from where they stand; without an ISBN, the printer puts its own there. */
export function barcodeIsThere({ pages }: LookedAt, { wrap, isbn }: WantedCover): Finding {
  const [page] = pages;
  const zone = page === undefined ? undefined : boxOf(wrap.barcode, page);
  const marks = page === undefined || zone === undefined ? [] : page.ink.marks.filter(({ box }) => lies(box, zone));
  if (isbn === undefined) {
    return {
      demand: 'barcode',
      wanted: "The place of the printer's barcode is free.",
      answer: marks.length === 0 ? 'yes' : 'no',
      found: marks.length === 0 ? 'it is' : 'something stands there',
    };
  }
  const read = readBars(marks.filter(({ kind }) => kind === 'shape').map(({ box }) => box));
  return {
    demand: 'barcode',
    wanted: `The barcode says ${isbn}.`,
    answer: read?.digits === isbnDigits(isbn) ? 'yes' : 'no',
    found:
      read === undefined
        ? 'no bars that can be read'
        : `${read.digits}${read.add === undefined ? '' : ` and ${read.add}`}, its thinnest bar ${millimetres(read.module).toFixed(2)} mm`,
  };
}

function wordsIn({ pages }: LookedAt, area: Area): { page: LookedAtPage; mark: Mark }[] {
  return pages.flatMap((page) => {
    const { left, right } = boxOf(area, page);
    return page.ink.marks
      .filter(
        ({ kind, box }) => kind === 'text' && (box.left + box.right) / 2 >= left && (box.left + box.right) / 2 < right,
      )
      .map((mark) => ({ page, mark }));
  });
}

function boxOf({ left, top, width, height }: Area, { media }: LookedAtPage): Box {
  return {
    left: media.left + points(left),
    right: media.left + points(left + width),
    top: media.top - points(top),
    bottom: media.top - points(top + height),
  };
}

function inset({ left, bottom, right, top }: Box, by: number): Box {
  return { left: left + by, bottom: bottom + by, right: right - by, top: top - by };
}

function isOutside(box: Box, safe: Box): boolean {
  const beyond = [safe.left - box.left, safe.bottom - box.bottom, box.right - safe.right, box.top - safe.top];
  return beyond.some((distance) => distance > tolerance);
}

/** Within the zone or across its border; what covers all of it is its ground. */
function lies(box: Box, zone: Box): boolean {
  const common = overlap(box, zone);
  if (common === undefined) return false;
  const isGround = !isOutside(inset(zone, 1), box);
  return !isGround && common.right - common.left > 0 && common.top - common.bottom > 0;
}
