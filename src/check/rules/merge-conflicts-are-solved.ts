import type { Rule } from '../rule.ts';
import { linesOutsideCode } from '../prose.ts';

/** No two versions of a passage stand in a chapter with the marks of git between them. */
export const mergeConflictsAreSolved: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!chapter.readable || !/^(?:<{7}|>{7})(?: |$)/m.test(chapter.text)) continue;
    const lines = linesOutsideCode(chapter);
    let start = -1;
    let middle = -1;
    for (const [index, line] of lines.entries()) {
      if (/^<{7}(?: |$)/.test(line)) {
        if (start !== -1) yield leftOver(chapter.file, start, lines[start] ?? '');
        [start, middle] = [index, -1];
      } else if (/^={7}$/.test(line) && start !== -1) middle = index;
      else if (/^>{7}(?: |$)/.test(line) && middle !== -1) {
        yield {
          severity: 'error',
          message: `Two versions of one passage stand here: the first in ${lineRange(start + 2, middle)}, the second in ${lineRange(middle + 2, index)}.`,
          hint: 'Keep what you want of the two, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.',
          file: chapter.file,
          place: { line: start + 1, column: 1, endLine: index + 1, endColumn: line.length + 1 },
        };
        [start, middle] = [-1, -1];
      } else if (/^>{7}(?: |$)/.test(line)) {
        yield leftOver(chapter.file, start === -1 ? index : start, lines[start === -1 ? index : start] ?? '');
        start = -1;
      }
    }
    if (start !== -1) yield leftOver(chapter.file, start, lines[start] ?? '');
  }
};

function leftOver(file: string, index: number, line: string) {
  return {
    severity: 'error',
    message: 'A mark that git puts between two versions of a passage was left over.',
    hint: 'Keep the version that you want, and delete every line that begins with <<<<<<<, ======= or >>>>>>>.',
    file,
    place: { line: index + 1, column: 1, endLine: index + 1, endColumn: line.length + 1 },
  } as const;
}

function lineRange(from: number, to: number): string {
  return from >= to ? `line ${to}` : `lines ${from} to ${to}`;
}
