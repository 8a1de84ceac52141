import type { ChapterSpan } from '../renderer.ts';

/** What the theme reports of where chapters stand: what, on which page, how far from its top edge in points. */
export interface SpanReport {
  /**
   * The part of a page that text stands in, the distance from line to line, what of it lies between two lines, and the
   * white between two paragraphs.
   */
  readonly text?: {
    readonly top: number;
    readonly height: number;
    readonly line: number;
    readonly gap: number;
    readonly between?: number;
  };
  readonly opens?: readonly (readonly [string, number, number])[];
  readonly ends?: readonly (readonly [string, number, number])[];
  /** Which note it is and the page of its mark; nothing in a theme that does not tell. */
  readonly notes?: readonly (readonly [readonly [string, number] | null, number, number])[];
}

/** A line of text that is a hair too low is still a line. */
const hair = 0.02;
/** The rule above the notes, with the white around it, in points. */
export const aboveNotes = 11.5;

/** As few lines at the end of a chapter look lost on a page of their own; with the white where each is a paragraph. */
export function mostLost({ line, between = 0 }: NonNullable<SpanReport['text']>): number {
  return 3 + Math.ceil((2 * between) / line - hair);
}

/** How much of its pages each chapter takes. */
export function chapterSpans({ text, opens = [], ends = [], notes = [] }: SpanReport): Map<string, ChapterSpan> {
  const spans = new Map<string, ChapterSpan>();
  if (text === undefined) return spans;
  const bottom = text.top + text.height;
  const noteTops = new Map<number, number>();
  for (const [, page, y] of notes) noteTops.set(page, Math.min(y - aboveNotes, noteTops.get(page) ?? bottom));
  // Where the text must end on a page, for notes stand below it.
  const floor = (page: number) => noteTops.get(page) ?? bottom;
  const asLines = (points: number) => Math.max(0, Math.ceil((points + text.gap) / text.line - hair));
  const openings = new Map(opens.map(([anchor, page, y]) => [anchor, { page, y }]));
  for (const [anchor, lastPage, endY] of ends) {
    const opening = openings.get(anchor);
    if (opening === undefined) continue;
    const lines: number[] = [];
    for (let page = opening.page; page <= lastPage; page++) {
      const top = page === opening.page ? opening.y : text.top;
      const end = page === lastPage ? endY + bottom - floor(page) : bottom;
      lines.push(asLines(end - top));
    }
    const room = Math.max(0, Math.floor((floor(lastPage) - endY) / text.line + hair));
    const last = lines.at(-1) ?? 0;
    const lost = lines.length > 1 && last <= mostLost(text) ? last : 0;
    spans.set(anchor, { pages: lines.length, lines, room, lost });
  }
  return spans;
}
