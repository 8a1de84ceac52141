import type { Diagnostic } from '../../model/checked.ts';
import type { Content } from '../../model/content.ts';
import { placeOf } from '../place.ts';

/** Five times what any honest text has: a list in a list in a list has about twelve levels. */
const MOST_LEVELS = 100;

interface Node {
  readonly children?: readonly Node[];
  readonly position?: Parameters<typeof placeOf>[0];
}

/**
 * Why a text nests too deep to be worked on, as a problem at the block that does; nothing for honest text. 8 KB of
 * `<b>` in `<b>` are parsed in no time, and then cost every later step the square of the depth or more.
 */
export function tooDeep(file: string, { blocks, notes }: Content): Diagnostic | undefined {
  const roots: readonly Node[] = [...blocks, ...notes];
  const deep = roots.find((root) => isDeeper(root, MOST_LEVELS));
  if (deep === undefined) return undefined;
  return {
    rule: 'text-can-be-parsed',
    severity: 'error',
    message: `Here more than ${MOST_LEVELS} things stand inside one another, which no reader can make sense of.`,
    hint: 'Is this the right file? Take the passage out, or write it without so many quotes, lists or tags in each other.',
    file,
    ...placeOf(deep.position),
  };
}

// Level by level, for calling itself is what a deep tree punishes.
function isDeeper(root: Node, most: number): boolean {
  let level: readonly Node[] = [root];
  for (let depth = 0; depth < most; depth += 1) {
    level = level.flatMap(({ children }) => children ?? []);
    if (level.length === 0) return false;
  }
  return true;
}
