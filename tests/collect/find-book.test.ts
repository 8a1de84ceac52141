import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findBook } from '../../src/collect/find-book.ts';
import { BookError } from '../../src/model/book-error.ts';
import { folderOf } from './folder-of.ts';

describe('findBook', () => {
  it('looks here and in the folders above', async () => {
    const folder = await realpath(await folderOf({ 'book.yml': '', 'chapters/trees/oak.md': '' }));
    const book = { folder, file: 'book.yml' };
    expect(await findBook({ cwd: folder })).toEqual(book);
    expect(await findBook({ cwd: join(folder, 'chapters/trees') })).toEqual(book);
  });

  it('takes a folder or a file', async () => {
    const cwd = await realpath(await folderOf({ 'trees/book.yaml': '', 'trees/short.yml': '' }));
    const folder = join(cwd, 'trees');
    expect(await findBook({ cwd, book: 'trees' })).toEqual({ folder, file: 'book.yaml' });
    expect(await findBook({ cwd, book: 'trees/short.yml' })).toEqual({ folder, file: 'short.yml' });
  });

  it.each([
    [undefined, 'There is no book.yml here or in a folder above.'],
    ['shrubs', 'There is no "shrubs".'],
    ['chapters', 'There is no book.yml in "chapters".'],
  ])('says what is missing with --book %s', async (book, message) => {
    const cwd = await folderOf({ 'chapters/oak.md': '' });
    await expect(findBook({ cwd, book })).rejects.toThrow(new BookError(message));
  });
});
