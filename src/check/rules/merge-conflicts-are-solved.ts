import type { Rule } from '../rule.ts';
import { linesOutsideCode } from '../prose.ts';

/** No two versions of a passage stand in a chapter with the marks of git between them. */
export const mergeConflictsAreSolved: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!chapter.readable || !chapter.text.includes('<<<<<<<')) continue;
    const lines = linesOutsideCode(chapter);
    let start = -1;
    let middle = -1;
    for (const [index, line] of lines.entries()) {
      if (/^<{7}(?: |$)/.test(line)) [start, middle] = [index, -1];
      else if (/^={7}$/.test(line) && start !== -1) middle = index;
      else if (/^>{7}(?: |$)/.test(line) && middle !== -1) {
        yield {
          severity: 'error',
          message: `Two versions of one passage stand here: the first in lines ${start + 2} to ${middle}, the second in lines ${middle + 2} to ${index}.`,
          hint: 'Keep what you want of the two, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.',
          file: chapter.file,
          place: { line: start + 1, column: 1, endLine: index + 1, endColumn: line.length + 1 },
        };
        [start, middle] = [-1, -1];
      }
    }
  }
};
