import type { Checked } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import type { ChapterFit } from '../../model/page-fit.ts';
import { chapterFits, fitProblems } from './page-fit.ts';
import { strayNoteProblems } from './stray-notes.ts';
import { tightened } from './tighten.ts';
import type { SetBook } from './typesetter.ts';

/** How the chapters stand on the pages of the book as it was set, and what is to be said of it. */
export function fitsOf(
  manuscript: Manuscript,
  { pages, tighter, strays }: Pick<SetBook, 'pages' | 'tighter' | 'strays'>,
): Checked<readonly ChapterFit[]> {
  const fits = chapterFits(manuscript, pages);
  return {
    value: fits,
    diagnostics: [
      ...fitProblems(fits, manuscript.limits),
      ...tightened(manuscript, tighter),
      ...strayNoteProblems(manuscript, strays),
    ],
  };
}
