import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { BookError } from '../model/book-error.ts';

/** Where a book is: its folder (absolute, without symbolic links) and the name of its configuration in it. */
export interface BookLocation {
  readonly folder: string;
  readonly file: string;
}

const names = ['book.yml', 'book.yaml'];

/**
 * The book to work on: the folder or file given with `--book`, else the nearest `book.yml` from `cwd` upward.
 *
 * @throws BookError where there is none.
 */
export async function findBook(options: {
  readonly cwd: string;
  readonly book?: string | undefined;
}): Promise<BookLocation> {
  if (options.book !== undefined) return givenBook(resolve(options.cwd, options.book), options.book);
  let folder = resolve(options.cwd);
  for (;;) {
    const found = await bookIn(folder);
    if (found !== undefined) return found;
    const parent = dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  throw new BookError('There is no book.yml here or in a folder above.', {
    hint: 'Go to the folder of your book, name it with --book, or run "gathering init" to begin one.',
  });
}

async function givenBook(path: string, written: string): Promise<BookLocation> {
  const entry = await stat(path).catch(() => undefined);
  if (entry?.isFile()) return { folder: await realpath(dirname(path)), file: basename(path) };
  const found = entry?.isDirectory() ? await bookIn(path) : undefined;
  if (found !== undefined) return found;
  const message = entry === undefined ? `There is no "${written}".` : `There is no book.yml in "${written}".`;
  throw new BookError(message, { hint: 'Name the folder of a book, or its book.yml, with --book.' });
}

async function bookIn(folder: string): Promise<BookLocation | undefined> {
  for (const file of names) {
    const entry = await stat(join(folder, file)).catch(() => undefined);
    if (entry?.isFile()) return { folder: await realpath(folder), file };
  }
  return undefined;
}
