import type { Renderer } from '../renderer.ts';
import type { Inks } from './ink.ts';
import { roundsNote, setInterior } from './interior.ts';
import { fitsOf } from '../pdf/layout-problems.ts';
import { notOffered } from './offer.ts';
import { notBindable } from './page-count.ts';
import { preflightInterior } from './preflight/interior.ts';
import { unmetDemands } from './preflight/unmet.ts';
import { pressReady } from './press-ready.ts';
import { loadProfile, type Profile } from './profile.ts';

/** The pages of the book as a printer takes them, `SLUG-print.pdf`, with what a look at the finished file found. */
export const renderPrint: Renderer = async (manuscript, context) => {
  const { print, book } = manuscript;
  const profile = await loadProfile(print.printer);
  const refused = notOffered(print, profile);
  if (refused.length > 0) return { value: { files: [] }, diagnostics: refused };
  const { value: interior, diagnostics } = await setInterior(manuscript, profile, context);
  const { pageCount, pages, press } = interior;
  const stand = fitsOf(manuscript, interior);
  const unbound = notBindable(pageCount, print, profile);
  if (unbound.length > 0) {
    return {
      value: { files: [], printedPages: pageCount, fits: stand.value },
      diagnostics: [...diagnostics, ...stand.diagnostics, ...unbound],
    };
  }
  const inks = inksOf(print.colour, profile);
  const bytes = await pressReady(interior.pdf, {
    inks,
    bleed: press.bleed,
    direction: book.direction,
    pageCount,
    pictures: profile.file,
  });
  const path = `${book.slug}-print.pdf`;
  const preflight = await preflightInterior(bytes, { path, profile, print, press, direction: book.direction });
  return {
    value: { files: [{ path, bytes }], pages, printedPages: pageCount, preflight: [preflight], fits: stand.value },
    diagnostics: [...diagnostics, ...stand.diagnostics, ...roundsNote(interior), ...unmetDemands(preflight)],
  };
};

/** Colours as the printer wants them: on a screen's terms where it takes those. */
export function inksOf(colour: 'colour' | 'greyscale', { file }: Profile): Inks {
  if (colour === 'greyscale') return 'grey';
  return file.colours.includes('rgb') ? 'rgb' : 'cmyk';
}
