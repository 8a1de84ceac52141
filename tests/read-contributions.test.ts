import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openBookInGit } from '../src/collect/contributions/book-in-git.ts';
import { emptyLock } from '../src/collect/lock/read-lock.ts';
import type { CollectPlan, CollectSource, Contribution, FetchedSource, Lock, LockEntry } from '../src/model/collect.ts';
import { readContributions } from '../src/read-contributions.ts';
import { type Entry, type GitFolder, gitFolder } from './collect/git-folder.ts';
import { page } from './tiny-book.ts';

const text = (
  title: string,
  body = `The ${title} stands in the meadow, and nobody knows who planted it there.`,
  by = 'Jane Doe',
) => page(title, body).replace(/^author:.*$/m, `author: ${by}`);

let book: GitFolder;
let number = 0;
const heads: { ref: string; commit: string; pullRequest: number }[] = [];

function head(changes: Readonly<Record<string, Entry>>, from = 'main', then?: Readonly<Record<string, Entry>>): number {
  number++;
  const branch = `pull-${number}`;
  let commit = book.commit(branch, changes, from);
  if (then !== undefined) commit = book.commit(branch, then, branch);
  heads.push({ ref: `refs/pull/${number}/head`, commit, pullRequest: number });
  return number;
}

const source: CollectSource = {
  ...{ name: 'origin', from: 'origin', refs: { kind: 'pullRequests' }, trust: 'editor', file: 'book.yml' },
};

async function collect(lock: Lock = emptyLock, change: Partial<FetchedSource> = {}): Promise<CollectPlan> {
  const inGit = await openBookInGit({ cwd: book.folder, base: 'main', env: process.env });
  const fetched = [{ source, mirror: join(book.folder, '.git'), heads, collected: '2026-11-02T09:00:00Z', ...change }];
  return readContributions({ book: inGit, fetched, lock });
}

const told: Record<number, string> = {};

beforeAll(async () => {
  book = await gitFolder({
    'book.yml': 'title: Trees\n',
    'contributors/eva-orr.yml': 'name: Eva Orr\n',
    'chapters/elm.md': text('Elm', 'The elm is tall and it is old.', 'eva-orr'),
    'chapters/fir.md': text('Fir', 'The fir is green in winter.', 'eva-orr'),
    '.github/workflows/book.yml': 'on: push\n',
  });
  const early = book.git(['rev-parse', 'main']);
  const wants = (state: string, ...args: Parameters<typeof head>) => (told[head(...args)] = state);
  const alone = (branch: string, changes: Readonly<Record<string, Entry>>) => {
    number++;
    heads.push({ ref: `refs/pull/${number}/head`, commit: book.commit(branch, changes), pullRequest: number });
    return number;
  };
  const oak = text('Oak');
  wants('new', { 'chapters/oak.md': oak });
  wants('refused Line 2: The quotation mark', { 'chapters/ash.md': '---\ntitle: "Ash\n---\n\nText.\n' });
  wants('new', {
    'chapters/elm.md': text('Elm', 'Cut down.', 'eva-orr'),
    'chapters/yew.md': text('Yew'),
  });
  wants('conflicting', { 'chapters/lime.md': text('Lime', 'A lime tree is no citrus, whatever its name may say.') });
  wants('conflicting', { 'chapters/lime.md': text('Lime', 'Another lime grows by the river, where its roots drink.') });
  wants('conflicting', { 'chapters/a.md': text('One', 'A first text.').replace('title:', 'id: rowan\ntitle:') });
  wants('conflicting', { 'chapters/b.md': text('Two', 'A second text.').replace('title:', 'id: rowan\ntitle:') });
  wants('refused This is a link', { 'chapters/bay.md': { symlink: '/etc/passwd' } });
  wants('refused This is another git repository', { 'chapters/box.md': { repository: '1'.repeat(40) } });
  wants('refused Here stands only the note', {
    'chapters/fig.md': 'version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 3\n',
  });
  wants('refused "chapters/elm.md" and "chapters/ELM.md" differ in capital letters', {
    'chapters/ELM.md': text('Other'),
  });
  wants('refused This file has 3.0 MB', { 'chapters/big.md': 'a '.repeat(3 * 2 ** 19) });
  wants('refused Line 3: The file is not saved as UTF-8', {
    'chapters/asp.md': Buffer.from('---\ntitle: Asp\nauthor: J\xfcrgen Ott\n---\n\nText.\n', 'latin1'),
  });
  wants('refused Line 2: The id "fir" is already used by chapters/fir.md.', {
    'chapters/new-fir.md': text('Fir').replace('title:', 'id: fir\ntitle:'),
  });
  wants('refused This contribution adds "notes.txt"', { 'notes.txt': 'Hello.' });
  wants('refused This contribution changes ".github/workflows/book.yml"', {
    '.github/workflows/book.yml': 'on: pull_request_target\n',
  });
  wants('refused This contribution changes "book.yml"', {
    'book.yml': 'title: Mine\nrules: { yaml-can-be-read: off }\n',
  });
  wants('refused It takes chapters/fir.md out of the book', { 'chapters/fir.md': null });
  wants('empty It changes no file.', {});
  wants('withdrawn Its author added chapters/gum.md', { 'chapters/gum.md': text('Gum') }, 'main', {
    'chapters/gum.md': null,
  });
  wants('withdrawn It says "withdrawn: true"', {
    'chapters/may.md': text('May').replace('title:', 'withdrawn: true\ntitle:'),
  });
  told[alone('alone', { 'chapters/nut.md': text('Nut') })] = 'refused It shares no past with the book';
  number++;
  heads.push({ ref: `refs/pull/${number}/head`, commit: early, pullRequest: number });
  told[number] = 'merged All of its commits are in main';
  number++;
  heads.push({ ref: `refs/pull/${number}/head`, commit: '1'.repeat(40), pullRequest: number });
  told[number] = 'unreachable Objects of it are missing';
  number++;
  heads.push({ ref: `refs/pull/${number}/head`, commit: '1'.repeat(64), pullRequest: number });
  told[number] = 'unreachable Its repository counts with other object ids';
  wants('merged Its texts stand in main already', { 'chapters/sloe.md': text('Sloe') });
  wants('changed', { 'chapters/fir.md': text('Fir', 'The fir is green in winter, and in summer.', 'eva-orr') });
  // What was taken in of it says still whose it is.
  wants('refused This contribution changes "chapters/elm.md", a chapter by Eva Orr.', {
    'chapters/sorb.md': text('Sorb'),
    'chapters/elm.md': text('Elm', 'Not so tall.', 'eva-orr'),
  });
  wants('new', { 'chapters/sorb.md': text('Sorb'), 'chapters/medlar.md': text('Medlar') });
  book.commit(
    'main',
    { 'chapters/sloe.md': text('Sloe'), 'chapters/sorb.md': text('Sorb'), 'thanks.txt': 'Thanks.' },
    'main',
  );
});

afterAll(() => rm(book.folder, { recursive: true, force: true }));

const row = ({ state, reason = '' }: Contribution) => `${state} ${reason}`.trim();

describe('what heads bring', () => {
  it('is told of each, whatever the others hold', async () => {
    const plan = await collect();
    const found = new Map(plan.contributions.map((each) => [each.head.pullRequest, each]));
    const wrong = Object.entries(told).filter(([pull, state]) => {
      const contribution = found.get(Number(pull));
      return contribution === undefined || !row(contribution).startsWith(state);
    });
    expect(wrong.map(([pull, state]) => [pull, state, row(found.get(Number(pull)) as Contribution)])).toEqual([]);
    expect(plan.contributions.every(({ state, hint }) => state !== 'refused' || hint !== undefined)).toBe(true);
  });

  it('keeps what each sent apart: its chapters by id, its rivals, its own problems', async () => {
    const { contributions } = await collect();
    const keys = contributions
      .filter(({ head: { pullRequest } }) => pullRequest === 3)
      .map(({ key, state }) => [key, state]);
    expect(keys).toEqual([
      ['origin#3@elm', 'refused'],
      ['origin#3@yew', 'new'],
    ]);
    expect(contributions.find(({ key }) => key === 'origin#4')?.rivals).toEqual(['origin#5']);
    expect(contributions.find(({ key }) => key === 'origin#1')?.diagnostics).toEqual([]);
  });

  it('never shows a mail address but that of the commit, which stays inside', async () => {
    const { contributions } = await collect();
    const shown = JSON.stringify(contributions.map((each) => ({ ...each, commit: undefined })));
    expect(shown).not.toContain('@jane.example');
    expect(contributions[0]?.committers).toEqual([{ name: 'Jane Doe', contributor: 'jane-doe' }]);
  });

  it('is as it was where a source was not reached, and says since when', async () => {
    const failure = { reason: 'host', message: 'No answer.', hint: 'Try again.', tries: 3 } as const;
    const { contributions } = await collect(emptyLock, { failure });
    expect(contributions.every(({ staleSince }) => staleSince === '2026-11-02T09:00:00Z')).toBe(true);
    expect(contributions.length).toBe(heads.length + 1);
  });
});

describe('somebody’s first chapter', () => {
  it('is known by the name in its by-line, and stays its author’s when an editor mends it', async () => {
    const folder = await gitFolder({
      'book.yml': 'title: Trees\n',
      'chapters/elm.md': text('Elm', 'The elm is tall.', 'Eva Orr'),
    });
    const sent = folder.commit('pull-1', { 'chapters/oak.md': text('Oak') }, 'main');
    const mended = folder.commit('mended', { 'chapters/oak.md': text('Oak', 'Mended.') }, 'pull-1');
    const byEva = folder
      .git(['cat-file', 'commit', mended])
      .replace(/^author .*>/m, 'author Eva Orr <eva@eva.example>');
    const commit = folder.git(['hash-object', '-t', 'commit', '-w', '--stdin'], `${byEva}\n`);
    const inGit = await openBookInGit({ cwd: folder.folder, base: 'main', env: process.env });
    const fetched = ['1', '2'].map((name, index) => ({
      source: { ...source, name, from: name },
      mirror: join(folder.folder, '.git'),
      heads: [{ ref: 'refs/pull/1/head', commit: [sent, commit][index] ?? '', pullRequest: 1 }],
      collected: '2026-11-02T09:00:00Z',
    }));
    const { contributions } = await readContributions({ book: inGit, fetched, lock: emptyLock });
    expect(contributions.map(({ committers }) => committers)).toEqual([
      [{ name: 'Jane Doe', contributor: 'jane-doe' }],
      [
        { name: 'Eva Orr', contributor: 'eva-orr' },
        { name: 'Jane Doe', contributor: 'jane-doe' },
      ],
    ]);
    expect(contributions.map((each) => each.commit?.author.name)).toEqual(['Jane Doe', 'Jane Doe']);
    await rm(folder.folder, { recursive: true, force: true });
  });
});

describe('with a lock', () => {
  const entry = (change: Partial<LockEntry>): Lock => ({
    ...emptyLock,
    chapters: [
      {
        ...{ chapter: 'oak', source: 'origin', ref: 'refs/pull/1/head', commit: heads[0]?.commit ?? '', blob: '' },
        ...{ path: 'chapters/oak.md', files: {}, time: '2026-11-02T09:00:00Z', state: 'accepted' },
        ...change,
      },
    ],
  });
  const stateOf = async (lock: Lock, key: string) =>
    (await collect(lock)).contributions.filter((each) => each.key === key).map(row);

  it('a version that was taken in is unchanged, another one is a change', async () => {
    const blob = book.git(['rev-parse', 'pull-1:chapters/oak.md']);
    expect(await stateOf(entry({ blob }), 'origin#1')).toEqual(['unchanged This version was taken in.']);
    expect(await stateOf(entry({ blob: '2'.repeat(40) }), 'origin#1')).toEqual(['changed']);
  });

  it('an author may take away what came from the same branch', async () => {
    const pull = Object.entries(told).find(([, state]) => state.includes('takes chapters/fir.md'))?.[0] ?? '';
    const lock = entry({ chapter: 'fir', path: 'chapters/fir.md', ref: `refs/pull/${pull}/head` });
    expect(await stateOf(lock, `origin#${pull}`)).toEqual(['withdrawn It takes chapters/fir.md out of the book.']);
  });
});

it('lines that the editors and the author changed both are a conflict', async () => {
  const pull = head({ 'chapters/elm.md': text('Elm', 'The elm is tall and it is young.', 'eva-orr') });
  book.commit('main', { 'chapters/elm.md': text('Elm', 'The elm is tall and it is ancient.', 'eva-orr') }, 'main');
  const { contributions } = await collect();
  expect(contributions.filter(({ key }) => key === `origin#${pull}`).map(row)).toEqual([
    'conflicting The editors and the author changed the same lines since this chapter was last taken in.',
  ]);
});

describe("an author's own repository", () => {
  const own = async (paths: readonly string[] | undefined, files: Readonly<Record<string, Entry>>) => {
    const commit = book.commit(`own-${++number}`, files);
    const mine: CollectSource = {
      ...{ name: 'jane-doe', from: 'https://jane.example/essay.git', refs: { kind: 'branch' }, trust: 'list' },
      ...{ file: 'roster.yml', contributor: 'jane-doe', ...(paths === undefined ? {} : { paths }) },
    };
    const fetched = {
      source: mine,
      mirror: join(book.folder, '.git'),
      heads: [{ ref: 'refs/heads/main', commit, branch: 'main' }],
    };
    const inGit = await openBookInGit({ cwd: book.folder, base: 'main', env: process.env });
    const { contributions } = await readContributions({ book: inGit, fetched: [fetched], lock: emptyLock });
    return contributions.map((each) => [
      each.key,
      row(each),
      each.chapter?.path,
      ...each.companions.map(({ path }) => path),
    ]);
  };
  const essay = text('Essay', 'An essay ![A tree](tree.svg) of mine.');
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

  it.each([
    ['named', ['essay.md'], { 'essay.md': essay, 'tree.svg': svg, 'README.md': '# Mine' }],
    ['found', undefined, { 'essay.md': essay, 'tree.svg': svg, 'README.md': '# Mine', LICENSE: 'CC0' }],
    ['deep', ['texts/*.md'], { 'texts/essay.md': essay, 'texts/tree.svg': svg, 'other.md': 'Other.' }],
  ])('has its chapter in a folder of its own: %s', async (_, paths, files) => {
    expect(await own(paths, files)).toEqual([
      ['jane-doe', 'new', 'chapters/jane-doe/essay.md', 'chapters/jane-doe/tree.svg'],
    ]);
  });

  it.each([
    ['no such file', ['chapter.md'], { 'essay.md': essay }, 'refused No file in it is called chapter.md.'],
    ['no Markdown at all', undefined, { 'essay.docx': 'PK' }, 'refused No Markdown file is in this repository.'],
  ])('without one it is told: %s', async (_, paths, files, says) => {
    expect((await own(paths, files)).map(([, state]) => state)).toEqual([says]);
  });
});
