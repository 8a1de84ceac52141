import type { ChapterSpan, PageMap, PageRef } from '../renderer.ts';
import { chapterSpans, type SpanReport } from './chapter-spans.ts';
import { type NoteRoom, strayNotes } from './stray-notes.ts';

/** What the theme reports of its layout (`<gathering-pages>`); see `mark` in its `style.typ`. */
interface PageReport extends SpanReport {
  /** Physical page on which the body begins and the folios become arabic. */
  readonly body: number | null;
  /** The inner margin in millimetres. */
  readonly inner?: number;
  /** Kind (`c` chapter, `s` section, `p` person, `b` block or a place in it), what it marks, physical page. */
  readonly marks: readonly (
    readonly ['c' | 's' | 'p', string, number] | readonly ['b', readonly [string, number | string], number]
  )[];
}

/**
 * Read the theme's report. `answer` is what the query gave: a list of one report. Chapters whose ends were kept together
 * are measured as they were before that, for their authors want to know how much their texts are too long.
 */
export function pageMap(
  answer: unknown,
  pageCount: number,
  ends: readonly (readonly [string, ChapterSpan])[] = [],
): PageMap {
  const [report] = answer as readonly [PageReport];
  const starts = new Map<string, PageRef>();
  const breaks = new Map<string, { place: string; page: PageRef }[]>();
  const lastPage = new Map<string, number>();
  for (const [kind, what, number] of report.marks) {
    const page = { label: folio(number, report.body), number };
    if (kind !== 'b') {
      if (!starts.has(what)) starts.set(what, page);
      if (kind === 'c') lastPage.set(what, number);
      continue;
    }
    const [chapter, place] = what;
    if (number <= (lastPage.get(chapter) ?? 0)) continue;
    lastPage.set(chapter, number);
    const found = breaks.get(chapter) ?? [];
    breaks.set(chapter, [...found, { place: String(place), page }]);
  }
  return { pageCount, starts, breaks, spans: new Map([...chapterSpans(report), ...ends]) };
}

/** The inner margin that the theme chose, in millimetres. `answer` is what the query gave. */
export function innerMargin(answer: unknown): number {
  const [report] = answer as readonly [PageReport];
  return report.inner ?? 0;
}

/** The notes that do not stand on the page of their mark, as `strayNotes` tells them. A cover has no report. */
export function straysOf(answer: unknown): NoteRoom {
  const [report] = answer as readonly [PageReport?];
  return report === undefined ? new Map() : strayNotes(report);
}

function folio(page: number, body: number | null): string {
  return body === null || page < body ? roman(page) : String(page - body + 1);
}

/** 4 → `iv`. */
export function roman(number: number): string {
  const numerals: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = number;
  let written = '';
  for (const [value, letters] of numerals) {
    while (rest >= value) {
      written += letters;
      rest -= value;
    }
  }
  return written;
}
