import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { page } from '../tiny-book.ts';
import { type CollectBook, openCollectBook } from './collect-book.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const oak = (...pictures: string[]) =>
  page('Oak', ['The oak is old.', ...pictures.map((name) => `![A leaf of an oak](${name})`)].join('\n\n'));

let opened: CollectBook;
const all: CollectBook[] = [];
beforeEach(async () => {
  opened = await openCollectBook({ 'book.yml': 'title: Trees\n', 'chapters/elm.md': page('Elm', 'The elm is tall.') });
  all.push(opened);
});
afterAll(() => Promise.all(all.map(({ remove }) => remove())));

const inChapters = () => readdir(join(opened.book, 'chapters'));
const lock = () => readFile(join(opened.book, 'gathering.lock'), 'utf8');

describe('a picture that came with a chapter', () => {
  beforeEach(async () => {
    opened.pull(1, { 'chapters/oak.md': oak('leaf.png'), 'chapters/leaf.png': png });
    await opened.collect('--write');
    expect(await inChapters()).toEqual(['elm.md', 'leaf.png', 'oak.md']);
  });

  it('is still known to the lock when the author changes the text alone', async () => {
    opened.git('add', '.');
    opened.git('commit', '-qm', 'Take in');
    opened.pull(1, { 'chapters/oak.md': oak('leaf.png').replace('old', 'very old') }, 'request-1');
    await opened.collect('--write');
    expect(await inChapters()).toEqual(['elm.md', 'leaf.png', 'oak.md']);
    expect(await lock()).toContain('chapters/leaf.png:');
  });

  it('is still known when the author begins again from the book that has it', async () => {
    opened.git('add', '.');
    opened.git('commit', '-qm', 'Take in');
    opened.git('push', '-q', 'origin', 'main:base');
    opened.pull(1, { 'chapters/oak.md': oak('leaf.png').replace('old', 'very old') }, 'base');
    await opened.collect('--write');
    expect(await inChapters()).toEqual(['elm.md', 'leaf.png', 'oak.md']);
    expect(await lock()).toContain('chapters/leaf.png:');
  });

  it.each([['--write'], ['--commit']])('goes when its author takes it out: %s', async (how) => {
    if (how === '--commit') {
      opened.git('add', '.');
      opened.git('commit', '-qm', 'Take in');
    }
    opened.pull(1, { 'chapters/oak.md': oak(), 'chapters/leaf.png': null }, 'request-1');
    const shown = await opened.collect('--dry-run');
    expect(shown.out).toContain('leaf.png');
    expect(await inChapters()).toContain('leaf.png');
    const { code, out } = await opened.collect(how);
    expect([code, out]).toEqual([0, expect.stringContaining('the author does not send it any more')]);
    expect(await inChapters()).toEqual(['elm.md', 'oak.md']);
    expect(await lock()).not.toContain('leaf.png');
    if (how === '--commit') {
      expect(opened.git('status', '--porcelain')).toBe('');
      expect(opened.git('show', '--name-status', '--format=', 'HEAD')).toContain('D\tchapters/leaf.png');
    }
  });

  it('stays where another chapter shows it, and that is said', async () => {
    await writeFile(join(opened.book, 'chapters/elm.md'), page('Elm', '![Not of an elm](leaf.png)'));
    opened.pull(1, { 'chapters/oak.md': oak(), 'chapters/leaf.png': null }, 'request-1');
    const { out } = await opened.collect('--write');
    expect(out).toContain('stays: the author does not send it any more, but something else in the book shows it');
    expect(await inChapters()).toContain('leaf.png');
  });

  it('stays where a chapter that cannot be read names it', async () => {
    await writeFile(join(opened.book, 'chapters/ash.md'), '---\ntitle: "Ash\n---\n\n![A leaf](leaf.png)\n');
    opened.pull(1, { 'chapters/oak.md': oak(), 'chapters/leaf.png': null }, 'request-1');
    await opened.collect('--write');
    expect(await inChapters()).toContain('leaf.png');
  });

  it('stays where the editors changed it', async () => {
    await writeFile(join(opened.book, 'chapters/leaf.png'), Buffer.concat([png, Buffer.from([0])]));
    opened.pull(1, { 'chapters/oak.md': oak(), 'chapters/leaf.png': null }, 'request-1');
    const { out } = await opened.collect('--write', '--json');
    expect(JSON.parse(out)).toMatchObject({ taken: [{ stays: [{ path: 'chapters/leaf.png', why: 'changed' }] }] });
    expect(await inChapters()).toContain('leaf.png');
  });

  it('goes with a chapter that is taken back', async () => {
    opened.git('add', '.');
    opened.git('commit', '-qm', 'Take in');
    const withdrawn = oak('leaf.png').replace('---\n', '---\nwithdrawn: true\n');
    opened.pull(1, { 'chapters/oak.md': withdrawn }, 'request-1');
    await opened.collect('--commit', '--only', 'oak');
    expect(await inChapters()).toEqual(['elm.md']);
  });
});

it('a picture of the editors’ own stays, whatever an author deletes', async () => {
  await writeFile(join(opened.book, 'chapters/leaf.png'), png);
  opened.git('add', '.');
  opened.git('commit', '-qm', 'A leaf');
  opened.git('push', '-q', 'origin', 'main:base');
  opened.pull(1, { 'chapters/oak.md': oak() }, 'base');
  await opened.collect('--write');
  opened.pull(1, { 'chapters/oak.md': oak().replace('old', 'very old'), 'chapters/leaf.png': null }, 'request-1');
  await opened.collect('--write', '--only', 'oak');
  expect(await inChapters()).toContain('leaf.png');
});
