import { describe, expect, it } from '@jest/globals';
import { alignText } from '../../src/check/align-text.ts';

describe('where a text stands in its Markdown', () => {
  it.each([
    ['plain words', 'oak', 'oak', [0, 1, 2, 3]],
    ['a sign by its name', 'a\u00a0b', 'a&nbsp;b', [0, 1, 7, 8]],
    ['a sign by its number', 'a—b', 'a&#8212;b', [0, 1, 8, 9]],
    ['a sign of two units', '🌳!', '&#x1F333;!', [0, 0, 9, 10]],
    ['a name that is meant as it stands', '&oak;', '&oak;', [0, 1, 2, 3, 4, 5]],
    ['a backslash', 'a*b', 'a\\*b', [0, 2, 3, 4]],
    ['a backslash of the text', 'a\\b', 'a\\b', [0, 1, 2, 3]],
    ['a line end', 'a b', 'a  \n   b', [0, 1, 7, 8]],
    ['a line end in a quotation', 'a\nb', 'a\n> > b', [0, 1, 6, 7]],
    ['nothing', '', '**', [0]],
  ])('%s', (_, text, source, places) => {
    expect(alignText(text, source)).toEqual(places);
  });

  it.each([
    ['the Markdown holds more', 'oak', '**ash** oak'],
    ['a sign of two code points', 'a<⃒b', 'a&nvlt;b'],
    ['the Markdown is shorter', 'oak', 'oa'],
  ])('cannot be told where %s', (_, text, source) => {
    expect(alignText(text, source)).toBeUndefined();
  });

  it('takes no more time than the text is long', () => {
    const text = '&  '.repeat(100_000);
    const started = performance.now();
    expect(alignText(text.slice(0, 30_000), text)).toHaveLength(30_001);
    const tenth = performance.now() - started;
    expect(alignText(text, text)).toHaveLength(300_001);
    // A square of the time would be a hundred times as much.
    expect(performance.now() - started).toBeLessThan(60 * Math.max(tenth, 5));
  });
});
