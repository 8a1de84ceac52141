import { createHash } from 'node:crypto';
import type { ReadEnd } from '../read-regular.ts';
import { type GitPlace, outputOfGit, runGit } from './run-git.ts';
import type { TreeEntry } from './trees.ts';

/** 64 MiB of objects at a time. */
const mostAtOnce = 64 * 2 ** 20;

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
    if (entry?.kind === 'file' && entry.size <= maxBytes) wanted.push([path, entry]);
    // Every path has its place in the result from here on, so the order is that of the paths.
    ends.set(path, entry === undefined ? { outcome: 'missing' } : unread(entry));
  }
  for (const some of portions(wanted)) {
    const blobs = await readObjects(
      place,
      some.map(([, entry]) => entry),
    );
    for (const [path, { id }] of some) ends.set(path, read(blobs.get(id)));
  }
  return ends;
}

function unread({ kind, size }: TreeEntry): ReadEnd {
  return kind === 'file' ? { outcome: 'tooLarge', size } : { outcome: kind };
}

function read(bytes: Buffer | undefined): ReadEnd {
  if (bytes === undefined) return { outcome: 'missing' };
  if (bytes.length < 1024 && bytes.toString('latin1').startsWith('version https://git-lfs.github.com/spec/')) {
    return { outcome: 'lfsPointer' };
  }
  return { outcome: 'read', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function* portions(files: readonly [string, TreeEntry][]): Generator<readonly [string, TreeEntry][]> {
  let portion: [string, TreeEntry][] = [];
  let bytes = 0;
  for (const file of files) {
    if (portion.length > 0 && bytes + file[1].size > mostAtOnce) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(file);
    bytes += file[1].size;
  }
  if (portion.length > 0) yield portion;
}

/** By id; what is not there, or is no file, is left out. */
async function readObjects(place: GitPlace, entries: readonly TreeEntry[]): Promise<ReadonlyMap<string, Buffer>> {
  const ids = [...new Set(entries.map(({ id }) => id))];
  const maxOutputBytes = entries.reduce((sum, { size }) => sum + size + 200, 1000);
  const end = await runGit(place, ['cat-file', '--batch'], {
    input: ids.map((id) => `${id}\n`).join(''),
    maxOutputBytes,
  });
  const output = outputOfGit(end);
  const blobs = new Map<string, Buffer>();
  for (let at = 0; at < output.length;) {
    const lineEnd = output.indexOf(0x0a, at);
    if (lineEnd === -1) break;
    const [id = '', type, size] = output.toString('latin1', at, lineEnd).split(' ');
    at = lineEnd + 1;
    if (size === undefined) continue;
    const length = Number(size);
    // A copy, because the whole output would be kept alive by one small part of it.
    if (type === 'blob') blobs.set(id, Buffer.from(output.subarray(at, at + length)));
    at += length + 1;
  }
  return blobs;
}
