import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { page } from '../tiny-book.ts';
import { type CollectBook, openCollectBook } from './collect-book.ts';

let opened: CollectBook;

beforeAll(async () => {
  opened = await openCollectBook({
    'book.yml': 'title: Trees\ncollect:\n  - { pullRequests: true }\n  - { branches: "chapter/*", name: branches }\n',
    'chapters/elm.md': page('Elm', 'The elm is tall.'),
  });
  const { remote } = opened;
  opened.pull(1, { 'chapters/oak.md': page('Oak', 'The oak is old.') });
  remote.git(['update-ref', 'refs/pull/2/head', remote.git(['hash-object', '-w', '--stdin'], 'no commit')]);
  for (const [number, digit] of [
    [3, '3'],
    [4, '4'],
  ] as const) {
    const folder = join(remote.folder, '.git/refs/pull', String(number));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'head'), `${digit.repeat(40)}\n`);
  }
  remote.commit('chapter/$(reboot)', { 'chapters/ash.md': page('Ash', 'The ash is grey.') }, 'main');
});
afterAll(() => opened.remove());

it('shows each ref that cannot be used as what it is, and all others as ever', async () => {
  const { out } = await opened.collect('--json');
  const rows = (JSON.parse(out) as { contributions: { key: string; state: string }[] }).contributions;
  expect(Object.fromEntries(rows.map(({ key, state }) => [key, state]))).toEqual({
    'origin#1': 'new',
    'origin#2': 'unusable',
    'origin#3': 'unreachable',
    'origin#4': 'unreachable',
    'branches:chapter/$(reboot)': 'unusable',
  });
});

it('says in the table what each of them needs', async () => {
  const { out, code } = await opened.collect();
  expect(code).toBe(4);
  expect(out).toContain('refs/pull/2/head does not point at a commit');
  expect(out).toMatch(/origin#3[^]*missing or broken/);
  expect(out).toContain('push it under another name');
  expect(out).toContain('1 chapter can be taken in');
});

it('names them where a book is built with what is pending', async () => {
  const { out, code } = await opened.run(['build', 'markdown', '--pending']);
  expect(code).toBe(4);
  expect(out).toContain('1 chapter in it is pending');
  expect(out).toMatch(/origin#3 is not in it: .*\n→ /);
});
