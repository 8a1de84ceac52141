import { describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { Manuscript } from '../../src/model/manuscript.ts';
import { renderEpub } from '../../src/render/epub/epub.ts';
import type { DrawnCover } from '../../src/render/pdf/cover.ts';
import { renderBook } from '../../src/render/render-book.ts';
import type { RenderContext } from '../../src/render/renderer.ts';
import { renderSite } from '../../src/render/site/site.ts';
import { loadTheme } from '../../src/render/theme/load-theme.ts';
import { person, pixelImage, sampleManuscript } from '../sample-manuscript.ts';

const { value: theme } = await loadTheme('age-of-conversation');
const signal = new AbortController().signal;
const common = { theme, epoch: 1_790_000_000, pandoc: 'embedded', signal } as const;
const manuscript: Manuscript = {
  ...sampleManuscript,
  book: { ...sampleManuscript.book, url: 'https://trees.example' },
};

describe('the cover of a book that brings none', () => {
  it('is drawn once for all formats that show it', async () => {
    const fake: DrawnCover = { bytes: pixelImage.bytes, mediaType: 'image/png', width: 1, height: 1, diagnostics: [] };
    const context: RenderContext = {
      ...common,
      ...{ format: 'any', pages: Promise.resolve(undefined), drawn: { cover: Promise.resolve(fake) } },
    };
    const [epub, site] = [await renderEpub(manuscript, context), await renderSite(manuscript, context)];
    const packed = unzipSync(epub.value.files[0]?.bytes ?? new Uint8Array());
    expect(packed['EPUB/images/cover.png']).toEqual(new Uint8Array(fake.bytes));
    expect(site.value.files.find(({ path }) => path === 'site/images/cover.png')?.bytes).toBe(fake.bytes);
  });

  it('is the same picture in each of them', async () => {
    const { value } = await renderBook(manuscript, { ...common, formats: ['epub', 'site'] });
    const [epub, site] = ['epub', 'site'].map((name) => value.find(({ format }) => format === name)?.files ?? []);
    const packed = unzipSync(epub?.[0]?.bytes ?? new Uint8Array())['EPUB/images/cover.png'];
    const shown = site?.find(({ path }) => path === 'site/images/cover.png')?.bytes;
    expect(packed?.length).toBeGreaterThan(10_000);
    expect(Buffer.compare(Buffer.from(packed ?? []), Buffer.from(shown ?? []))).toBe(0);
  }, 60_000);

  it('says once which letters would be missing in it, and leaves that to the PDF where there is one', async () => {
    const named = { ...manuscript, contributors: [person({ id: 'mei', name: '梅 Mei' })] };
    const said = async (formats: string[]) => (await renderBook(named, { ...common, formats })).diagnostics;
    const [alone, ...others] = await said(['epub', 'site']);
    expect(alone?.message).toBe(
      'No font of the drawn cover has "梅" (U+6885), a Chinese character, of 梅 Mei, so it would be missing there.',
    );
    expect([alone?.rule, alone?.severity, others]).toEqual(['glyphs-are-covered', 'error', []]);
    const withPdf = (await said(['pdf', 'epub', 'site'])).filter(({ rule }) => rule === alone?.rule);
    expect(withPdf.map(({ message }) => message.slice(0, 22))).toEqual(['No font of the PDF has']);
  }, 60_000);
});
