import type { Rule } from '../rule.ts';
import { secondHeads } from '../second-heads.ts';

/** Only one block of front matter stands in a chapter; a second one would be printed. */
export const frontMatterStandsOnce: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    for (const { start, end, lines } of secondHeads(chapter)) {
      yield {
        // What it says of title and author is lost otherwise.
        severity: lines.some((line) => /^(?:title|authors?):/i.test(line)) ? 'error' : 'warning',
        message: 'A second block of front matter stands in the text and is printed as part of it.',
        hint: 'Move what you need of it to the block at the top of the file, and delete this one. If another chapter begins here, put it into a file of its own.',
        file: chapter.file,
        place: { line: start + 1, column: 1, endLine: end + 1, endColumn: (lines.at(-1)?.length ?? 0) + 1 },
      };
    }
  }
};
