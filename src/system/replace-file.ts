import { chmod, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BookError } from '../model/book-error.ts';
import { errorCode } from './error-code.ts';
import { writeFlushed } from './write-flushed.ts';

/**
 * Writes a file beside its place and moves it there: whoever looks sees the old one or the new one, never half of it.
 * Its rights stay as they were.
 *
 * @throws BookError where it cannot be written.
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const fresh = join(dirname(path), `.${basename(path)}.gathering-${process.pid}`);
  try {
    const mode = (await stat(path).catch(() => undefined))?.mode;
    await rm(fresh, { force: true });
    await writeFlushed(fresh, bytes);
    if (mode !== undefined) await chmod(fresh, mode & 0o777);
    await rename(fresh, path);
  } catch (cause) {
    await rm(fresh, { force: true }).catch(() => undefined);
    const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(errorCode(cause));
    throw new BookError(isFull ? 'The disk is full.' : `${path} cannot be written.`, {
      hint: isFull ? 'Make room and try again.' : 'Is it the name of a file, in a folder in which you may write?',
      cause,
    });
  }
}
