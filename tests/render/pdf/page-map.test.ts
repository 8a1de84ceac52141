import { expect, it } from '@jest/globals';
import { pageMap, roman, straysOf } from '../../../src/render/pdf/page-map.ts';

it('counts the pages before the body in roman numerals', () => {
  const { starts, pageCount } = pageMap(
    [
      {
        body: 11,
        marks: [
          ['c', 'c-foreword', 9],
          ['s', 's-leaf', 11],
          ['c', 'c-ash', 12],
        ],
      },
    ],
    20,
  );
  expect(pageCount).toBe(20);
  expect(Object.fromEntries(starts)).toEqual({
    'c-foreword': { label: 'ix', number: 9 },
    's-leaf': { label: '1', number: 11 },
    'c-ash': { label: '2', number: 12 },
  });
});

it('names the first block that starts on each further page of a chapter', () => {
  const marks = [
    ['c', 'c-ash', 3],
    ['b', ['c-ash', 0], 3],
    ['b', ['c-ash', 1], 4],
    ['b', ['c-ash', 2], 4],
    ['b', ['c-ash', '3.2'], 6],
    ['c', 'c-birch', 7],
    ['b', ['c-birch', 0], 7],
  ];
  const { breaks } = pageMap([{ body: 3, marks }], 7);
  expect(Object.fromEntries(breaks)).toEqual({
    'c-ash': [
      { place: '1', page: { label: '2', number: 4 } },
      { place: '3.2', page: { label: '4', number: 6 } },
    ],
  });
});

it.each([
  [1, 'i'],
  [4, 'iv'],
  [9, 'ix'],
  [48, 'xlviii'],
  [1994, 'mcmxciv'],
])('writes %d as %s', (number, written) => {
  expect(roman(number)).toBe(written);
});

it('finds no stray notes in what has no report, as a cover', () => {
  expect(straysOf([]).size).toBe(0);
});
