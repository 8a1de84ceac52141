import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { BookError } from '../model/book-error.ts';

/**
 * The folder `build` of a book, which nobody named. A link of that name could come with somebody's branch, and lead to a
 * folder that is not the book's.
 *
 * @throws BookError where it is a link.
 */
export async function ownOutFolder(bookFolder: string): Promise<string> {
  const outFolder = join(bookFolder, 'build');
  if ((await lstat(outFolder).catch(() => undefined))?.isSymbolicLink() !== true) return outFolder;
  throw new BookError(`${outFolder} is a link to another place, and nothing is written through it.`, {
    hint: 'If you made the link, name the folder that it leads to with --out. If you did not, delete it.',
  });
}
