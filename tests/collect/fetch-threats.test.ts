import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  appendFile,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FetchOptions } from '../../src/collect/remotes/fetch-options.ts';
import { fetchSources } from '../../src/collect/remotes/fetch-sources.ts';
import type { CollectSource, FetchedSource } from '../../src/model/collect.ts';
import { type Farm, startFarm } from './farm.ts';
import { gitFolder, type GitFolder } from './git-folder.ts';

let forest: GitFolder;
let farm: Farm;
let top: string;
let book: GitFolder;
/** A program that leaves a trace where it runs. */
let canary: string;
let trace: string;

beforeAll(async () => {
  forest = await gitFolder({ 'oak.md': 'Oak\n' });
  forest.git(['update-ref', 'refs/pull/2/head', 'main']);
  farm = await startFarm(forest.folder);
});
afterAll(async () => {
  await farm.stop();
  await rm(forest.folder, { recursive: true });
});

beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'gathering-threats-'));
  trace = join(top, 'trace');
  canary = join(top, 'canary');
  await writeFile(canary, `#!/bin/sh\ntouch ${trace}\n`, { mode: 0o755 });
  await writeFile(join(top, 'gitconfig'), '');
  book = await gitFolder({ 'book.yml': 'title: Trees\n' });
  farm.credentials.length = 0;
});
afterEach(async () => {
  await rm(top, { recursive: true });
  await rm(book.folder, { recursive: true });
});

function source(from: string, changes: Partial<CollectSource> = {}): CollectSource {
  return { name: from, from, refs: { kind: 'pullRequests' }, trust: 'editor', file: 'book.yml', ...changes };
}

const limits = { idleMs: 5000, tries: 1 };

async function fetchOne(
  one: CollectSource,
  changes: Partial<FetchOptions> & { env?: object } = {},
): Promise<FetchedSource> {
  const env = {
    PATH: process.env['PATH'],
    HOME: top,
    GIT_CONFIG_GLOBAL: join(top, 'gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
    ...changes.env,
  };
  const [end] = await fetchSources([one], { folder: book.folder, now: () => 0, limits, ...changes, env });
  if (end === undefined) throw new Error('each source has an end');
  return end;
}

/** Strangers' addresses are names on the open internet; here a proxy takes the request to the farm. */
const stranger = (path: string) => source(`http://trees.example/${path}/.git`, { trust: 'list' });
const viaFarm = () => ({ allowHttp: true, env: { http_proxy: farm.address } });

describe('an address', () => {
  it.each([
    ['--upload-pack=CANARY', 'editor'],
    ['ext::CANARY', 'editor'],
    ['ext::CANARY', 'list'],
    ['file://FOREST/.git', 'list'],
    ['FOREST', 'list'],
    ['http://127.0.0.1/x/y', 'list'],
    ['https://jane:secret@trees.example/x', 'list'],
  ] as const)('%s of an %s is not fetched from', async (from, trust) => {
    const address = from.replace('CANARY', canary).replace('FOREST', forest.folder);
    const end = await fetchOne(source(address, { trust }), { allowHttp: true });
    expect(end.failure).toMatchObject({ reason: 'notAllowed', tries: 0 });
    expect(JSON.stringify(end.failure)).not.toContain('secret');
    expect(existsSync(trace)).toBe(false);
  });

  it('of a remote is looked at, too', async () => {
    book.git(['remote', 'add', 'origin', `ext::${canary}`]);
    expect((await fetchOne(source('origin'))).failure?.reason).toBe('notAllowed');
    expect(existsSync(trace)).toBe(false);
  });

  it('does not become one that runs a program by a setting', async () => {
    const setting = `[protocol "ext"]\n\tallow = always\n[url "ext::${canary} "]\n\tinsteadOf = https://trees.example/\n`;
    await writeFile(join(top, 'gitconfig'), setting);
    const end = await fetchOne(source('https://trees.example/x'));
    expect(end.failure?.reason).toBe('notAllowed');
    expect(existsSync(trace)).toBe(false);
  });

  it('does not lead to another one', async () => {
    const before = farm.requests.length;
    expect((await fetchOne(stranger('elsewhere'), viaFarm())).failure?.reason).toBe('redirect');
    expect(farm.requests.length - before).toBe(1);
  });

  it('of a page on the web is told from that of an empty repository', async () => {
    expect((await fetchOne(source(`${farm.address}/page/oak.git`))).failure).toMatchObject({
      reason: 'notFound',
      message: expect.stringContaining('is a page, but not a repository'),
    });
  });
});

describe('what is configured', () => {
  const programs = () =>
    `[core]\n\tfsmonitor = ${canary}\n\tsshCommand = ${canary}\n\thooksPath = ${top}/hooks\n` +
    `[remote "source"]\n\tuploadpack = ${canary}\n[remote "origin"]\n\tuploadpack = ${canary}\n`;

  it("in the book's own repository runs nothing", async () => {
    book.git(['remote', 'add', 'origin', forest.folder]);
    await appendFile(join(book.folder, '.git', 'config'), programs());
    expect((await fetchOne(source('origin'))).heads).toHaveLength(1);
    expect(existsSync(trace)).toBe(false);
  });

  it('in a mirror that a branch brought along has no effect', async () => {
    const { mirror = '' } = await fetchOne(source(forest.folder));
    await appendFile(join(mirror, 'config'), programs());
    await mkdir(join(mirror, 'hooks'), { recursive: true });
    await mkdir(join(mirror, 'objects', 'info'), { recursive: true });
    await writeFile(join(mirror, 'hooks', 'reference-transaction'), `#!/bin/sh\n${canary}\n`, { mode: 0o755 });
    await writeFile(join(mirror, 'objects', 'info', 'alternates'), '/elsewhere\n');
    forest.git(['update-ref', 'refs/pull/3/head', forest.commit('elm', { 'elm.md': 'Elm\n' }, 'main')]);
    const end = await fetchOne(source(forest.folder));
    forest.git(['update-ref', '-d', 'refs/pull/3/head']);
    expect(end.heads).toHaveLength(2);
    expect(existsSync(trace)).toBe(false);
    expect(await readdir(mirror)).not.toContain('hooks');
    expect(await readFile(join(mirror, 'config'), 'utf8')).not.toContain('canary');
  });

  it.each(['', 'objects', 'objects/pack', 'HEAD', 'config', 'gathering.json', '.gathering-lock'])(
    'as a link in the place of a mirror or its "%s" leads nowhere',
    async (part) => {
      const { mirror = '' } = await fetchOne(source(forest.folder));
      const outside = join(top, 'outside');
      const folders = ['hooks', 'info', 'refs', 'objects', 'objects/pack', 'pack'];
      for (const folder of folders) await mkdir(join(outside, folder), { recursive: true });
      const files = ['HEAD', 'config', 'gathering.json', 'hooks/a', 'refs/a', 'objects/a', 'pack/a.pack', 'a.pack'];
      for (const file of files) await writeFile(join(outside, file), 'mine');
      const isFile = (await lstat(join(mirror, part)).catch(() => undefined))?.isFile() === true;
      if (!isFile && part !== '.gathering-lock')
        await cp(join(mirror, part), outside, { recursive: true, force: false });
      await rm(join(mirror, part), { recursive: true, force: true });
      await symlink(isFile ? join(outside, part) : outside, join(mirror, part));
      const before = (await readdir(outside, { recursive: true })).sort();
      expect((await fetchOne(source(forest.folder))).heads).toHaveLength(1);
      expect((await readdir(outside, { recursive: true })).sort()).toEqual(before);
      for (const file of files) expect(await readFile(join(outside, file), 'utf8')).toBe('mine');
    },
  );

  it('as a link in the place of all mirrors leads nowhere', async () => {
    await mkdir(join(top, 'outside'));
    await mkdir(join(book.folder, '.gathering'));
    await symlink(join(top, 'outside'), join(book.folder, '.gathering', 'mirrors'));
    expect((await fetchOne(source(forest.folder))).heads).toHaveLength(1);
    expect(await readdir(join(top, 'outside'))).toEqual([]);
  });

  it('as the state of a mirror cannot pass off anything for the id of a commit', async () => {
    const { mirror = '', heads } = await fetchOne(source(forest.folder));
    const state = join(mirror, 'gathering.json');
    const planted = (await readFile(state, 'utf8')).replaceAll(heads[0]?.commit ?? '', `--output=${trace}`);
    await writeFile(state, planted);
    const end = await fetchOne(source(forest.folder), { limits: { ...limits, totalMs: 0 } });
    expect(end.failure?.reason).toBe('timeout');
    expect(end.heads).toEqual([]);
  });

  it('does not turn our folder into another one', async () => {
    await mkdir(join(top, 'outside'));
    await symlink(join(top, 'outside'), join(book.folder, '.gathering'));
    await expect(fetchOne(source(forest.folder))).rejects.toThrow('.gathering is not a folder.');
    expect(await readdir(join(top, 'outside'))).toEqual([]);
  });
});

describe('a password', () => {
  const helper = () => `!f() { touch ${trace}; echo username=jane; echo password=secret; }; f`;

  it('is asked of nobody', async () => {
    const env = { GIT_ASKPASS: canary, SSH_ASKPASS: canary, DISPLAY: ':0' };
    const start = performance.now();
    expect((await fetchOne(source(`${farm.address}/password/.git`), { env })).failure?.reason).toBe('credentials');
    expect(existsSync(trace)).toBe(false);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it("is taken from the editors' store for their own sources, and never sent to a stranger", async () => {
    const extra = '[http]\n\textraHeader = "Authorization: Basic bW9yZTpzZWNyZXQ="\n';
    await writeFile(join(top, 'gitconfig'), `[credential]\n\thelper = "${helper()}"\n`);
    await fetchOne(source(`${farm.address}/password/.git`));
    expect(farm.credentials).toEqual([`Basic ${Buffer.from('jane:secret').toString('base64')}`]);
    await rm(trace);
    farm.credentials.length = 0;

    await appendFile(join(top, 'gitconfig'), extra);
    const env = { ...viaFarm().env, GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'http.extraHeader' };
    const end = await fetchOne(stranger('password'), {
      allowHttp: true,
      env: { ...env, GIT_CONFIG_VALUE_0: 'Authorization: Basic c2VjcmV0' },
    });
    expect(end.failure?.reason).toBe('credentials');
    expect(farm.credentials).toEqual([]);
    expect(existsSync(trace)).toBe(false);
  });

  it("of the book's own repository, as CI systems set it, goes to its remotes alone", async () => {
    book.git(['config', `http.${farm.address}/.extraheader`, 'AUTHORIZATION: basic abc']);
    book.git(['remote', 'add', 'origin', `${farm.address}/plain/.git`]);
    expect((await fetchOne(source('origin'))).heads).toHaveLength(1);
    expect(new Set(farm.credentials)).toEqual(new Set(['basic abc']));
    farm.credentials.length = 0;
    await fetchOne(source(`${farm.address}/plain/.git`));
    expect(farm.credentials).toEqual([]);
  });

  it.each(['password', 'gone', 'page'])('in an address is shown nowhere: %s', async (fault) => {
    const address = farm.address.replace('//', '//jane:ghp%5Fsecret@');
    book.git(['remote', 'add', 'origin', `${address}/${fault}/.git`]);
    const told: string[] = [];
    const onProgress = (progress: object) => told.push(JSON.stringify(progress));
    const end = await fetchOne(source('origin'), { onProgress });
    expect(end.failure).toBeDefined();
    const kept = await readdir(join(book.folder, '.gathering'), { recursive: true });
    for (const text of [JSON.stringify(end), ...told, ...kept]) expect(text).not.toMatch(/ghp.{0,3}secret/);
  });
});

describe('what a remote sends', () => {
  it('is stopped where it is too much', async () => {
    const large = Buffer.alloc(3e6, 0).map((_, index) => (index * 2654435761) >>> (index % 13));
    forest.git(['update-ref', 'refs/pull/9/head', forest.commit('large', { 'large.bin': large }, 'main')]);
    const end = await fetchOne(source(`${farm.address}/plain/.git`), { limits: { ...limits, editorBytes: 100_000 } });
    forest.git(['update-ref', '-d', 'refs/pull/9/head']);
    expect(end.failure).toMatchObject({ reason: 'tooMuch' });
    expect(end.heads).toEqual([]);
  });

  it('may hold a tree with names that lead elsewhere, which keeps no other branch out', async () => {
    await writeFile(join(top, 'gitconfig'), '[transfer]\n\tfsckObjects = true\n');
    const blob = forest.git(['hash-object', '-w', '--stdin'], 'evil');
    const entry = Buffer.concat([Buffer.from('100644 ../evil.md\0'), Buffer.from(blob, 'hex')]);
    const tree = forest.git(['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'], entry);
    forest.git(['update-ref', 'refs/pull/4/head', forest.git(['commit-tree', tree, '-m', 'Evil'])]);
    const end = await fetchOne(source(forest.folder));
    forest.git(['update-ref', '-d', 'refs/pull/4/head']);
    expect(end.failure).toBeUndefined();
    expect(end.heads).toHaveLength(2);
  });

  it('may have branches with names that could be taken for something else; they are told apart', async () => {
    const names = ['-x', '$(touch x)'.replace(' ', ''), 'a;b', '\u202eabc', 'öl'];
    for (const name of names) forest.git(['update-ref', `refs/heads/c/${name}`, 'main']);
    const end = await fetchOne(source(forest.folder, { refs: { kind: 'branches', patterns: ['c/*'] } }));
    for (const name of names) forest.git(['update-ref', '-d', `refs/heads/c/${name}`]);
    expect(end.heads.map(({ branch }) => branch)).toEqual(['c/öl']);
    expect(end.unusable).toHaveLength(4);
  });

  it('is fetched anew where the mirror is damaged', async () => {
    const { mirror = '', heads } = await fetchOne(source(forest.folder));
    const pack = join(mirror, 'objects', 'pack');
    const [name = ''] = (await readdir(pack)).filter((each) => each.endsWith('.pack'));
    execFileSync('chmod', ['u+w', join(pack, name)]);
    await truncate(join(pack, name), 20);
    const end = await fetchOne(source(forest.folder));
    expect(end).toMatchObject({ heads, collected: '1970-01-01T00:00:00.000Z' });
    expect(end.failure).toBeUndefined();
    const commit = end.heads[0]?.commit ?? '';
    expect(execFileSync('git', [`--git-dir=${mirror}`, 'cat-file', '-t', commit]).toString()).toBe('commit\n');
  });
});

describe('repositories of all kinds', () => {
  const made = async (args: readonly string[]) => {
    const folder = join(top, 'other');
    execFileSync('git', ['init', '-q', '-b', 'main', ...args, folder]);
    return folder;
  };
  const commitIn = (folder: string) => {
    const who = ['-c', 'user.name=Jane', '-c', 'user.email=jane@jane.example'];
    execFileSync('git', ['-C', folder, ...who, 'commit', '-q', '--allow-empty', '-m', 'Begin']);
  };
  const main = (from: string) => source(from, { refs: { kind: 'branch' } });

  it('with ids of 64 digits', async () => {
    const folder = await made(['--object-format=sha256']);
    commitIn(folder);
    const { heads, mirror } = await fetchOne(main(folder));
    expect(heads[0]?.commit).toMatch(/^[0-9a-f]{64}$/);
    expect(execFileSync('git', [`--git-dir=${mirror}`, 'log', '--format=%s', heads[0]?.commit ?? '']).toString()).toBe(
      'Begin\n',
    );
  });

  it('that are empty', async () => {
    expect((await fetchOne(main(await made(['--bare'])))).failure).toMatchObject({ reason: 'empty' });
  });

  it('that are shallow, or stand on no branch', async () => {
    const folder = await made([]);
    commitIn(folder);
    commitIn(folder);
    const shallow = join(top, 'shallow');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${folder}`, shallow]);
    execFileSync('git', ['-C', shallow, 'checkout', '-q', '--detach']);
    const end = await fetchOne(main(shallow));
    expect([end.failure, end.heads.length]).toEqual([undefined, 1]);
  });

  it('that lack objects, or are none', async () => {
    const folder = await made([]);
    commitIn(folder);
    await rm(join(folder, '.git', 'objects'), { recursive: true });
    await mkdir(join(folder, '.git', 'objects'));
    expect((await fetchOne(main(folder))).failure).toMatchObject({ reason: 'broken' });
    expect((await fetchOne(main(join(top, 'nothing')))).failure?.reason).toBe('notFound');
  });

  it('without the branch that is asked for', async () => {
    const end = await fetchOne(source(forest.folder, { refs: { kind: 'branch', branch: 'drafts' } }));
    expect(end.failure).toMatchObject({
      reason: 'noRefs',
      message: expect.stringMatching(/ has no branch "drafts"\.$/),
      hint: expect.stringContaining('"main"'),
    });
  });
});

it('stops when it is told to', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('stopped')), 300);
  const start = performance.now();
  await expect(fetchOne(source(`${farm.address}/hang/x.git`), { signal: stop.signal })).rejects.toThrow('stopped');
  expect(performance.now() - start).toBeLessThan(20_000);
});
