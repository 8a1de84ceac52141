import { space, str, type PandocInline } from './ast.ts';
import { words } from './words.ts';

/** Names as a list is read: `A, B and C`. `and` is the book's word for "and". */
export function joined(names: readonly (readonly PandocInline[])[], and: string): PandocInline[] {
  return names.flatMap((name, index) => {
    if (index === 0) return [...name];
    const between = index === names.length - 1 ? [space, ...words(and), space] : [str(','), space];
    return [...between, ...name];
  });
}

/** A label such as `by {names}` with running text in the place of its braces. */
export function filled(label: string, value: readonly PandocInline[]): PandocInline[] {
  const [before = '', after = ''] = label.split(/\{[a-z]+\}/);
  return [...words(before), ...value, ...words(after)];
}
