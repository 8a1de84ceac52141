import { describe, expect, it } from '@jest/globals';
import { cellsOf, displayWidth, isPlain } from '../../src/report/display-width.ts';
import { markedLine } from '../../src/report/source-line.ts';

const mark = (text: string, column: number, endColumn?: number, width = 40) => {
  const place = { line: 1, column, ...(endColumn === undefined ? {} : { endLine: 1, endColumn }) };
  const marked = markedLine(text, place, width);
  return marked === undefined ? [] : [marked.line, marked.mark];
};

describe('markedLine', () => {
  it.each<[string, number, number | undefined, string, string]>([
    ['section: Tress', 10, 15, 'section: Tress', '         ^^^^^'],
    ['section: Tress', 10, undefined, 'section: Tress', '         ^'],
    ['title:', 7, undefined, 'title:', '      ^'],
    ['', 1, undefined, '', '^'],
    ['\ttab: x', 2, 5, '    tab: x', '    ^^^'],
    ['日本: 東京', 5, 7, '日本: 東京', '      ^^^^'],
    ['🌳🌳 x', 6, 7, '🌳🌳 x', '     ^'],
    ['e\u0301 x', 4, 5, 'e\u0301 x', '  ^'],
    ['a\u001bb', 3, 4, 'a\\u{1b}b', '       ^'],
    ['oak', 99, undefined, 'oak', '   ^'],
    ['##[error] oak', 11, 14, '## [error] oak', '           ^^^'],
  ])('marks %j at %j', (text, column, endColumn, line, under) => {
    expect(mark(text, column, endColumn)).toEqual([line, under]);
  });

  it('marks to the end of the line what goes on in the next', () => {
    const place = { line: 2, column: 3, endLine: 4, endColumn: 2 };
    expect(markedLine('one\ntwo two\nthree', place, 40)?.mark).toBe('  ^^^^^');
  });

  it('has nothing for a line that is not there', () => {
    expect(markedLine('one', { line: 2, column: 1 }, 40)).toBeUndefined();
  });

  it.each([1, 500, 1000, 1990])('cuts a long line around column %d', (column) => {
    const text = Array.from({ length: 500 }, (_, index) => String(index).padStart(3, '0')).join(' ');
    const [line = '', under = ''] = mark(text, column, column + 1);
    expect(displayWidth(line)).toBeLessThanOrEqual(40);
    expect(displayWidth(line)).toBeGreaterThan(25);
    expect(line[under.indexOf('^')]).toBe(text[column - 1]);
  });

  it('shows the same of a long line whether or not a wide letter stands far off', () => {
    for (const column of [1, 39, 40, 41, 200, 460, 540, 999, 1000]) {
      const text = `“Oaks’ ${'leaf – '.repeat(142)}`.slice(0, 1000);
      for (const far of [column - 250, column + 250]) {
        if (far < 0 || far >= text.length) continue;
        const other = `${text.slice(0, far)}樹${text.slice(far + 1)}`;
        expect(mark(other, column, column + 3)).toEqual(mark(text, column, column + 3));
      }
    }
  });

  it('takes no time for a line of a megabyte', () => {
    const start = performance.now();
    for (let times = 0; times < 100; times++) mark('leaf '.repeat(200_000), 500_001);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('stays in its width where the marked part is wider', () => {
    const [line = '', under = ''] = mark('x'.repeat(300), 1, 301);
    expect(displayWidth(line)).toBeLessThanOrEqual(40);
    expect(under.length).toBeLessThanOrEqual(40);
  });
});

describe('cellsOf', () => {
  it('takes each unit alone only where the tables of Unicode do', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const plain = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter(isPlain);
    expect(plain.length).toBeGreaterThan(600);
    const text = plain.flatMap((letter) => [letter, 'a', letter, letter]).join('');
    expect(Array.from(graphemes.segment(text), ({ segment }) => segment)).toEqual([...text]);
    expect(plain.filter((letter) => /[\p{M}\p{C}\p{Emoji_Presentation}\p{Zl}\p{Zp}]/u.test(letter))).toEqual([]);
    expect(cellsOf('“é”').map(({ width }) => width)).toEqual([1, 1, 1]);
  });
});
