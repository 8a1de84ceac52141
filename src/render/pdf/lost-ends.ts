import type { ChapterSpan } from '../renderer.ts';
import { chapterSpans, mostLost, type SpanReport } from './chapter-spans.ts';

/** Of a chapter that ends so: where and how much, in points, is to be kept free on its last page but one. */
export interface LostEnd {
  /** The first block that begins on that page. */
  readonly block: number;
  readonly height: number;
  /** The pages that the chapter takes so. */
  readonly span: ChapterSpan;
}

/** By a chapter's anchor. */
export type LostEnds = ReadonlyMap<string, LostEnd>;

interface Report extends SpanReport {
  readonly marks: readonly (readonly [string, string | readonly [string, number | string], number])[];
}

/** Where the theme reads it, as JSON by chapter anchor. */
export const endRoomFile = 'data/end-room.json';

/**
 * The chapters that end with a few lines on a page of their own. A designer lets the page before be some lines short,
 * so that more go over with them.
 */
export function lostEnds(answer: unknown): LostEnds {
  const [report] = answer as readonly [Report?];
  const found = new Map<string, LostEnd>();
  if (report?.text === undefined) return found;
  const lastPages = new Map(report.ends?.map(([anchor, page]) => [anchor, page]));
  for (const [anchor, span] of chapterSpans(report)) {
    if (span.lost === 0) continue;
    const block = firstBlockOn((lastPages.get(anchor) ?? 0) - 1, anchor, report.marks);
    const more = mostLost(report.text) + 1 - span.lost;
    if (block !== undefined) found.set(anchor, { block, height: more * report.text.line, span });
  }
  return found;
}

/**
 * Lays the book out again until every chapter ends with some lines or the page before has been made shorter a few times:
 * where it had white already, a first time may be without effect. What comes back is told of as it was in the beginning.
 */
export function keepEndsTogether<T>(
  first: T,
  lostIn: (layout: T) => LostEnds,
  layOut: (room: LostEnds) => T | undefined,
): { readonly layout: T; readonly ends: LostEnds } {
  const ends = lostIn(first);
  const room = new Map<string, LostEnd>();
  let layout = first;
  for (let round = 0; round < mostRounds; round += 1) {
    const lost = [...(round === 0 ? ends : lostIn(layout))].filter(([anchor]) => ends.has(anchor));
    if (lost.length === 0) break;
    for (const [anchor, end] of lost) {
      const { block = end.block, height = 0 } = room.get(anchor) ?? {};
      room.set(anchor, { ...end, block, height: height + end.height });
    }
    const next = layOut(room);
    if (next === undefined) break;
    layout = next;
  }
  return { layout, ends };
}

// Two settle nearly all of 275 essays.
const mostRounds = 3;

function firstBlockOn(page: number, chapter: string, marks: Report['marks']): number | undefined {
  for (const [kind, what, number] of marks) {
    if (kind !== 'b' || typeof what === 'string' || number !== page) continue;
    const [anchor, block] = what;
    if (anchor === chapter && typeof block === 'number') return block;
  }
  return undefined;
}
