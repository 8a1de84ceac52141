import { describe, expect, it } from '@jest/globals';
import type { Inline } from '../../src/model/content.ts';
import type { Manuscript } from '../../src/model/manuscript.ts';
import { bookData } from '../../src/render/pdf/book-data.ts';
import { readAddress } from '../../src/text/book-path.ts';
import { isSafeAddress } from '../../src/text/web-address.ts';
import { renderTexts } from '../hostile/text-outputs.ts';
import { readPage } from '../render/site/read-page.ts';
import { chapter, paragraph, person, sampleManuscript, text } from '../sample-manuscript.ts';
import { page, tinyBook } from '../tiny-book.ts';

// M2, M11, U1: what browsers, e-readers and word processors would run or fetch.
const hostile = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'java script:alert(1)',
  'javascript://a.example/%0aalert(1)',
  'ftp://a.example/b',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  '\\\\host\\share',
  'ms-word:ofe|u|https://evil.example',
  'https://a\u202fb c',
  'https://a\u001b[31m',
  '',
];

/** As if the merge had let everything through. */
function bookWith(url: string): Manuscript {
  const link: Inline = { type: 'link', url, title: null, children: [text('click')] };
  const jane = person({ id: 'jane', name: 'Jane Doe', url, bio: [paragraph(link)], chapters: ['c-oak'] });
  const oak = chapter({ id: 'oak', title: 'Oak', authors: ['p-jane'], blocks: [paragraph(link)] });
  return {
    ...sampleManuscript,
    front: [],
    back: [],
    sections: [{ anchor: 's-all', id: '', title: '', number: 1, chapters: [oak] }],
    contributors: [jane],
    anchors: new Map([oak, jane].map(({ anchor }) => [anchor, anchor])),
    book: { ...sampleManuscript.book, editors: [] },
  };
}

describe('an address that runs or reads something', () => {
  it.each(hostile)('%j leads nowhere', (url) => {
    const target = readAddress('chapters/oak.md', url);
    if (target.kind === 'outside') expect(target.url).toMatch(/^https:\/\/a[^\s\p{Cc}]*$/u);
    else expect(target.kind).toBe('refused');
  });

  // P1
  it.each([
    '../../etc/passwd',
    'a/../../../etc/passwd',
    '%2e%2e/%2e%2e/etc/passwd',
    '..%2f..%2fetc/passwd',
    '..\\..\\evil',
    'C:\\evil',
    '%5c%5chost%5cshare',
  ])('%j leads out of the folder', (url) => {
    expect(readAddress('chapters/oak.md', url).kind).toBe('refused');
    expect(readAddress('chapters/oak.md', `/${url}`).kind).toBe('refused');
  });

  it.each(hostile)('%j is refused by the merge', (url) => {
    const { chapters } = tinyBook({ 'oak.md': page('Oak', `[click](<${url}>) <a href="${url}">here</a>`) });
    const links = JSON.stringify(chapters[0]?.blocks).match(/"url":"[^"]*"/g) ?? [];
    expect(links.filter((link) => !/"url":"https:\/\/a/.test(link))).toEqual([]);
  });

  it.each(hostile)('%j is refused by every renderer, whatever the merge does', async (url) => {
    const manuscript = bookWith(url);
    const { site, epub, markdown, pandoc } = await renderTexts(manuscript);
    const pages = [...site, ...epub].filter(([path]) => /html$/.test(path));
    const links = pages.flatMap(([, html]) =>
      readPage(html)
        .filter(({ name, text: words }) => name === 'a' && words.includes('click'))
        .map(({ attributes }) => attributes.get('href')),
    );
    expect(links).toEqual([]);
    expect(JSON.stringify(Object.fromEntries(bookData(manuscript, 0)))).not.toContain('"type":"link"');
    expect(JSON.stringify(Object.fromEntries(bookData(manuscript, 0)))).not.toContain(`"url":${JSON.stringify(url)}`);
    expect(markdown).not.toContain('[click]');
    expect(markdown.slice(markdown.indexOf('\n---\n'))).not.toMatch(/\]\((?!#)/);
    // A link is its words and then, in brackets, its address.
    expect(pandoc).toContain('{"t":"Str","c":"click"}');
    expect(pandoc).not.toContain('{"t":"Str","c":"click"}],["');
  });

  it('is not one that everybody writes', () => {
    for (const url of [
      '#c-oak',
      'https://a.example/?b=1&c=(d)',
      'HTTP://a',
      'mailto:jane@oak.example',
      'https://ö.example/é',
    ]) {
      expect([url, isSafeAddress(url)]).toEqual([url, true]);
    }
  });

  it('never gets our good name, and the page it stands on loads nothing', async () => {
    const { site } = await renderTexts(bookWith('https://elsewhere.example'));
    const links = [...site.values()].flatMap((html) =>
      readPage(html).filter(({ attributes }) => attributes.get('href')?.startsWith('https://elsewhere.example')),
    );
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter(({ attributes }) => attributes.get('rel') !== 'noopener nofollow ugc')).toEqual([]);
    // Pages of ours, with a program of ours.
    const programs = ['search.html', 'share.html'];
    for (const [path, html] of site) {
      const policy = readPage(html)
        .find(({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy')
        ?.attributes.get('content');
      expect(policy).toBe(
        `default-src 'none'; ${programs.includes(path) ? "script-src 'self' file:; " : ''}img-src 'self' file:; style-src 'self' file:; font-src 'self' file:; base-uri 'none'; form-action 'none'`,
      );
    }
  });
});
