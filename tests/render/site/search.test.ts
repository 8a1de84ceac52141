import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchFiles } from '../../../src/render/site/search/index-files.ts';
import type { SearchDocument } from '../../../src/render/site/search/index-files.ts';
import { excerptOf, filesWith, queryWords, rankedPages } from '../../../src/render/site/search/rank.ts';
import { folded, wordsOf } from '../../../src/render/site/search/words.ts';

describe('words', () => {
  it.each([
    ['Listening, again', ['listening', 'again']],
    ['don’t stop', ['don', 't', 'stop']],
    ['Łódź Ærø Straße İstanbul', ['lodz', 'aero', 'strasse', 'istanbul']],
    ['Ελένη ὁδός', ['ελενη', 'οδοσ']],
    ['ё Київ', ['е', 'київ'].map((word) => folded(word))],
    ['شَجَرَة', ['شجرة']],
    ['倾听是新', ['倾听', '听是', '是新', '新']],
    ['木', ['木']],
    ['コーヒーとtea', ['コー', 'ーヒ', 'ヒー', 'ーと', 'と', 'tea'].map((word) => folded(word))],
    ['한국어 책', ['한국어', '책']],
    ['हिन्दी', ['हिन्दी']],
    ['', []],
    ['— … “”', []],
  ])('of "%s" are %j', (text, words) => {
    expect([...wordsOf(text)].map(({ word }) => word)).toEqual(words);
  });

  it('stand where they are said to stand, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { word, start, end } of wordsOf(text)) {
          expect(folded(text.slice(start, end)).slice(0, 40)).toContain(word.slice(0, 1));
        }
      }),
    );
  });
});

const page = (title: string, text: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  href: `${title}.html`,
  title,
  line: '',
  about: '',
  text,
  ...more,
});
const trees = [
  page('Ash', 'A tree that listens. It has leaves.', { line: 'Jane Doe' }),
  page('Birch', 'White bark. Somebody listened to the leaves, to all the leaves.'),
  page('Cedar', 'It stands in 倾听是新的呼喊 and constructor and __proto__.', { about: 'evergreen' }),
  page('Jane Doe', 'Plants an ash now and then.'),
];
const found = (query: string, documents = trees) => {
  const { firsts, words } = searchFiles(documents);
  const asked = queryWords(query);
  const tables = [...new Set(asked.flatMap((word) => filesWith(word, firsts)))].map((number) => words[number] ?? {});
  return rankedPages(asked, tables, documents.length).map((number) => documents[number]?.title);
};

describe('searching', () => {
  it.each([
    ['ash', ['Ash', 'Jane Doe']],
    ['ASH', ['Ash', 'Jane Doe']],
    ['jane', ['Jane Doe', 'Ash']],
    ['leaves', ['Birch', 'Ash']],
    ['lea', ['Birch', 'Ash']],
    ['listening', ['Ash', 'Birch']],
    ['leaves bark', ['Birch']],
    // No page has both: those with one of them.
    ['bark evergreen', ['Cedar', 'Birch']],
    ['听是', ['Cedar']],
    ['听', ['Cedar']],
    ['喊', ['Cedar']],
    ['constructor', ['Cedar']],
    ['__proto__', ['Cedar']],
    ['toString', []],
    ['oak', []],
    ['', []],
  ])('"%s" finds %j', (query, titles) => {
    expect([...found(query)].sort()).toEqual([...titles].sort());
    expect(found(query)[0]).toBe(titles[0]);
  });

  it('finds every word of a big book through the files that may hold it', () => {
    const documents = Array.from({ length: 60 }, (_, index) =>
      page(`T${index}`, Array.from({ length: 300 }, (__, word) => `w${(index * 300 + word).toString(36)}x`).join(' ')),
    );
    const { firsts, words } = searchFiles(documents);
    expect(words.length).toBeGreaterThan(5);
    for (const [number, table] of words.entries()) {
      for (const word of Object.keys(table)) {
        expect(filesWith(word, firsts)).toContain(number);
        expect(filesWith(word.slice(0, -1), firsts)).toContain(number);
      }
    }
    expect(found(`w${(7000).toString(36)}x`, documents)).toEqual(['T23']);
  });
});

describe('an excerpt', () => {
  const marked = (text: string, query: string) =>
    excerptOf(text, queryWords(query))
      .map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
      .join('');
  const long = `${'Nothing here. '.repeat(40)}Then the leaves fell from the bark. ${'Nothing again. '.repeat(40)}`;

  it.each([
    ['Leaves fall.', 'leaves', '[Leaves] fall.'],
    ['Nothing at all.', 'oak', 'Nothing at all.'],
    ['', 'oak', ''],
    ['倾听是新的', '听是', '倾[听是]新的'],
  ])('of "%s" for "%s" is "%s"', (text, query, excerpt) => {
    expect(marked(text, query)).toBe(excerpt);
  });

  it('shows the place where the words stand together', () => {
    const excerpt = marked(long, 'bark leaves');
    expect(excerpt).toContain('the [leaves] fell from the [bark].');
    expect(excerpt).toMatch(/^… .* …$/);
    expect(excerpt.length).toBeLessThan(260);
  });

  it('is a part of the text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), fc.string({ maxLength: 8 }), (text, query) => {
        const joined = excerptOf(text, queryWords(query))
          .map((piece) => piece.text)
          .join('');
        expect(text).toContain(joined.replace(/^… /, '').replace(/ …$/, ''));
      }),
    );
  });
});
