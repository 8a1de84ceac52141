import { lookAtObjects, readObjects } from '../git/objects.ts';
import type { GitPlace } from '../git/run-git.ts';

/** Objects that are wanted, and the mirrors in which they may lie. */
export interface WantedObjects {
  readonly mirrors: readonly string[];
  readonly ids: readonly string[];
}

/** No file of a book is larger. */
const mostBytes = 64 * 2 ** 20;

/**
 * Reads files by their ids: from the book's own repository, then from the mirrors. What is nowhere is left out.
 *
 * @param objects absolute path of the object folder of the book's repository
 */
export async function readVersions(
  place: GitPlace,
  objects: string,
  wanted: readonly WantedObjects[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  await readFrom(place, new Set(wanted.flatMap(({ ids }) => ids)), found);
  const byMirror = new Map<string, Set<string>>();
  for (const { mirrors, ids } of wanted) {
    for (const mirror of mirrors) {
      const known = byMirror.get(mirror) ?? new Set();
      byMirror.set(mirror, known);
      for (const id of ids) known.add(id);
    }
  }
  for (const [mirror, ids] of byMirror) {
    await readFrom({ ...place, cwd: mirror, gitDir: mirror, alternates: [objects] }, ids, found);
  }
  return found;
}

async function readFrom(place: GitPlace, ids: ReadonlySet<string>, found: Map<string, Uint8Array>): Promise<void> {
  const missing = [...ids].filter((id) => !found.has(id));
  if (missing.length === 0) return;
  const known = await lookAtObjects(place, missing);
  const files = [...known].flatMap(([id, { type, size }]) =>
    type === 'blob' && size <= mostBytes ? [{ id, size }] : [],
  );
  for await (const portion of readObjects(place, files, 'blob')) {
    for (const [id, bytes] of portion) found.set(id, bytes);
  }
}
