import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../system/error-code.ts';

/**
 * What came of reading one file of the material. `tooLarge` has its size in bytes; a `repository` in the place of a
 * file and an `lfsPointer` in the place of its text are known to git alone.
 */
export type ReadEnd =
  | { readonly outcome: 'read'; readonly bytes: Uint8Array; readonly sha256: string }
  | { readonly outcome: 'symlink' | 'notAFile' | 'unreadable' | 'missing' | 'repository' | 'lfsPointer' }
  | { readonly outcome: 'tooLarge'; readonly size: number };

/**
 * Read a regular file that is really inside the folder: no part of its path may be a symbolic link, and it is not
 * read further than `maxBytes` even if it grows meanwhile. Without `await`: six steps for each of six hundred files,
 * each through the thread pool, take half a second, and these calls a tenth of it.
 *
 * @param folder absolute and without symbolic links
 * @param path as on disk, relative to it, with `/`
 */
export function readRegular(folder: string, path: string, maxBytes: number): ReadEnd {
  const full = join(folder, path);
  try {
    if (lstatSync(full).isSymbolicLink() || !isSame(realpathSync.native(full), full)) return { outcome: 'symlink' };
    // Without O_NONBLOCK the opening of a named pipe waits for ever. Windows has neither flag.
    const file = openSync(full, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const entry = fstatSync(file);
      if (!entry.isFile()) return { outcome: 'notAFile' };
      if (entry.size > maxBytes) return { outcome: 'tooLarge', size: entry.size };
      const bytes = Buffer.alloc(entry.size);
      let length = 0;
      for (let got = 1; got > 0 && length < bytes.length; length += got) {
        got = readSync(file, bytes, length, bytes.length - length, length);
      }
      const whole = bytes.subarray(0, length);
      return { outcome: 'read', bytes: whole, sha256: createHash('sha256').update(whole).digest('hex') };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { outcome: errorCode(error) === 'ENOENT' ? 'missing' : 'unreadable' };
  }
}

// Disks of macOS and Windows give the name back as it is stored, not as it was asked for.
function isSame(real: string, asked: string): boolean {
  const key = (path: string) => path.normalize('NFC').toLowerCase();
  return key(real) === key(asked);
}
