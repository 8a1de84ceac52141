import { describe, expect, it } from '@jest/globals';
import type { Diagnostic } from '../../src/model/checked.ts';
import { diagnosticsAsJson, diagnosticsAsText } from '../../src/report/diagnostics.ts';

const chapterFiles = ['chapters/ash.md', 'chapters/oak.md', 'chapters/yew.md'];
const sources = new Map([['chapters/oak.md', '---\ntitle: Oak\nsection: Tress\n---\n']]);
const misplaced: Diagnostic = {
  rule: 'chapters-have-a-section',
  severity: 'error',
  message: 'There is no section "Tress".',
  hint: 'Write "trees".',
  file: 'chapters/oak.md',
  place: { line: 3, column: 10, endLine: 3, endColumn: 15 },
};
const untitled: Diagnostic = {
  rule: 'titles-are-given',
  severity: 'warning',
  message: 'No title.',
  file: 'chapters/ash.md',
};
const bookWide: Diagnostic = { rule: 'chapters-are-found', severity: 'info', message: 'Three chapters.' };
const text = (diagnostics: Diagnostic[], options: { colour?: boolean; width?: number; folder?: string } = {}) =>
  diagnosticsAsText(diagnostics, sources, { chapterFiles, colour: false, ...options });

describe('diagnosticsAsText', () => {
  it('shows place, line, mark and remedy, sorted, and counts', () => {
    expect(text([misplaced, untitled, bookWide])).toBe(
      [
        'note  chapters-are-found',
        '  Three chapters.',
        '',
        'chapters/ash.md  warning  titles-are-given',
        '  No title.',
        '',
        'chapters/oak.md:3:10  error  chapters-have-a-section',
        '  There is no section "Tress".',
        '    3 | section: Tress',
        '      |          ^^^^^',
        '  → Write "trees".',
        '',
        '1 error, 1 warning and 1 note in 2 of 3 chapters.',
        '',
      ].join('\n'),
    );
  });

  it.each<[Diagnostic[], string]>([
    [[], 'No problems in 3 chapters.'],
    [[misplaced, { ...misplaced, message: 'Another.' }], '2 errors in 1 of 3 chapters.'],
    [[{ ...misplaced, file: 'book.yml' }], '1 error in book.yml.'],
    [[misplaced, { ...untitled, file: 'book.yml' }], '1 error and 1 warning in 1 of 3 chapters and book.yml.'],
    [[bookWide], '1 note.'],
  ])('ends with a count: %#', (diagnostics, count) => {
    expect(text(diagnostics).trimEnd().split('\n').at(-1)).toBe(count);
  });

  it('wraps to the terminal, names files from where one stands, and colours', () => {
    const long = { ...untitled, message: 'A sentence of many words that goes on and on.' };
    expect(text([long], { width: 32, folder: '../book/' })).toContain(
      '../book/chapters/ash.md\n  warning  titles-are-given\n  A sentence of many words that\n  goes on and on.\n',
    );
    expect(text([misplaced], { colour: true })).toContain('\u001b[31merror\u001b[39m');
  });

  it('lets nothing through that moves a cursor or commands a runner', () => {
    const evil = 'a\u001b[2J\n::error::x ##[warning]\u202e';
    const shown = text([
      { rule: evil, severity: 'error', message: evil, hint: evil, file: `::${evil}`, place: { line: 1, column: 1 } },
    ]);
    expect(shown).not.toMatch(/[^\n -~→]/u);
    expect(shown).not.toMatch(/^\s*::|##\[/m);
  });

  it('does not depend on the order in which problems were found', () => {
    expect(text([misplaced, untitled, bookWide])).toBe(text([bookWide, untitled, misplaced]));
  });
});

describe('diagnosticsAsJson', () => {
  it('gives everything, sorted, with counts', () => {
    expect(JSON.parse(diagnosticsAsJson([misplaced, untitled], chapterFiles))).toEqual({
      diagnostics: [untitled, misplaced],
      counts: { errors: 1, warnings: 1, notes: 0, chapters: 3, chaptersWithProblems: 2 },
    });
  });
});
