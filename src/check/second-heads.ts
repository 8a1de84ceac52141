import { beginsWithMatterKey } from '../text/front-matter-words.ts';
import type { Chapter } from '../model/chapter.ts';
import { proseLines } from './prose.ts';

/** A block of front matter in the midst of a chapter: the lines of its hyphens, counted from 0. */
export interface SecondHead {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

// Only a bound on the search: the longest head of 4,583 real chapters has 2,068 bytes.
const MOST_LINES = 60;

/** The blocks of front matter that stand in the text of a chapter, and are printed. */
export function secondHeads(chapter: Chapter): SecondHead[] {
  if (!chapter.readable || !chapter.headIsRead || chapter.text.split('\n---').length < 3) return [];
  const lines = proseLines(chapter);
  const heads: SecondHead[] = [];
  for (let start = 0; start < lines.length; start += 1) {
    const end = endOfBlock(lines, start);
    if (end === undefined) continue;
    heads.push({ start, end, lines: lines.slice(start, end + 1) });
    start = end;
  }
  return heads;
}

/** The index of the closing line of a block that begins at `start` and whose first line is a key that chapters have. */
function endOfBlock(lines: readonly string[], start: number): number | undefined {
  if (!isFence(lines[start]) || !beginsWithMatterKey(lines[start + 1] ?? '')) return undefined;
  for (let index = start + 2; index < Math.min(lines.length, start + MOST_LINES); index += 1) {
    const line = lines[index] ?? '';
    if (isFence(line)) return index;
    if (!/^(?:[\p{L}_][\p{L}\p{N}_-]*:|[ \t]+\S|- )/u.test(line)) return undefined;
  }
  return undefined;
}

function isFence(line: string | undefined): boolean {
  return /^---[ \t]*$/.test(line ?? '');
}
