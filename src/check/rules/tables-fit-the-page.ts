import type { Table } from '../../model/content.ts';
import { placeOf } from '../../text/place.ts';
import { everyNode } from '../../text/walk.ts';
import { inlineText } from '../../text/words.ts';
import { pageMeasures } from '../page-measures.ts';
import type { Rule } from '../rule.ts';

/** More columns than these are hard to read on a page of a book. */
const MOST_COLUMNS = 6;
/** A cell with more lines than these makes a table a row of narrow pillars. */
const MOST_LINES = 15;

/** Tables have a few columns with short cells, so that they can be read on a page. */
export const tablesFitThePage: Rule = function* ({ chapters, project }) {
  const { textWidth } = pageMeasures(project.print.trim);
  for (const chapter of chapters) {
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'table') continue;
      const problem = tooWide(node, textWidth);
      if (problem === undefined) continue;
      yield {
        severity: 'info',
        message: problem,
        hint: 'Leave out a column, turn rows and columns round, or write it as a list.',
        file: chapter.file,
        ...placeOf(node.position),
      };
    }
  }
};

function tooWide(table: Table, textWidth: number): string | undefined {
  const columns = table.children.reduce((most, row) => Math.max(most, row.children.length), 0);
  if (columns > MOST_COLUMNS)
    return `This table has ${columns} columns; a printed page holds about ${MOST_COLUMNS} well.`;
  // A letter of the table's face at 9 pt is 1.6 mm wide on average, and 3.5 mm of each column stay white.
  const lettersALine = Math.max(1, (textWidth / columns - 3.5) / 1.6);
  const longest = Math.max(
    0,
    ...table.children.flatMap((row) => row.children.map((cell) => inlineText(cell.children).length)),
  );
  const lines = Math.ceil(longest / lettersALine);
  if (columns < 2 || lines <= MOST_LINES) return undefined;
  return `A cell of this table has ${longest} characters, which makes about ${lines} short lines on a printed page.`;
}
