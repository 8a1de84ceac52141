import type { List } from '../../model/content.ts';
import { placeOf } from '../../text/place.ts';
import { everyNode } from '../../text/walk.ts';
import type { Rule } from '../rule.ts';

/** The numbers that an author wrote are those that are printed, and a year that begins a sentence makes no list. */
export const numbersAreKept: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!/^[ \t>]*\d+[.)]\s/m.test(chapter.text)) continue;
    const lists = everyNode(chapter.content).flatMap((node) => (node.type === 'list' && node.ordered ? [node] : []));
    const lines = chapter.text.split('\n');
    const begun = new Set(lines.map((line) => Number(/^[ \t>]*(\d{1,9})[.)]\s/.exec(line)?.[1])));
    for (const list of lists) {
      const written = numbersIn(list, lines);
      const problem = changedNumber(list, written) ?? loneNumber(list, written, { begun, lines });
      if (problem) yield { severity: 'warning', ...problem, file: chapter.file };
    }
  }
};

/** The number of each item as it is written; none where an item was written in HTML. */
function numbersIn({ children }: List, lines: readonly string[]): number[] {
  const numbers = children.map(({ position }) => {
    const from = position?.start;
    const written = from && /^\d{1,9}(?=[.)])/.exec(lines[from.line - 1]?.slice(from.column - 1) ?? '')?.[0];
    return written === undefined ? undefined : Number(written);
  });
  return numbers.every((number) => number !== undefined) ? numbers : [];
}

function changedNumber({ children }: List, written: readonly number[]) {
  const [first = 0] = written;
  // Who numbers each item alike leaves the counting to Markdown.
  if (written.every((number) => number === first)) return undefined;
  const index = written.findIndex((number, at) => number !== first + at);
  const [item, number] = [children[index], written[index]];
  if (index === -1 || item === undefined || number === undefined) return undefined;
  return {
    message: `The number ${number} is printed as ${first + index}: Markdown counts the items of a list by itself, from the first one on.`,
    hint: `If these numbers must stay, put a backslash behind each, "${first}\\.", and an empty line between the lines.`,
    ...placeOf(item.position),
  };
}

/** A list of one item that neither follows another one nor goes on further below. */
function loneNumber(
  { position, children }: List,
  [number = 0]: readonly number[],
  { begun, lines }: { readonly begun: ReadonlySet<number>; readonly lines: readonly string[] },
) {
  if (!position || children.length > 1 || number < 2 || begun.has(number - 1) || begun.has(number + 1))
    return undefined;
  const { line, column } = position.start;
  const mark = /[.)]/.exec(lines[line - 1]?.slice(column - 1) ?? '')?.[0] ?? '.';
  return {
    message: `The number ${number} at the beginning of a line makes an item of a list of what stands behind it.`,
    hint: `If the number belongs to the sentence, put a backslash behind it: "${number}\\${mark}".`,
    ...placeOf(position),
  };
}
