import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchSources } from '../../src/collect/remotes/fetch-sources.ts';
import type { FetchOptions } from '../../src/collect/remotes/fetch-options.ts';
import type { CollectSource, FetchedSource } from '../../src/model/collect.ts';
import { startFarm, type Farm } from './farm.ts';
import { gitFolder, type GitFolder } from './git-folder.ts';

/** Long enough for every answer of a busy machine. */
const patient = { idleMs: 20_000, pauseMs: 50, tries: 2 };
/** For what never answers whole. */
const quick = { ...patient, idleMs: 1000 };
const silent = ['hang', 'drip'];
const time = Date.parse('2026-11-02T09:30:00Z');
const env = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

let forest: GitFolder;
let farm: Farm;
let book: GitFolder;

beforeAll(async () => {
  forest = await gitFolder({ 'oak.md': 'Oak\n'.repeat(1000) });
  forest.commit('chapter/ash', { 'ash.md': 'Ash\n' }, 'main');
  forest.commit('chapter/elm', { 'elm.md': 'Elm\n' }, 'main');
  forest.git(['update-ref', 'refs/pull/12/head', 'chapter/ash']);
  forest.git(['update-ref', 'refs/pull/2/head', 'chapter/elm']);
  forest.git(['update-ref', 'refs/pull/2/merge', 'main']);
  forest.git(['update-ref', 'refs/merge-requests/7/head', 'chapter/elm']);
  farm = await startFarm(forest.folder);
  book = await gitFolder({ 'book.yml': 'title: Trees\n' });
  book.git(['remote', 'add', 'origin', `${farm.address}/plain/.git`]);
  book.git(['remote', 'add', 'broken', `${farm.address}/password/.git`]);
});

afterAll(async () => {
  await farm.stop();
  for (const { folder } of [forest, book]) await rm(folder, { recursive: true });
});

function source(from: string, changes: Partial<CollectSource> = {}): CollectSource {
  return { name: from, from, refs: { kind: 'pullRequests' }, trust: 'editor', file: 'book.yml', ...changes };
}

function fetch(sources: readonly CollectSource[], changes: Partial<FetchOptions> = {}) {
  return fetchSources(sources, { folder: book.folder, env, now: () => time, limits: patient, ...changes });
}

function refs({ heads }: FetchedSource): string[] {
  return heads.map(({ ref }) => ref);
}

describe('fetching from a remote', () => {
  it('brings the heads of its pull requests, in the order of their numbers, with their objects', async () => {
    let news = 0;
    const onNews = () => (news += 1);
    const [end] = await fetch([source('origin')], { onNews });
    expect(end?.failure).toBeUndefined();
    expect(end?.collected).toBe('2026-11-02T09:30:00.000Z');
    expect(end?.heads.map(({ ref, pullRequest }) => [ref, pullRequest])).toEqual([
      ['refs/pull/2/head', 2],
      ['refs/merge-requests/7/head', 7],
      ['refs/pull/12/head', 12],
    ]);
    const commit = end?.heads[2]?.commit ?? '';
    expect(commit).toBe(forest.git(['rev-parse', 'chapter/ash']));
    expect(inMirror(end, ['cat-file', 'blob', `${commit}:ash.md`])).toBe('Ash\n');
    expect(news).toBe(1);
    await fetch([source('origin')], { onNews });
    expect(news).toBe(1);
  });

  it('asks each remote once for all its sources, and for objects only where there is news', async () => {
    const sources = [
      source('origin'),
      source('origin', { name: 'b', refs: { kind: 'branches', patterns: ['chapter/*'] } }),
      source('origin', { name: 'm', refs: { kind: 'branch', branch: 'main' } }),
      source('origin', { name: 'd', refs: { kind: 'branch' } }),
    ];
    const count = async () => {
      const before = farm.requests.length;
      const ends = await fetch(sources);
      return { ends: ends.map(refs), requests: farm.requests.slice(before).map((request) => request.split(' ')[0]) };
    };
    const first = await count();
    expect(first.ends.slice(1)).toEqual([
      ['refs/heads/chapter/ash', 'refs/heads/chapter/elm'],
      ['refs/heads/main'],
      ['refs/heads/main'],
    ]);
    const second = await count();
    expect(second.ends).toEqual(first.ends);
    expect(second.requests).toEqual(['GET', 'POST']);
  });

  it('brings commits that no branch has any more, where the lock names them', async () => {
    const old = forest.commit('chapter/yew', { 'yew.md': 'Yew\n' }, 'main');
    forest.git(['update-ref', '-d', 'refs/heads/chapter/yew']);
    const lost = 'f'.repeat(40);
    const commits = new Map([['origin', [lost, old, '--upload-pack=x']]]);
    const [end] = await fetch([source('origin')], { commits });
    expect(end?.failure).toBeUndefined();
    expect(inMirror(end, ['cat-file', 'blob', `${old}:yew.md`])).toBe('Yew\n');
  });

  it('holds after a run that was killed in the middle', async () => {
    const [before] = await fetch([source('origin')]);
    const state = join(before?.mirror ?? '', 'gathering.json');
    const text = await readFile(state);
    const late = forest.commit('late', { 'late.md': 'Late\n' }, 'main');
    forest.git(['update-ref', 'refs/pull/20/head', late]);
    await fetch([source('origin')]);
    // Objects and refs are there; that they are was not written down any more.
    await writeFile(state, text);
    const [end] = await fetch([source('origin')]);
    forest.git(['update-ref', '-d', 'refs/pull/20/head']);
    expect(end?.failure).toBeUndefined();
    expect(inMirror(end, ['cat-file', 'blob', `${late}:late.md`])).toBe('Late\n');
    expect(inMirror(end, ['fsck', '--no-dangling'])).toBe('');
  });

  it("changes nothing in the book's own repository, and hides its own folder from git", async () => {
    const before = await contentsOf(join(book.folder, '.git'));
    const [end] = await fetch([source('origin')]);
    expect(end?.mirror?.startsWith(join(book.folder, '.gathering'))).toBe(true);
    expect(await contentsOf(join(book.folder, '.git'))).toEqual(before);
    expect(book.git(['ls-files', '--others', '--exclude-standard', '.gathering'])).toBe('');
  });
});

describe('a remote that fails', () => {
  const faults = ['hang', 'drip', 'reset', 'cut', 'password', 'forbidden', 'elsewhere', 'teapot', 'gone', 'flaky'];

  it('is told with its reason, and keeps nobody from being collected', async () => {
    const sources = ['plain', ...faults].map((fault) => source(`${farm.address}/${fault}/.git`, { name: fault }));
    const ends = [
      ...(await fetch(
        sources.filter(({ name }) => silent.includes(name)),
        { limits: quick },
      )),
      ...(await fetch(sources.filter(({ name }) => !silent.includes(name)))),
    ];
    const askedAgain = ends.filter(({ failure }) => (failure?.tries ?? 1) > 1).map(({ source: { name } }) => name);
    expect(askedAgain).toEqual(['hang', 'drip', 'reset', 'teapot']);
    expect(ends.map(({ source: { name }, failure }) => [name, failure?.reason])).toEqual([
      ['hang', 'timeout'],
      ['drip', 'timeout'],
      ['plain', undefined],
      ['reset', 'host'],
      ['cut', 'broken'],
      ['password', 'credentials'],
      ['forbidden', 'credentials'],
      ['elsewhere', 'redirect'],
      ['teapot', 'host'],
      ['gone', 'notFound'],
      ['flaky', undefined],
    ]);
    for (const { failure } of ends) {
      if (failure === undefined) continue;
      expect(failure.message).toMatch(/^127\.0\.0\.1:\d+\/\w+\/ .*\.$/);
      expect(failure.hint).not.toBe('');
    }
  });

  it('has the heads that it had when it was last reached', async () => {
    const moved = await gitFolder({ 'book.yml': 'title: Trees\n' });
    moved.git(['remote', 'add', 'origin', forest.folder]);
    const good = await fetch([source('origin')], { folder: moved.folder });
    await rm(join(moved.folder, '.gathering', '.gitignore'));
    const name = `${forest.folder}-away`;
    execFileSync('mv', [forest.folder, name]);
    const bad = await fetch([source('origin')], { folder: moved.folder, now: () => time + 1e9 });
    execFileSync('mv', [name, forest.folder]);
    expect(bad[0]?.failure).toMatchObject({ reason: 'notFound' });
    expect(bad[0]).toMatchObject({
      heads: good[0]?.heads,
      collected: '2026-11-02T09:30:00.000Z',
      mirror: good[0]?.mirror,
    });
    await rm(moved.folder, { recursive: true });
  });

  it('may have no remote at all, or no repository', async () => {
    const nowhere = await mkdtemp(join(tmpdir(), 'gathering-nowhere-'));
    const [unknown] = await fetch([source('upstream')]);
    const [none] = await fetch([source('origin')], { folder: nowhere });
    expect([unknown?.failure, none?.failure]).toEqual([
      {
        reason: 'notFound',
        message: 'This repository has no remote "upstream".',
        hint: 'There is "origin", "broken". Or write the address in place of the name.',
        tries: 0,
      },
      {
        reason: 'notFound',
        message: 'This folder is not in a git repository, so there is no remote "origin".',
        hint: 'Clone the book with git, or write the address of the repository in place of the name.',
        tries: 0,
      },
    ]);
    await rm(nowhere, { recursive: true });
  });
});

function inMirror(end: FetchedSource | undefined, args: readonly string[]): string {
  return execFileSync('git', [`--git-dir=${end?.mirror}`, ...args]).toString();
}

/** Every file with its bytes. */
async function contentsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.sort().map(async (file) => [file, await readFile(file, 'latin1')] as const)));
}
