import { fitsOf } from '../pdf/layout-problems.ts';
import { renderPdf } from '../pdf/pdf.ts';
import type { Renderer } from '../renderer.ts';
import { setInterior } from './interior.ts';
import { loadProfile } from './profile.ts';

/** How the chapters stand on their pages, and no file: on those of the printer, where the editors named one. */
export const layOutPages: Renderer = async (manuscript, context) => {
  if (manuscript.print.hasPrinter !== true) {
    const { value, diagnostics } = await renderPdf(manuscript, context);
    return { value: { ...value, files: [] }, diagnostics };
  }
  const profile = await loadProfile(manuscript.print.printer);
  const { value: interior, diagnostics } = await setInterior(manuscript, profile, context);
  const fits = fitsOf(manuscript, interior);
  return {
    value: { files: [], pages: interior.pages, fits: fits.value },
    diagnostics: [...diagnostics, ...fits.diagnostics],
  };
};
