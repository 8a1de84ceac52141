import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bookFonts } from '../../src/collect/book-fonts.ts';
import { folderOf } from './folder-of.ts';

const asksFor = (name: string) => JSON.stringify({ dependencies: { [name]: '1.0.0', 'left-pad': '1.0.0' } });

describe("the fonts of the book's folder", () => {
  it('are the files in fonts, and those of the font packages that its package.json asks for', async () => {
    const installed = 'node_modules/@expo-google-fonts/noto-serif-thai';
    const folder = await folderOf({
      'fonts/b/Two.otf': 'x',
      'fonts/One.ttf': 'x',
      'fonts/LICENCE.txt': 'x',
      'package.json': asksFor('@expo-google-fonts/noto-serif-thai'),
      [`${installed}/package.json`]: '{}',
      [`${installed}/100Thin/Thai_100Thin.ttf`]: 'x',
      [`${installed}/400Regular/Thai_400Regular.ttf`]: 'x',
      [`${installed}/400Regular/index.js`]: 'x',
      [`${installed}/700Bold/Thai_700Bold.ttf`]: 'x',
    });
    const { value, diagnostics } = await bookFonts(folder);
    const inFolder = value.map((file) => file.slice(file.indexOf(folder.split('/').at(-1) ?? '')));
    expect(inFolder.map((file) => file.replace(/^[^/]+\//, ''))).toEqual([
      'fonts/One.ttf',
      'fonts/b/Two.otf',
      `${installed}/400Regular/Thai_400Regular.ttf`,
      `${installed}/700Bold/Thai_700Bold.ttf`,
    ]);
    expect(diagnostics).toEqual([]);
  });

  it('are none in most books', async () => {
    expect(await bookFonts(await folderOf({ 'book.yml': '' }))).toEqual({ value: [], diagnostics: [] });
  });

  it('cannot be those of web sites', async () => {
    const { value, diagnostics } = await bookFonts(await folderOf({ 'fonts/One.woff2': 'x' }));
    expect(value).toEqual([]);
    expect(diagnostics.map(({ rule, file }) => [rule, file])).toEqual([['fonts-can-be-read', 'fonts/One.woff2']]);
  });

  it('are told of where a package is not installed, or package.json is none', async () => {
    const missing = await folderOf({ 'package.json': asksFor('@expo-google-fonts/noto-serif-nowhere') });
    await expect(bookFonts(missing)).rejects.toThrow('@expo-google-fonts/noto-serif-nowhere is not installed');
    await expect(bookFonts(await folderOf({ 'package.json': '{' }))).rejects.toThrow('cannot be read');
    const odd = await folderOf({ 'package.json': asksFor('@expo-google-fonts/../../etc') });
    expect((await bookFonts(odd)).value).toEqual([]);
    expect((await bookFonts(join(odd, '.'))).diagnostics).toEqual([]);
  });
});
