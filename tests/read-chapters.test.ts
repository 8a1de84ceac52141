import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Chapter } from '../src/model/chapter.ts';
import { startParsing } from '../src/parsing.ts';
import { startThreads } from '../src/parsing-threads.ts';
import { readChapters } from '../src/read-chapters.ts';
import { blocksText } from '../src/text/words.ts';
import { page, source } from './tiny-book.ts';

const options = { aliases: {}, unknown: 'warning' } as const;
const files = (texts: Record<string, string>) =>
  Object.entries(texts).map(([path, text]) => ({ kind: 'chapter' as const, source: source(path, text) }));

describe('reading chapters in threads', () => {
  it('gives them back in the order in which they came', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `${index}.md`,
        // What reads HTML is loaded when the first of them comes.
        page(
          `Tree ${index}`,
          `${index % 5 === 0 ? '<b>Old</b>' : 'Young'} tree ${index}. ${'Text. '.repeat(index % 7 === 0 ? 2000 : 5)}`,
        ),
      ]),
    );
    const chapters = await readChapters(files(texts), options);
    expect(chapters.map(({ value }) => value.title)).toEqual(Array.from({ length: 60 }, (_, index) => `Tree ${index}`));
    expect(chapters.map(({ value }) => /tree \d+/.exec(blocksText(value.content.blocks))?.[0])).toEqual(
      Array.from({ length: 60 }, (_, index) => `tree ${index}`),
    );
  });

  it('asks the rules of each, also where they are ready later than the first texts', async () => {
    const texts = Object.fromEntries(['Ash', 'Oak', 'Yew'].map((tree) => [`${tree}.md`, page(tree, 'Text.')]));
    const ready = setTimeout(500, [{ severity: 'info', rule: 'titles-are-trees', message: 'It is one.' } as const]);
    const check = async ({ title }: Chapter) => new Map([[title, await ready]]);
    const chapters = await readChapters(files(texts), { ...options, check });
    expect(chapters.map(({ found }) => [...found.keys()])).toEqual([['Ash'], ['Oak'], ['Yew']]);
  });

  it('fails where the rules cannot be asked', async () => {
    const check = () => Promise.reject(new Error('no rules'));
    await expect(readChapters(files({ 'ash.md': page('Ash', 'Text.') }), { ...options, check })).rejects.toThrow(
      'no rules',
    );
  });

  it('stops one that takes too long, says whose it is, and goes on with the others', async () => {
    const slow = page('Slow', '*a **b _c '.repeat(20_000).replace(/.{60} /g, '$&\n'));
    const texts = { 'ash.md': page('Ash', 'Text.'), 'slow.md': slow, 'yew.md': page('Yew', 'Text.') };
    const deadline = (bytes: number) => (bytes > 100_000 ? 100 : 10_000);
    const chapters = await readChapters(files(texts), { ...options, deadline });
    expect(
      chapters.map(({ value }) => [value.title, value.readable, value.byline.map(({ written }) => written)]),
    ).toEqual([
      ['Ash', true, ['Jane Doe']],
      ['Slow', false, ['Jane Doe']],
      ['Yew', true, ['Jane Doe']],
    ]);
    expect(chapters.map(({ diagnostics }) => diagnostics.map(({ message }) => message))).toEqual([
      [],
      ['Reading the text took too long and was stopped.'],
      [],
    ]);
  });

  it('blames the one that the thread is at, not one that it has read and not told of yet', async () => {
    const { parse } = startParsing();
    const bodies = { 'ash.md': 'Text.', 'slow.md': '*a **b _c '.repeat(20_000), 'yew.md': 'Text.' };
    const ends = await Promise.all(Object.entries(bodies).map(([file, body]) => parse({ file, body }, 300)));
    expect(ends.flatMap((end) => end?.diagnostics ?? []).map(({ file, message }) => [file, message])).toEqual([
      ['slow.md', 'Reading the text took too long and was stopped.'],
    ]);
  });

  it('gives a thread so much memory and no more', async () => {
    const thread = startParsing();
    expect(thread.worker.resourceLimits?.maxOldGenerationSizeMb).toBe(512);
    await thread.worker.terminate();
  });

  it('starts no thread any more once they were ended', async () => {
    const threads = startThreads();
    await threads.end();
    await expect(readChapters(files({ 'ash.md': page('Ash', 'Text.') }), { ...options, threads })).rejects.toThrow(
      'The threads were ended.',
    );
  });

  it('stops at once when the run is given up', async () => {
    const controller = new AbortController();
    const reading = readChapters(
      files({ 'slow.md': page('Slow', 'Some *text* and [words](https://a.example).\n\n'.repeat(30_000)) }),
      {
        ...options,
        signal: controller.signal,
      },
    );
    void setTimeout(50).then(() => controller.abort(new Error('stopped by hand')));
    await expect(reading).rejects.toThrow('stopped by hand');
  });

  it('reports a fault of the parser as a problem of the one chapter', async () => {
    const task = { file: 'oak.md', body: 5 as unknown as string };
    const end = await startParsing().parse(task, 10_000);
    expect(end?.content).toBeUndefined();
    expect(end?.diagnostics.map(({ rule, file, message }) => [rule, file, message.slice(0, 28)])).toEqual([
      ['text-can-be-parsed', 'oak.md', 'The text could not be read: '],
    ]);
  });
});
