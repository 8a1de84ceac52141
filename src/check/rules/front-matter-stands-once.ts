import { matterAliases, matterKeys } from '../../text/front-matter-words.ts';
import { proseLines } from '../prose.ts';
import type { Rule } from '../rule.ts';

/** Only one block of front matter stands in a chapter; a second one would be printed. */
export const frontMatterStandsOnce: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!chapter.readable || !chapter.headIsRead || chapter.text.split('\n---').length < 3) continue;
    const lines = proseLines(chapter);
    for (let index = 0; index < lines.length; index += 1) {
      const end = endOfBlock(lines, index);
      if (end === undefined) continue;
      yield {
        // What it says of title and author is lost otherwise.
        severity: lines.slice(index, end).some((line) => /^(?:title|authors?):/i.test(line)) ? 'error' : 'warning',
        message: 'A second block of front matter stands in the text and is printed as part of it.',
        hint: 'Move what you need of it to the block at the top of the file, and delete this one.',
        file: chapter.file,
        place: { line: index + 1, column: 1, endLine: end + 1, endColumn: (lines[end]?.length ?? 0) + 1 },
      };
      index = end;
    }
  }
};

// Only a bound on the search: the longest head of 4,583 real chapters has 2,068 bytes.
const MOST_LINES = 60;

/** The index of the closing line of a block that begins at `start` and whose first line is a key that chapters have. */
function endOfBlock(lines: readonly string[], start: number): number | undefined {
  if (!isFence(lines[start]) || !isOurKey(lines[start + 1])) return undefined;
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

function isOurKey(line: string | undefined): boolean {
  const key = /^([\p{L}_][\p{L}\p{N}_-]*):(?:\s|$)/u.exec(line ?? '')?.[1]?.toLowerCase();
  return key !== undefined && (matterKeys.some((known) => known === key) || Object.hasOwn(matterAliases, key));
}
