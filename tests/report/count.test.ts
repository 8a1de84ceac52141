import { expect, it } from '@jest/globals';
import { allOf } from '../../src/report/count.ts';

it('says "both" of two', () => {
  expect([1, 2, 3, 1200].map((number) => allOf(number, 'chapter'))).toEqual([
    'The one chapter',
    'Both chapters',
    'All 3 chapters',
    'All 1,200 chapters',
  ]);
});
