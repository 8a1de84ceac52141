import type { BylineEntry, Chapter } from '../model/chapter.ts';

/** Everyone whom a chapter names: its authors, and who translated, illustrated or edited it. */
export function everyoneOf({ byline, credits }: Pick<Chapter, 'byline' | 'credits'>): readonly BylineEntry[] {
  return [...byline, ...credits];
}
