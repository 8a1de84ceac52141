import { type BetweenNames, betweenNames } from '../../text/name-list.ts';
import { lastDirection } from '../../text/main-direction.ts';
import { type PandocInline, str } from './ast.ts';
import { words } from './words.ts';

type Direction = 'ltr' | 'rtl';

/** A name, and how it is shown: as a link, or as its words. */
export interface ShownName {
  readonly name: string;
  readonly shown: readonly PandocInline[];
}

/** Names as a list is read: `A, B and C`. `direction` is that of the text that they stand in. */
export function joined(names: readonly ShownName[], labels: BetweenNames, direction: Direction): PandocInline[] {
  const { comma, and } = betweenNames(labels);
  return names.flatMap(({ shown }, index) => {
    if (index === 0) return [...shown];
    const before = names[index - 1]?.name ?? '';
    return [...turnedBack(before, direction), ...words(index === names.length - 1 ? and : comma), ...shown];
  });
}

const marks = { ltr: '\u200E', rtl: '\u200F' } as const;

/**
 * What stands between words that are written the other way and others such behind them: without it, the two would be
 * one run of text and change places, `by חיפה דוד` for דוד of חיפה.
 */
export function turnedBack(before: string, direction: Direction): PandocInline[] {
  const last = lastDirection(before);
  return last === undefined || last === direction ? [] : [str(marks[direction])];
}

/** A label such as `by {names}` with running text in the place of its braces. */
export function filled(label: string, value: readonly PandocInline[]): PandocInline[] {
  const [before = '', after = ''] = label.split(/\{[a-z]+\}/);
  return [...words(before), ...value, ...words(after)];
}
