import { describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readChapters } from '../../src/read-chapters.ts';
import { page, source } from '../tiny-book.ts';
import { essays } from './real-book-folder.ts';

/** Parsers take five times the deadline for it on a quick machine. */
const endless = page('Slow', '*a **b _c '.repeat(80_000).replace(/.{60} /g, '$&\n'));
const DEADLINE = 1500;

(essays === undefined ? describe.skip : describe)('one hostile chapter among real essays', () => {
  it('adds at most its deadline plus a second, and all the others are read', async () => {
    const folder = join(essays ?? '', 'chapters');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.md'));
    const honest = await Promise.all(
      names.map(async (name) => source(name, await readFile(join(folder, name), 'utf8'))),
    );
    const read = async (sources: typeof honest) => {
      const files = sources.map((each) => ({ kind: 'chapter' as const, source: each }));
      const deadline = (characters: number) => (characters > 150_000 ? DEADLINE : 10_000);
      const start = performance.now();
      const chapters = await readChapters(files, { aliases: {}, unknown: 'off', deadline });
      return { milliseconds: performance.now() - start, chapters };
    };
    const alone = await read(honest);
    const together = await read([...honest.slice(0, 100), source('slow.md', endless), ...honest.slice(100)]);
    const unread = together.chapters.filter(({ value }) => !value.readable);
    expect(unread.map(({ value, diagnostics }) => [value.file, diagnostics.at(-1)?.message])).toEqual([
      ['slow.md', 'Reading the text took too long and was stopped.'],
    ]);
    expect(together.chapters.filter(({ value }) => value.file !== 'slow.md')).toEqual(alone.chapters);
    expect(together.milliseconds - alone.milliseconds).toBeLessThan(DEADLINE + 1000);
  });
});
