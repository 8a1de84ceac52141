import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { withVersion } from '../../src/merge/version.ts';
import type { Labels } from '../../src/model/project.ts';
import { sampleManuscript } from '../sample-manuscript.ts';

const allLabels = JSON.parse(readFileSync('templates/labels.json', 'utf8')) as Record<string, Labels>;
const date = {
  epoch: Date.UTC(2026, 10, 2) / 1000,
  from: 'commit',
  commit: '0123456789abcdef0123456789abcdef01234567',
};

describe('the line that says which version of the texts a book has', () => {
  const book = sampleManuscript;
  const ready = book.sections.flatMap(({ chapters }) => chapters).filter(({ state }) => state === 'ready').length;

  it('has the day, the commit and the number of chapters that are in it', () => {
    expect(withVersion(book, date).version).toBe(`Version 2026-11-02 · 0123456789 · Chapters: ${ready}`);
    expect(book.sections.flatMap(({ chapters }) => chapters).length).toBeGreaterThan(ready);
  });

  it('has no commit where the book is in no repository, and is not there where not even the day is known', () => {
    const { epoch } = date;
    expect(withVersion(book, { epoch, from: 'SOURCE_DATE_EPOCH' }).version).toBe(
      `Version 2026-11-02 · Chapters: ${ready}`,
    );
    expect(withVersion(book, { epoch, from: 'fixed' }).version).toBeUndefined();
  });

  it.each(Object.keys(allLabels))('is said in %s', (language) => {
    const labels = allLabels[language] as Labels;
    for (const commit of [date.commit, undefined]) {
      const { version } = withVersion(
        { ...book, labels },
        { epoch: date.epoch, from: 'commit', ...(commit ? { commit } : {}) },
      );
      expect(version).toContain('2026-11-02');
      expect(version).toContain(String(ready));
      expect(version).not.toMatch(/[{}]/);
      expect(version?.includes('0123456789')).toBe(commit !== undefined);
    }
  });
});
