import { lstat, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import { errorCode } from '../../system/error-code.ts';

/**
 * The folder of our own in which mirrors are kept: `.gathering` in the book's folder, or what `GATHERING_CACHE` names.
 * It can be deleted at any moment. It hides itself from git.
 *
 * @throws BookError where it cannot be made.
 */
export async function openCache(folder: string, env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const named = env['GATHERING_CACHE'];
  const isOwn = named === undefined || named === '';
  const cache = isOwn ? join(folder, '.gathering') : resolve(folder, named);
  try {
    await mkdir(cache, { recursive: true });
    // A link could come with somebody's branch, and lead to a folder that is not ours to write in.
    if (isOwn && !(await lstat(cache)).isDirectory()) throw notAFolder(cache);
    await writeFile(join(cache, '.gitignore'), '*\n', { flag: 'wx' }).catch(unlessThere);
    if (isOwn) await openOwnFolder(join(cache, 'mirrors'));
    else await mkdir(join(cache, 'mirrors'), { recursive: true });
    return await realpath(cache);
  } catch (cause) {
    if (cause instanceof BookError) throw cause;
    if (['EEXIST', 'ENOTDIR'].includes(errorCode(cause))) throw notAFolder(cache, cause);
    throw new BookError(`The folder ${cache} cannot be written.`, {
      hint: 'What is fetched is kept there. Name another folder in the variable GATHERING_CACHE.',
      cause,
    });
  }
}

/** A folder of ours, made where there is none. A link in its place is taken away: what it leads to is not ours. */
export async function openOwnFolder(folder: string): Promise<void> {
  if ((await lstat(folder).catch(() => undefined))?.isSymbolicLink() === true) await rm(folder);
  await mkdir(folder, { recursive: true });
}

function unlessThere(error: unknown): void {
  if (errorCode(error) !== 'EEXIST') throw error;
}

function notAFolder(cache: string, cause?: unknown): BookError {
  return new BookError(`${cache} is not a folder.`, {
    hint: 'What is fetched is kept in a folder of this name. Move what is there, or name another folder in the variable GATHERING_CACHE.',
    cause,
  });
}
