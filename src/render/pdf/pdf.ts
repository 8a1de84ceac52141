import type { Renderer } from '../renderer.ts';
import { chapterFits, fitProblems } from './page-fit.ts';
import { screen } from './press.ts';
import { tightened } from './tighten.ts';
import { withTypesetter } from './typesetter.ts';

/** The book as one PDF/UA-1 file, `SLUG.pdf`, with the pages on which everything came to stand. */
export const renderPdf: Renderer = async (manuscript, context) => {
  const { value, diagnostics } = await withTypesetter(manuscript, context, (set) => set(screen, 'screen'));
  const { pdf, pages, tighter } = value;
  const fits = chapterFits(manuscript, pages);
  return {
    value: { files: [{ path: `${manuscript.book.slug}.pdf`, bytes: pdf }], pages, fits },
    diagnostics: [...diagnostics, ...fitProblems(fits, manuscript.limits), ...tightened(manuscript, tighter)],
  };
};
