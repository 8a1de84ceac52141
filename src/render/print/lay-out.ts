import type { Manuscript } from '../../model/manuscript.ts';
import { chapterFits, fitProblems } from '../pdf/page-fit.ts';
import { renderPdf } from '../pdf/pdf.ts';
import { tightened } from '../pdf/tighten.ts';
import type { Renderer } from '../renderer.ts';
import { type Interior, setInterior } from './interior.ts';
import { loadProfile } from './profile.ts';

/** How the chapters stand on their pages, and no file: on those of the printer, where the editors named one. */
export const layOutPages: Renderer = async (manuscript, context) => {
  if (manuscript.print.hasPrinter !== true) {
    const { value, diagnostics } = await renderPdf(manuscript, context);
    return { value: { ...value, files: [] }, diagnostics };
  }
  const profile = await loadProfile(manuscript.print.printer);
  const { value: interior, diagnostics } = await setInterior(manuscript, profile, context);
  const { fits, diagnostics: found } = interiorFits(manuscript, interior);
  return { value: { files: [], pages: interior.pages, fits }, diagnostics: [...diagnostics, ...found] };
};

/** How the chapters stand on the pages of the printed book, and what is to be said of it. */
export function interiorFits(manuscript: Manuscript, { pages, tighter }: Interior) {
  const fits = chapterFits(manuscript, pages);
  return { fits, diagnostics: [...fitProblems(fits, manuscript.limits), ...tightened(manuscript, tighter)] };
}
