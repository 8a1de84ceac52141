import { createHash } from 'node:crypto';
import { BookError } from '../../model/book-error.ts';
import type { Checked } from '../../model/checked.ts';
import type { Lock } from '../../model/collect.ts';
import { collectFiles } from '../collect-files.ts';
import { readBlobs } from '../git/blobs.ts';
import type { GitPlace } from '../git/run-git.ts';
import { listTree } from '../git/trees.ts';
import type { Material } from '../material.ts';
import { readRegular } from '../read-regular.ts';
import { emptyLock, lockName, readLock } from './read-lock.ts';

/** A lock of ten thousand chapters has five megabytes. */
const mostBytes = 64 * 2 ** 20;

/**
 * The lock as it stands in the book's folder.
 *
 * @param root absolute and without symbolic links
 * @throws BookError where it cannot be used: to write it again would lose what it says.
 */
export async function readLockIn(root: string): Promise<Lock> {
  const end = readRegular(root, lockName, mostBytes);
  if (end.outcome === 'missing') return emptyLock;
  if (end.outcome === 'read') return soundLock(end.bytes, end.sha256);
  throw new BookError(`${lockName} cannot be read.`, {
    hint: 'It must be a file of the book\'s own folder, no link and no folder. Take the last good one back: "git checkout -- gathering.lock".',
  });
}

/** The lock among a book's files, with its problems. */
export async function readLockOf(material: Material): Promise<Checked<Lock | undefined>> {
  const { value, diagnostics } = await collectFiles(material, [lockName], { maxBytes: mostBytes });
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  return readLock(value[0]);
}

/** The lock as a commit has it; empty where it has none. */
export async function readLockAt(place: GitPlace, commit: string | undefined, prefix: string): Promise<Lock> {
  if (commit === undefined) return emptyLock;
  const { value: files } = await listTree(place, commit);
  const end = (await readBlobs(place, files, [prefix + lockName], mostBytes)).get(prefix + lockName);
  if (end?.outcome !== 'read') return emptyLock;
  return soundLock(end.bytes, createHash('sha256').update(end.bytes).digest('hex'), ' as it is committed');
}

function soundLock(bytes: Uint8Array, sha256: string, which = ''): Lock {
  const { value, diagnostics } = readLock({ path: lockName, bytes, sha256 });
  if (value !== undefined) return value;
  const [first] = diagnostics;
  const line = first?.place === undefined ? '' : `, line ${first.place.line}`;
  throw new BookError(`${lockName}${which} cannot be used${line}: ${first?.message ?? 'nobody knows why.'}`, {
    hint: first?.hint ?? 'Take the last good one back: "git checkout -- gathering.lock".',
  });
}
