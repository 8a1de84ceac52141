import { afterAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { page } from '../tiny-book.ts';
import { openCollectBook } from './collect-book.ts';
import { runMain } from './run-main.ts';

/** Repositories that are not as most are. */

const start = { 'book.yml': 'title: Trees\n', 'chapters/elm.md': page('Elm', 'The elm is tall.') };
const oak = page('Oak', 'The oak is old.');
const folders: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(folders.map((remove) => remove())));

describe('a repository without a folder', () => {
  it('shows the plan, and sends elsewhere for all that writes', async () => {
    const opened = await openCollectBook(start);
    folders.push(opened.remove);
    opened.pull(1, { 'chapters/oak.md': oak });
    const bare = join(opened.top, 'bare.git');
    execFileSync('git', ['clone', '-q', '--bare', opened.remote.folder, bare], { env: opened.env });
    const { code, out } = await runMain(bare, ['collect'], { env: opened.env });
    expect(code).toBe(0);
    expect(out).toContain('origin#1');
    expect(out.replace(/\s+/g, ' ')).toContain('Clone it ("git clone … my-book"), and run "gathering collect" there.');
    expect(out).not.toMatch(/--write|--commit|--review|--pending/);
    const refused = await runMain(bare, ['collect', '--write'], { env: opened.env });
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('This repository is bare')]);
  });
});

describe('gathering log', () => {
  it('says where to look for a chapter that was sent and is not taken in yet', async () => {
    const opened = await openCollectBook(start);
    folders.push(opened.remove);
    opened.pull(1, { 'chapters/oak.md': oak });
    const { code, err } = await opened.run(['log', 'oak']);
    expect([code, err]).toEqual([
      2,
      'There is no chapter "oak" in this book or in its lock.\n→ "gathering order --json" lists the ids of all chapters. What was sent and is not taken in yet is shown by "gathering collect".\n',
    ]);
  });

  it('shows no password, though the lock and a commit name a source by an address that has one', async () => {
    const opened = await openCollectBook(start);
    folders.push(opened.remove);
    const address = 'https://jane:hunter2secret@trees.example/oak.git';
    opened.pull(1, { 'chapters/oak.md': oak });
    await opened.collect('--write');
    const lock = join(opened.book, 'gathering.lock');
    await writeFile(lock, (await readFile(lock, 'utf8')).replaceAll('source: origin', `source: ${address}`));
    opened.git('add', '-A');
    opened.git('commit', '-qm', `Take in\n\nCollected-from: ${address} refs/pull/1/head`);
    for (const options of [[], ['--json']]) {
      const { code, out, err } = await opened.run(['log', 'oak', ...options]);
      expect([code, out.match(/https:\/\/…@trees\.example/g)?.length]).toEqual([0, 2]);
      expect(out + err).not.toMatch(/hunter2|jane:/);
    }
  });
});

describe('a repository whose ids are SHA-256', () => {
  it('is collected, taken in and used as it is locked', async () => {
    const top = await mkdtemp(join(tmpdir(), 'gathering-sha256-'));
    folders.push(() => rm(top, { recursive: true }));
    const [remote, book] = [join(top, 'remote'), join(top, 'book')];
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', XDG_CACHE_HOME: join(top, 'cache') };
    const who = ['-c', 'user.name=Jane Doe', '-c', 'user.email=jane@jane.example'];
    const git = (cwd: string, ...args: string[]) =>
      execFileSync('git', [...who, ...args], { cwd, env, encoding: 'utf8' }).trim();
    git(top, 'init', '-q', '--object-format=sha256', '-b', 'main', remote);
    await mkdir(join(remote, 'chapters'));
    for (const [path, text] of Object.entries(start)) await writeFile(join(remote, path), text);
    const commit = () =>
      [
        ['add', '-A'],
        ['commit', '-qm', 'A change'],
      ].forEach((args) => git(remote, ...args));
    commit();
    git(top, 'clone', '-q', remote, book);
    git(remote, 'checkout', '-q', '-b', 'mine');
    await writeFile(join(remote, 'chapters', 'oak.md'), oak);
    commit();
    const id = git(remote, 'rev-parse', 'HEAD');
    git(remote, 'update-ref', 'refs/pull/1/head', id);
    git(remote, 'checkout', '-q', 'main');
    const run = (...args: string[]) => runMain(book, args, { env });
    expect((await run('collect')).out).toContain('1 new, compared with main.');
    expect((await run('collect', '--write')).code).toBe(0);
    expect(await readFile(join(book, 'chapters', 'oak.md'), 'utf8')).toBe(oak);
    expect([id.length, await readFile(join(book, 'gathering.lock'), 'utf8')]).toEqual([
      64,
      expect.stringMatching(new RegExp(`commit: "?${id}"?\\n`)),
    ]);
    expect((await run('collect', '--frozen')).code).toBe(0);
    await writeFile(join(book, 'chapters', 'oak.md'), `${oak}By the editor.\n`);
    expect((await run('log', 'oak')).out).not.toContain('exactly as its author sent it');
    await rm(join(book, 'chapters', 'oak.md'));
    expect((await run('collect', '--frozen', '--write')).code).toBe(0);
    expect((await run('log', 'oak')).out).toContain('exactly as its author sent it');
  });
});
