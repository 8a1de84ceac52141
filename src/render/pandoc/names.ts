import { type BetweenNames, betweenNames } from '../../text/name-list.ts';
import type { PandocInline } from './ast.ts';
import { words } from './words.ts';

/** Names as a list is read: `A, B and C`. */
export function joined(names: readonly (readonly PandocInline[])[], labels: BetweenNames): PandocInline[] {
  const { comma, and } = betweenNames(labels);
  return names.flatMap((name, index) => {
    if (index === 0) return [...name];
    return [...words(index === names.length - 1 ? and : comma), ...name];
  });
}

/** A label such as `by {names}` with running text in the place of its braces. */
export function filled(label: string, value: readonly PandocInline[]): PandocInline[] {
  const [before = '', after = ''] = label.split(/\{[a-z]+\}/);
  return [...words(before), ...value, ...words(after)];
}
