import type { Finding } from '../../../model/preflight.ts';
import type { Colour, Profile } from '../profile.ts';
import type { LookedAt, LookedAtPage } from './look.ts';
import { pagesInWords } from './words.ts';

const named: Readonly<Record<Colour, string>> = { grey: 'grey', rgb: 'RGB', cmyk: 'CMYK' };
const inWords = (colours: readonly Colour[]) => colours.map((colour) => named[colour]).join(' or ');

/** Only the colours that are printed: grey alone for a book in greys. */
export function coloursArePrinted({ pages }: LookedAt, allowed: readonly Colour[]): Finding {
  const wrong = pages.filter(({ ink }) => [...ink.colours.spaces].some((space) => !allowed.includes(space)));
  const strange = pages.filter(({ ink }) => ink.colours.unusual.size > 0);
  const demand = { demand: 'colours', wanted: `All colours are ${inWords(allowed)}.` };
  if (wrong.length > 0) {
    const spaces = [...new Set(wrong.flatMap(({ ink }) => [...ink.colours.spaces]))];
    const others = spaces.filter((space) => !allowed.includes(space));
    return { ...demand, answer: 'no', found: `${inWords(others)} on ${pagesInWords(wrong)}` };
  }
  if (strange.length > 0) {
    const kinds = [...new Set(strange.flatMap(({ ink }) => [...ink.colours.unusual]))];
    return { ...demand, answer: 'not checked', found: `${kinds.join(', ')} on ${pagesInWords(strange)}` };
  }
  const used = new Set(pages.flatMap(({ ink }) => [...ink.colours.spaces]));
  return {
    ...demand,
    answer: 'yes',
    found: inWords([...used].sort()).replaceAll(' or ', ' and ') || 'no colour at all',
  };
}

export function blackIsPure({ pages }: LookedAt, { file: { pureBlack } }: Profile): Finding | undefined {
  if (pureBlack !== true) return undefined;
  const mixed = pages.filter(({ ink }) => ink.colours.mixedBlack);
  return {
    demand: 'black',
    wanted: 'Black letters are of black ink alone.',
    answer: mixed.length === 0 ? 'yes' : 'no',
    found: mixed.length === 0 ? 'all are' : `several inks on ${pagesInWords(mixed)}`,
  };
}

export function inkIsDry({ pages }: LookedAt, { file: { mostInk } }: Profile): Finding | undefined {
  if (mostInk === undefined) return undefined;
  const wet = pages.filter(({ ink }) => ink.colours.mostInk > mostInk);
  const most = pages.reduce((sum, { ink }) => Math.max(sum, ink.colours.mostInk), 0);
  return {
    demand: 'ink',
    wanted: `No spot of type or drawing has more than ${mostInk} % of ink.`,
    answer: wet.length === 0 ? 'yes' : 'no',
    found: wet.length === 0 ? `${most} % at most` : `${most} % on ${pagesInWords(wet)}`,
  };
}

export function nothingIsSeenThrough({ pages }: LookedAt, { file: { flattened } }: Profile): Finding | undefined {
  if (flattened !== true) return undefined;
  const seen = pages.filter(({ ink }) => ink.seeThrough.size > 0);
  const kinds = [...new Set(seen.flatMap(({ ink }) => [...ink.seeThrough]))];
  return {
    demand: 'transparency',
    wanted: 'Nothing can be seen through.',
    answer: seen.length === 0 ? 'yes' : 'no',
    found: seen.length === 0 ? 'nothing can' : `${kinds.join(', ')} on ${pagesInWords(seen)}`,
  };
}

/** Printers take blurred pictures, with a warning; so do we. */
export function picturesAreSharp({ pages }: LookedAt, { file: { dots } }: Profile): Finding {
  const wanted = `Pictures have ${dots} dots an inch or more.`;
  const all = pages.flatMap(({ ink }) => ink.pictures);
  if (all.length === 0) return { demand: 'pictures', wanted, answer: 'yes', found: 'there are no pictures' };
  const fewest = Math.min(...all.map((picture) => picture.dots));
  const blurred = pagesWith(pages, (picture) => picture < dots - 1);
  if (blurred.length === 0) return { demand: 'pictures', wanted, answer: 'yes', found: `${fewest} at least` };
  return {
    demand: 'pictures',
    wanted,
    answer: 'no',
    found: `${fewest} on ${pagesInWords(pagesWith(pages, (picture) => picture === fewest))}; fewer than ${dots} on ${pagesInWords(blurred)}`,
    hint: 'Ask for a larger picture, or print it smaller.',
    isAdvice: true,
  };
}

export function picturesAreNotTooFine({ pages }: LookedAt, { file: { mostDots } }: Profile): Finding | undefined {
  if (mostDots === undefined) return undefined;
  const most = Math.max(0, ...pages.flatMap(({ ink }) => ink.pictures.map((picture) => picture.dots)));
  const fine = pagesWith(pages, (picture) => picture > mostDots + 1);
  return {
    demand: 'fine-pictures',
    wanted: `Pictures have ${mostDots} dots an inch or fewer.`,
    answer: fine.length === 0 ? 'yes' : 'no',
    found:
      fine.length === 0
        ? most === 0
          ? 'there are no pictures'
          : `${most} at most`
        : `${most} on ${pagesInWords(fine)}`,
    isAdvice: true,
  };
}

function pagesWith(pages: readonly LookedAtPage[], is: (dots: number) => boolean): LookedAtPage[] {
  return pages.filter(({ ink }) => ink.pictures.some(({ dots }) => is(dots)));
}
