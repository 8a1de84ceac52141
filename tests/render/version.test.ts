import { expect, it } from '@jest/globals';
import { bookData } from '../../src/render/pdf/book-data.ts';
import { sampleManuscript } from '../sample-manuscript.ts';
import { renderAndUnpack } from './epub/unpack.ts';

const version = 'Version 2026-11-02 · 0123456789 · Chapters: 3';

it('the EPUB has the version of the texts on its copyright page', async () => {
  const { paths, read } = await renderAndUnpack({ ...sampleManuscript, version });
  expect(paths.filter((path) => path.endsWith('.xhtml') && read(path).includes(version))).toEqual([
    'EPUB/text/copyright.xhtml',
  ]);
});

it('the theme of the PDF is told the version of the texts', () => {
  const told = (manuscript: typeof sampleManuscript) =>
    (bookData(manuscript, 0).get('data/book.json') as { version: string | null }).version;
  expect(told({ ...sampleManuscript, version })).toBe(version);
  expect(told(sampleManuscript)).toBeNull();
});
