import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { Manuscript } from '../../src/model/manuscript.ts';
import { renderBook } from '../../src/render/render-book.ts';
import { loadTheme } from '../../src/render/theme/load-theme.ts';
import { sampleManuscript } from '../sample-manuscript.ts';

/** The sample book, with its chapter "Ash" not taken in yet. */
const pendingAsh: Manuscript = {
  ...sampleManuscript,
  sections: sampleManuscript.sections.map((section) => ({
    ...section,
    chapters: section.chapters.map((chapter) =>
      chapter.anchor === 'c-ash' ? { ...chapter, pending: 'origin#12' } : chapter,
    ),
  })),
};

async function filesOf(manuscript: Manuscript, format: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const { value: theme } = await loadTheme('age-of-conversation');
  const { value } = await renderBook(manuscript, {
    formats: [format],
    theme,
    epoch: 1_790_000_000,
    pandoc: 'embedded',
    signal: new AbortController().signal,
  });
  return new Map(value.flatMap(({ files }) => files.map(({ path, bytes }) => [path, bytes] as const)));
}

/** Parts of an output in which a reader meets the chapter, as text without its markup. */
async function partsOf(manuscript: Manuscript, format: string): Promise<Readonly<Record<string, string>>> {
  const files = await filesOf(manuscript, format);
  const only = [...files.values()][0] ?? new Uint8Array();
  const plain = (bytes: Uint8Array | undefined) =>
    new TextDecoder()
      .decode(bytes)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
  if (format === 'site') {
    return { contents: plain(files.get('site/contents.html')), page: plain(files.get('site/chapters/ash.html')) };
  }
  if (format === 'epub') {
    const packed = unzipSync(only);
    return {
      contents: plain(packed['EPUB/text/contents.xhtml']),
      section: plain(packed['EPUB/text/section-001.xhtml']),
      ncx: plain(packed['EPUB/toc.ncx']),
      page: plain(packed['EPUB/text/chapter-001.xhtml']),
    };
  }
  if (format === 'docx') return { all: plain(unzipSync(only)['word/document.xml']) };
  if (format === 'pdf') {
    const text = spawnSync('pdftotext', ['-layout', '-', '-'], { input: only, encoding: 'utf8' }).stdout;
    return Object.fromEntries(text.split('\f').map((page, index) => [`page ${index + 1}`, page.replace(/\s+/g, ' ')]));
  }
  return { all: new TextDecoder().decode(only) };
}

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
const isMarked = (text: string | undefined) => text !== undefined && /Pending/i.test(text);

describe('a chapter that is not taken in yet', () => {
  it.each(['site', 'epub'])(
    'is marked on its page and in every contents of the %s, and no other is',
    async (format) => {
      const parts = await partsOf(pendingAsh, format);
      for (const [part, text] of Object.entries(parts)) {
        expect({ part, marks: text.match(/Pending/g)?.length }).toEqual({ part, marks: 1 });
      }
      const without = await partsOf(sampleManuscript, format);
      expect(Object.values(without).some(isMarked)).toBe(false);
    },
  );

  it('is marked in the heading of Markdown', async () => {
    const { all } = await partsOf(pendingAsh, 'markdown');
    expect(all?.match(/^#+ .*\(Pending\).*$/gm)).toEqual([expect.stringContaining('{#c-ash}')]);
  });

  it('is marked in the heading and in the contents of a word processor', async () => {
    const { all } = await partsOf(pendingAsh, 'docx');
    expect(all?.match(/\(Pending\)/g)).toHaveLength(2);
  }, 60_000);

  (hasPoppler ? it : it.skip)(
    'is marked on its page and in the contents of the PDF',
    async () => {
      const marked = Object.entries(await partsOf(pendingAsh, 'pdf')).filter(([, text]) => isMarked(text));
      expect(marked).toHaveLength(2);
      expect(marked[0]?.[1]).toContain('Contents');
      expect(Object.values(await partsOf(sampleManuscript, 'pdf')).some(isMarked)).toBe(false);
    },
    60_000,
  );

  it('is not announced in the feed', async () => {
    const feed = (files: ReadonlyMap<string, Uint8Array>) =>
      [...files].flatMap(([path, bytes]) => (/feed/.test(path) ? [new TextDecoder().decode(bytes)] : [])).join('');
    const withAddress = (manuscript: Manuscript): Manuscript => ({
      ...manuscript,
      book: { ...manuscript.book, url: 'https://trees.example/' },
    });
    const [before, after] = [
      feed(await filesOf(withAddress(sampleManuscript), 'site')),
      feed(await filesOf(withAddress(pendingAsh), 'site')),
    ];
    expect(before).toContain('chapters/ash.html');
    expect(after).not.toContain('chapters/ash.html');
  });
});
