import { describe, expect, it } from '@jest/globals';
import { editDistance, nearest } from '../../src/text/nearest.ts';

describe('nearest', () => {
  const keys = ['title', 'subtitle', 'summary', 'section', 'weight', 'author', 'id', 'frontMatter'];

  it.each([
    ['titel', 'title'],
    ['Title', 'title'],
    ['tile', 'title'],
    ['autor', 'author'],
    ['wieght', 'weight'],
    ['front_mater', 'frontMatter'],
    ['sub-title', 'subtitle'],
    ['expirydate', undefined],
    ['by', undefined],
    ['x', undefined],
    ['', undefined],
    ['t'.repeat(100_000), undefined],
  ])('takes %j for %j', (typed, meant) => {
    expect(nearest(typed, keys)).toBe(meant);
  });
});

describe('editDistance', () => {
  it.each([
    ['ash', 'ash', 0],
    ['ash', 'ahs', 1],
    ['ash', 'as', 1],
    ['oak', 'ash', 3],
    ['', 'ash', 3],
  ])('from %j to %j is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });
});
