import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BookError } from '../model/book-error.ts';
import { errorCode } from './error-code.ts';
import type { FileToWrite } from './files.ts';
import { topNames } from './output-paths.ts';
import { writeFlushed } from './write-flushed.ts';

/**
 * What we wrote into an output folder, by path: the SHA-256 of every version that may be there. Kept in the folder's
 * `.gathering-files`, in the form of `sha256sum`.
 */
export type WrittenRecord = ReadonlyMap<string, ReadonlySet<string>>;

export const recordFile = '.gathering-files';

/** Files that systems leave in every folder that somebody looks at. They may go with the folder. */
const droppings = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

export async function readRecord(outFolder: string): Promise<WrittenRecord> {
  const path = join(outFolder, recordFile);
  // A link could lead to something that never ends.
  const isFile = (await lstat(path).catch(() => undefined))?.isFile() === true;
  const text = isFile ? await readFile(path, 'utf8').catch(() => '') : '';
  const record = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, hash, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (hash !== undefined && path !== undefined) record.set(path, (record.get(path) ?? new Set()).add(hash));
  }
  return record;
}

export async function writeRecord(outFolder: string, record: WrittenRecord): Promise<void> {
  const lines = [...record].flatMap(([path, hashes]) => [...hashes].map((hash) => `${hash}  ${path}\n`)).sort();
  const fresh = join(outFolder, `${recordFile}-record`);
  await rm(fresh, { force: true });
  await writeFlushed(fresh, Buffer.from(lines.join('')));
  await rename(fresh, join(outFolder, recordFile));
}

export function recordOf(files: readonly FileToWrite[]): WrittenRecord {
  return new Map(files.map((file) => [file.path, new Set([sha256(file.bytes)])]));
}

/** Either may be there. */
export function withBoth(a: WrittenRecord, b: WrittenRecord): WrittenRecord {
  const both = new Map(a);
  for (const [path, hashes] of b) both.set(path, new Set([...(a.get(path) ?? []), ...hashes]));
  return both;
}

/**
 * Nothing may be replaced but what we wrote, exactly as we wrote it.
 *
 * @throws BookError that names the file in the way.
 */
export async function assertReplaceable(
  outFolder: string,
  files: readonly FileToWrite[],
  record: WrittenRecord,
): Promise<void> {
  await assertWritten(outFolder, topNames(files), withBoth(record, recordOf(files)), record);
}

/**
 * What stands at these names must be there in the record.
 *
 * @param before what we wrote earlier, for the message
 * @throws BookError that names the file in the way.
 */
export async function assertWritten(
  outFolder: string,
  names: readonly string[],
  record: WrittenRecord,
  before = record,
): Promise<void> {
  for (const name of names) {
    for (const path of await filesBelow(outFolder, name)) {
      const hash = await hashOf(join(outFolder, path));
      if (hash === undefined || record.get(path)?.has(hash) !== true) {
        throw inTheWay(join(outFolder, path), before.has(path));
      }
    }
  }
}

/** The path itself if it is no folder, else everything below it that is no folder. Symbolic links are not followed. */
async function filesBelow(outFolder: string, path: string): Promise<string[]> {
  const entry = await lstat(join(outFolder, path)).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (entry === undefined) return [];
  if (!entry.isDirectory()) return droppings.has(basename(path)) ? [] : [path];
  const names = await readdir(join(outFolder, path));
  const below = await Promise.all(names.sort().map((name) => filesBelow(outFolder, `${path}/${name}`)));
  return below.flat();
}

async function hashOf(path: string): Promise<string | undefined> {
  const isFile = (await lstat(path)).isFile();
  return isFile ? sha256(await readFile(path)) : undefined;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function inTheWay(path: string, wasOurs: boolean): BookError {
  const message = wasOurs
    ? `${path} was changed after gathering wrote it.`
    : `${path} is in the way: it was not written by gathering.`;
  return new BookError(message, {
    hint: 'Nothing was replaced. Move this file to another place, or build into another folder with --out.',
  });
}
