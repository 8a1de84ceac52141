import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import type { ChapterSpan, PageMap } from '../renderer.ts';

/** By chapter anchor: a step of the theme's `tighter`, 1 to 3. Chapters that are not named are set as they are. */
export type Closeness = ReadonlyMap<string, number>;

/** The closest step that themes have. */
const closest = 3;
/** More lines than these cannot be gained by setting a chapter closer. */
export const mostLinesGained = 4;

interface LaidOut {
  readonly pages: PageMap;
  readonly tighter: Closeness;
}

/** Lines that stand beyond the pages that a chapter may have; where there is no limit, a few lost ones at its end. */
function excess(span: ChapterSpan | undefined, limit: number | undefined): number {
  if (span === undefined || limit === undefined) return span?.lost ?? 0;
  return span.lines.slice(limit).reduce((sum, each) => sum + each, 0);
}

/**
 * Sets the book, and where the editors ask for it (`limits.fit`), again with the chapters closer that are a few lines
 * longer than their pages, or that end with a few lines on a page: no closer than each of them needs, and as they were where even the closest is not enough.
 */
export async function tightenToFit<T extends LaidOut>(
  manuscript: Manuscript,
  lay: (tighter: Closeness) => Promise<T>,
): Promise<T> {
  const { pages: limit, fit } = manuscript.limits;
  let book = await lay(new Map());
  if (fit !== 'tighten') return book;
  const chapters = new Set(manuscript.sections.flatMap((section) => section.chapters.map(({ anchor }) => anchor)));
  const over = (anchor: string) => excess(book.pages.spans.get(anchor), limit);
  const isNear = (anchor: string) => over(anchor) > 0 && over(anchor) <= mostLinesGained;
  const tighter = new Map([...chapters].filter(isNear).map((anchor) => [anchor, Math.min(closest, over(anchor))]));
  let isSettled = tighter.size === 0;
  while (!isSettled) {
    book = await lay(new Map(tighter));
    isSettled = true;
    for (const [anchor, step] of [...tighter]) {
      if (over(anchor) === 0) continue;
      isSettled = false;
      if (step < closest) tighter.set(anchor, step + 1);
      else tighter.delete(anchor);
    }
  }
  return book;
}

/** Which chapters were set closer, so that an editor can look at them. */
export function tightened(manuscript: Manuscript, tighter: Closeness): Diagnostic[] {
  const chapters = manuscript.sections.flatMap((section) => section.chapters);
  return chapters.flatMap(({ anchor, file }): Diagnostic[] => {
    const step = tighter.get(anchor);
    if (step === undefined) return [];
    const means =
      ['', '1.5 % and its letters by 0.4 %', '3 % and its letters by 0.7 %', '4.5 % and its letters by 1 %'][step] ??
      '';
    return [
      {
        rule: 'chapters-fit-their-pages',
        severity: 'info',
        message: `The chapter is set closer, ${manuscript.limits.pages === undefined ? 'for its last lines would stand alone on a page' : 'to stand on its pages'}: its lines by ${means}.`,
        file,
      },
    ];
  });
}
