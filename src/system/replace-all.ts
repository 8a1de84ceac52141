import { chmod, lstat, mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BookError } from '../model/book-error.ts';
import { errorCode } from './error-code.ts';
import { writeFlushed } from './write-flushed.ts';

/** One file to write, replace or take away; paths are absolute. */
export interface Replacement {
  readonly path: string;
  /** What must be there still; undefined where there must be nothing. */
  readonly before: Uint8Array | undefined;
  /** Undefined takes the file away. */
  readonly after: Uint8Array | undefined;
}

/**
 * Replaces some files, all of them or none. All new ones are on the disk before the first takes its place, and the
 * last of the list is moved last: whoever reads the list backwards never finds a part without the rest.
 *
 * @throws BookError where one was changed meanwhile or cannot be written; then everything is as it was.
 */
export async function replaceAll(replacements: readonly Replacement[]): Promise<void> {
  const staged: string[] = [];
  const made: string[] = [];
  const done: Replacement[] = [];
  try {
    for (const replacement of replacements) await stage(replacement, staged, made);
    for (const replacement of replacements) {
      await assertUnchanged(replacement);
      if (replacement.after === undefined) await rm(replacement.path);
      else await rename(stagedPath(replacement.path), replacement.path);
      done.push(replacement);
    }
  } catch (error) {
    for (const { path, before } of done.reverse()) await putBack(path, before);
    for (const path of staged) await rm(path, { force: true });
    // Deepest first; one that somebody else has used meanwhile stays.
    for (const folder of made.reverse()) await rmdir(folder).catch(() => undefined);
    throw asBookError(error, replacements);
  }
}

async function stage({ path, after }: Replacement, staged: string[], made: string[]): Promise<void> {
  if (after === undefined) return;
  const first = await mkdir(dirname(path), { recursive: true });
  for (let folder = dirname(path); first !== undefined && folder.length >= first.length; folder = dirname(folder)) {
    made.splice(0, 0, folder);
  }
  const fresh = stagedPath(path);
  await rm(fresh, { force: true });
  staged.push(fresh);
  await writeFlushed(fresh, after);
  await keepRights(path, fresh);
}

async function keepRights(path: string, fresh: string): Promise<void> {
  const mode = (await lstat(path).catch(() => undefined))?.mode;
  if (mode !== undefined) await chmod(fresh, mode & 0o777);
}

function stagedPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.gathering-${process.pid}`);
}

async function assertUnchanged({ path, before }: Replacement): Promise<void> {
  const entry = await lstat(path).catch(() => undefined);
  const isSame =
    before === undefined
      ? entry === undefined
      : entry?.isFile() === true && Buffer.from(before).equals(await readFile(path));
  if (isSame) return;
  throw new BookError(`${path} was changed by another program just now, and is left as it is.`, {
    hint: 'Save it there, close it, and run the command again.',
  });
}

async function putBack(path: string, before: Uint8Array | undefined): Promise<void> {
  if (before === undefined) return rm(path, { force: true });
  const fresh = stagedPath(path);
  await rm(fresh, { force: true });
  await writeFlushed(fresh, before);
  await keepRights(path, fresh);
  await rename(fresh, path);
}

function asBookError(error: unknown, replacements: readonly Replacement[]): unknown {
  const code = errorCode(error);
  const [first = '', ...others] = replacements.map(({ path }) => basename(path));
  const names = others.length > 3 ? `${first} and ${others.length} other files` : [first, ...others].join(', ');
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) {
    return new BookError(`The disk is full, so ${names} could not be written.`, {
      hint: 'Make room and run the command again. Everything is as it was before.',
      cause: error,
    });
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'EBUSY', 'ENAMETOOLONG', 'ENOENT'].includes(code)) {
    return new BookError(`${names} cannot be written.`, {
      hint: 'May you write in these folders, and is no other program using the files? Everything is as it was before.',
      cause: error,
    });
  }
  return error;
}
