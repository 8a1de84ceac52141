import { createHash } from 'node:crypto';
import type { ReadEnd } from '../read-regular.ts';
import { readObjects } from './objects.ts';
import type { GitPlace } from './run-git.ts';
import type { TreeEntry } from './trees.ts';

/** Reads files from git's objects, as they were committed: no line end is changed, no filter is run. */
export async function readBlobs(
  place: GitPlace,
  entries: ReadonlyMap<string, TreeEntry>,
  paths: readonly string[],
  maxBytes: number,
): Promise<ReadonlyMap<string, ReadEnd>> {
  const ends = new Map<string, ReadEnd>();
  const wanted: [string, TreeEntry][] = [];
  for (const path of paths) {
    const entry = entries.get(path);
    const isWanted = entry?.kind === 'file' && entry.size <= maxBytes;
    if (isWanted) wanted.push([path, entry]);
    // Every path has its place in the result from here on, so the order is that of the paths.
    ends.set(path, entry === undefined || isWanted ? { outcome: 'missing' } : unread(entry));
  }
  const pathsOf = new Map<string, string[]>();
  for (const [path, { id }] of wanted) pathsOf.set(id, [...(pathsOf.get(id) ?? []), path]);
  const objects = wanted.map(([, entry]) => entry);
  for await (const blobs of readObjects(place, objects, 'blob')) {
    for (const [id, bytes] of blobs) for (const path of pathsOf.get(id) ?? []) ends.set(path, read(bytes));
  }
  return ends;
}

function unread({ kind, size }: TreeEntry): ReadEnd {
  return kind === 'file' ? { outcome: 'tooLarge', size } : { outcome: kind };
}

function read(bytes: Buffer): ReadEnd {
  if (bytes.length < 1024 && bytes.toString('latin1').startsWith('version https://git-lfs.github.com/spec/')) {
    return { outcome: 'lfsPointer' };
  }
  return { outcome: 'read', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
