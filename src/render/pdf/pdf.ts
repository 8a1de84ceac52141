import type { Renderer } from '../renderer.ts';
import { screen } from './press.ts';
import { withTypesetter } from './typesetter.ts';

/** The book as one PDF/UA-1 file, `SLUG.pdf`, with the pages on which everything came to stand. */
export const renderPdf: Renderer = async (manuscript, context) => {
  const { value, diagnostics } = await withTypesetter(manuscript, context, (set) => set(screen, 'screen'));
  const files = [{ path: `${manuscript.book.slug}.pdf`, bytes: value.pdf }];
  return { value: { files, pages: value.pages }, diagnostics };
};
