import { createTwoFilesPatch, diffArrays } from 'diff';

export { createTwoFilesPatch };

/** What one text has instead of `base[start]` to `base[end - 1]` of another. Nothing is replaced where both are equal. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly insert: readonly string[];
}

/**
 * What turns `base` into `other`, in order; between two edits stands at least one token that both have. Undefined
 * where they differ in so much that the search would take long: the time grows with the square of that.
 */
export function editsBetween(base: readonly string[], other: readonly string[]): Edit[] | undefined {
  const changes = diffArrays([...base], [...other], { maxEditLength: 1500 });
  if (changes === undefined) return undefined;
  const edits: { start: number; end: number; insert: string[] }[] = [];
  let at = 0;
  for (const { value, added, removed } of changes) {
    const open = edits.at(-1);
    if (!added && !removed) at += value.length;
    else if (open?.end === at)
      Object.assign(open, removed ? { end: at + value.length } : { insert: [...open.insert, ...value] });
    else edits.push({ start: at, end: removed ? at + value.length : at, insert: added ? [...value] : [] });
    if (removed) at += value.length;
  }
  return edits;
}
