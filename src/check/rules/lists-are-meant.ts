import type { Place } from '../../model/checked.ts';
import type { List } from '../../model/content.ts';
import { shorten } from '../../text/quote.ts';
import { everyNode } from '../../text/walk.ts';
import type { Rule } from '../rule.ts';

/** No line of running text is an item of a list only because it happens to begin with a hyphen, a plus or a star. */
export const listsAreMeant: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!/^[ \t>]*[-+*][ \t]/m.test(chapter.text)) continue;
    const lines = chapter.text.split('\n');
    const told = new Set<number>();
    for (const node of everyNode(chapter.content)) {
      const item = node.type === 'list' ? loneItem(node, lines) : undefined;
      if (item === undefined || !belongsToText(item, told)) continue;
      told.add(item.place.line);
      yield {
        severity: 'warning',
        message: `The "${item.sign}" at the beginning of this line makes a list of what stands behind it: "${shorten(item.words, 40)}".`,
        hint: `If it belongs to the sentence, put a backslash before the sign: "\\${item.sign}". If a list is meant, leave an empty line above it.`,
        file: chapter.file,
        place: item.place,
      };
    }
  }
};

interface LoneItem {
  readonly sign: string;
  readonly words: string;
  /** What stands right above it, without the signs of a quotation. */
  readonly above: string;
  readonly place: Place;
}

/** The only item of a list with hyphens, pluses or stars. */
function loneItem({ position, ordered, children }: List, lines: readonly string[]): LoneItem | undefined {
  if (ordered || children.length !== 1 || !position) return undefined;
  const { line, column } = position.start;
  const [, sign, words] = /^([-+*])[ \t]+(\S.*)$/.exec(lines[line - 1]?.slice(column - 1) ?? '') ?? [];
  if (sign === undefined || words === undefined) return undefined;
  const above = (lines[line - 2] ?? '').replace(/^[\s>]+/, '').trim();
  return { sign, words, above, place: { line, column, endLine: line, endColumn: column + 1 } };
}

/** Whether a sentence goes on from the line above, or a plus belongs to a number: `+ 44 oaks`. */
function belongsToText({ sign, words, above, place }: LoneItem, told: ReadonlySet<number>): boolean {
  const isNumber = /^\d/.test(words);
  if (above === '') return sign === '+' && isNumber;
  // The line above is such a one itself.
  if (told.has(place.line - 1)) return isNumber || /^[\p{Ll}(]/u.test(words);
  // The line above ends in the middle of a sentence, and is no heading, item, row, fence or HTML.
  if (/[.:!?…;*_][”"»’')\]*_]*$|^[#|`~<]|^[-+*] |^\d+[.)] |^!\[/.test(above)) return false;
  return isNumber || /^[\p{Ll}(]/u.test(words);
}
