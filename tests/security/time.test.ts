import { describe, expect, it } from '@jest/globals';
import { openChapter } from '../../src/chapters/open-chapter.ts';
import { suspiciousMarkdown } from '../../src/text/markdown/prescan.ts';
import { countWords } from '../../src/text/words.ts';
import { source } from '../tiny-book.ts';

// 15 KB of each, as much as a head may have, in every key. A head is read where nothing can stop it.
const pumps = [
  '@.',
  '@',
  '<@',
  'a@b.',
  '(@',
  '( ',
  ' ',
  'a ',
  'a.',
  '-',
  ' and ',
  ', ',
  '&#',
  '0-',
  '/',
  'é',
  '\u0301',
  'Aa Bb, ',
  'x:',
  '[',
  "'",
];
const keys = ['title', 'section', 'id', 'date', 'language', 'keywords', 'author'];
const personKeys = ['name', 'sort', 'url', 'city', 'country', 'orcid', 'bio', 'photo'];

describe('a text made to take long (1.5)', () => {
  // Bodies are looked through before a thread that can be stopped gets them.
  const words = `\n${'word '.repeat(4_000)}`;
  const runs = [
    '*',
    '_',
    '**a ',
    '<a',
    '<!',
    '<a<',
    '&a',
    '&',
    '[^a',
    '[',
    '`',
    '`a',
    '> ',
    '- ',
    '1. ',
    ' ',
    '~',
    '\n',
  ];

  it.each(runs)('a run of %j is looked through in no time', (run) => {
    for (const times of [32, 90, 299, 399, 700_000]) {
      const start = performance.now();
      suspiciousMarkdown('oak.md', run.repeat(times) + words);
      suspiciousMarkdown('oak.md', `${run.repeat(Math.min(times, 399))}xxxxxxxxxx${words}`);
      // A line of 40 stars took longer than anyone waited.
      expect({ run, times, slow: performance.now() - start > 1_000 }).toEqual({ run, times, slow: false });
    }
  });

  it.each([
    ['> ', 100],
    ['- ', 100],
    ['1. ', 100],
    [' ', 400],
    ['[', 64],
    [']', 64],
    ['`', 64],
    ['[a', 300],
    ['[^a]', 300],
    ['`a', 400],
    ['*a', 400],
    ['<a', 400],
    ['&a', 500],
  ])('a run of %j is given to no parser from %d on', (run, times) => {
    expect(suspiciousMarkdown('oak.md', `${run.repeat(times)}x`)?.rule).toBe('text-can-be-parsed');
    expect(suspiciousMarkdown('oak.md', `${run.repeat(times - 1)}x`)).toBeUndefined();
  });

  it.each(['漢', 'ไทย', '漢 ', 'a漢'])('the words of %j are counted in no time', (letters) => {
    const start = performance.now();
    expect(countWords(letters.repeat(25_000))).toBeGreaterThan(5_000);
    // 40,000 characters took more memory than Node has.
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it.each(['*'.repeat(120), '-'.repeat(300), '='.repeat(500), '_'.repeat(200), '~'.repeat(99), '* '.repeat(40)])(
    'a line across the page is honest: %.9s…',
    (line) => {
      expect(suspiciousMarkdown('oak.md', `One.\n\n${line}\n\nTwo.`)).toBeUndefined();
    },
  );
});

describe('a head made to take long (F4, 1.5)', () => {
  it.each([...keys, ...personKeys.map((key) => `author.${key}`)])('%s is read in no time', (path) => {
    for (const pump of pumps) {
      const value = JSON.stringify(`${pump.repeat(15_000 / pump.length)} !`);
      const key = path.replace('author.', '  ');
      const name = path.startsWith('author.') ? `author:\n${path === 'author.name' ? '' : '  name: Jane\n'}` : '';
      const start = performance.now();
      openChapter(source('oak.md', `---\n${name}${key}: ${value}\n---\nText.\n`), {
        ...{ kind: 'chapter', aliases: {}, unknown: 'warning' },
      });
      // A name of "@." took eleven minutes.
      expect({ path, pump, slow: performance.now() - start > 2_000 }).toEqual({ path, pump, slow: false });
    }
  });
});
