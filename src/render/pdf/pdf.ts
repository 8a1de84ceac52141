import type { Renderer } from '../renderer.ts';
import { fitsOf } from './layout-problems.ts';
import { screen } from './press.ts';
import { withTypesetter } from './typesetter.ts';
import { withWholeLetters } from './whole-letters.ts';

/** The book as one PDF/UA-1 file, `SLUG.pdf`, with the pages on which everything came to stand. */
export const renderPdf: Renderer = async (manuscript, context) => {
  const { value, diagnostics } = await withTypesetter(manuscript, context, (set) => set(screen, 'screen'));
  const { pdf, pages } = value;
  const fits = fitsOf(manuscript, value);
  return {
    value: {
      files: [{ path: `${manuscript.book.slug}.pdf`, bytes: await withWholeLetters(pdf, manuscript) }],
      pages,
      fits: fits.value,
    },
    diagnostics: [...diagnostics, ...fits.diagnostics],
  };
};
