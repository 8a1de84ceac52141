import type { Diagnostic } from '../../model/checked.ts';
import type { Manuscript, ManuscriptChapter } from '../../model/manuscript.ts';
import type { ChapterFit } from '../../model/page-fit.ts';
import type { ChapterSpan, PageMap } from '../renderer.ts';
import { mostLinesGained } from './tighten.ts';

/** How each chapter stands on the pages that it may have, in the order of the book. Held chapters have no text. */
export function chapterFits(manuscript: Manuscript, { spans }: Pick<PageMap, 'spans'>): ChapterFit[] {
  const chapters = manuscript.sections.flatMap((section) => section.chapters);
  return chapters.flatMap((chapter) => {
    const span = spans.get(chapter.anchor);
    return span === undefined || chapter.state === 'held' ? [] : [fitOf(chapter, span, manuscript.limits.pages)];
  });
}

function fitOf({ file, title, words }: ManuscriptChapter, span: ChapterSpan, limit?: number): ChapterFit {
  const sum = (lines: readonly number[]) => lines.reduce((all, each) => all + each, 0);
  const over = limit === undefined ? 0 : sum(span.lines.slice(limit));
  // As many words as stand on so many of the chapter's lines, told in fives: it is an estimate.
  const wordsOver = Math.ceil((words * over) / Math.max(1, sum(span.lines)) / 5) * 5;
  const fit = { file, title, pages: span.pages, over, wordsOver, room: over > 0 ? 0 : span.room };
  return limit === undefined ? fit : { ...fit, limit };
}

/** The chapters that do not stand on as many pages as they may have. */
export function fitProblems(fits: readonly ChapterFit[], { fit }: Manuscript['limits']): Diagnostic[] {
  return fits
    .filter(({ over }) => over > 0)
    .map(({ file, pages, limit = pages, over, wordsOver }) => ({
      rule: 'chapters-fit-their-pages',
      severity: 'warning',
      message: `The chapter takes ${pages} pages and may have ${limit}: it is ${over === 1 ? 'one line' : `${over} lines`}, about ${wordsOver} words, too long.`,
      hint:
        over > mostLinesGained || fit === 'tighten'
          ? 'Shorten the text, or allow more pages with "limits" in book.yml.'
          : 'Shorten the text, or let the typesetter try: "limits: { fit: tighten }" in book.yml.',
      file,
    }));
}
