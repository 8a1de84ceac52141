import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { mirrorFolder, prepareMirror, readState, writeState } from '../../src/collect/remotes/mirror.ts';
import { chooseHeads, unusableRefs } from '../../src/collect/remotes/refs.ts';
import { resolveRemotes } from '../../src/collect/remotes/remote.ts';
import type { CollectSource } from '../../src/model/collect.ts';
import { folderOf } from './folder-of.ts';

const id = 'a'.repeat(40);
const pack = 'objects/pack/pack-1.pack';
const about = { format: 'sha1', collected: '1970-01-01T00:00:00.000Z', main: undefined, choices: [] } as const;

/** A mirror with one pack, as an earlier run left it. */
async function knownMirror(): Promise<string> {
  const folder = await folderOf({ [pack]: 'PACK', 'objects/pack/pack-1.idx': 'index' });
  await prepareMirror(folder, 'sha1').catch(() => undefined);
  await mkdir(join(folder, 'objects', 'pack'), { recursive: true });
  await writeFile(join(folder, pack), 'PACK');
  await writeFile(join(folder, 'objects/pack/pack-1.idx'), 'index');
  await writeState(folder, { ...about, refs: { 'refs/heads/oak': id }, kept: [id] });
  await prepareMirror(folder, 'sha1');
  return folder;
}

async function contents(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const path of (await readdir(folder, { recursive: true })).sort()) {
    const isFile = (await stat(join(folder, path))).isFile();
    found[path] = isFile ? await readFile(join(folder, path), 'utf8') : '';
  }
  return found;
}

describe('a mirror', () => {
  it.each([
    'HEAD',
    'config',
    'config.worktree',
    'commondir',
    'hooks/post-checkout',
    'info/attributes',
    'info/grafts',
    'worktrees/a/gitdir',
    'refs/heads/oak',
    'refs/replace/' + id,
    'shallow',
    'packed-refs',
    'objects/info/alternates',
    'objects/info/commit-graph',
    'objects/ab/cdef',
    'objects/pack/pack-2.pack',
    'objects/pack/multi-pack-index',
  ])('is as we wrote it, whatever a branch brought as %s', async (path) => {
    const folder = await knownMirror();
    const before = await contents(folder);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), 'ref: refs/heads/planted\n');
    expect((await prepareMirror(folder, 'sha1'))?.kept).toEqual([id]);
    expect(await contents(folder)).toEqual(before);
  });

  it.each([
    ['an id that is none among the kept', { kept: ['--output=x'] }],
    ['an id that is none among the refs', { refs: { 'refs/heads/oak': '-x' } }],
    ['another size of a pack', { packs: { 'pack-1.pack': 5 } }],
    ['a pack that is not there', { packs: { 'pack-9.pack': 4 } }],
    ['a version that we do not know', { version: 3 }],
  ])('has no state with %s', async (_, changes) => {
    const folder = await knownMirror();
    const state = JSON.parse(await readFile(join(folder, 'gathering.json'), 'utf8')) as object;
    expect(await readState(folder)).toMatchObject({ kept: [id] });
    await writeFile(join(folder, 'gathering.json'), JSON.stringify({ ...state, ...changes }));
    expect(await readState(folder)).toBeUndefined();
  });

  it('is another one for a stranger than for the editors, and the same for another password', () => {
    const at = (address: string, trust: 'editor' | 'list') => mirrorFolder('/cache', { address, trust });
    expect(at('https://trees.example/oak', 'list')).not.toBe(at('https://trees.example/oak', 'editor'));
    expect(at('https://jane:one@trees.example/oak', 'editor')).toBe(at('https://trees.example/oak', 'editor'));
    expect(at(`https://trees.example/${'../'.repeat(9)}etc`, 'list')).toMatch(/^\/cache\/mirrors\/[A-Za-z0-9-]+\.git$/);
  });
});

describe('a ref', () => {
  it.each(['oak', 'chapter/oak', 'öl', 'v1.0', 'a,b=c', '@jane', '_x', '#1'])('called %s is taken', (name) => {
    const refs = new Map([[`refs/heads/${name}`, id]]);
    expect(chooseHeads({ refs }, { kind: 'branches', patterns: ['**'] })).toHaveLength(1);
  });

  it.each([
    '-x',
    'a/-x',
    '--upload-pack=x',
    'a..b',
    'a b',
    '$(x)',
    'a;b',
    'a\u202eb',
    'a\u200bb',
    '`x`',
    'x'.repeat(251),
  ])('called %.20j is not, and told', (name) => {
    const refs = new Map([[`refs/heads/${name}`, id]]);
    const choice = { kind: 'branches', patterns: ['**'] } as const;
    expect(chooseHeads({ refs }, choice)).toEqual([]);
    expect(unusableRefs({ refs }, choice)).toHaveLength(1);
  });
});

describe('a remote', () => {
  const source = (changes: Partial<CollectSource> = {}): CollectSource => ({
    ...{ name: 'oak', from: 'https://trees.example/oak', refs: { kind: 'branch' }, trust: 'editor', file: 'book.yml' },
    ...changes,
  });
  const resolve = (sources: readonly CollectSource[], commits = new Map<string, string[]>()) =>
    resolveRemotes(sources, { kind: 'none' }, { folder: '/book', allowHttp: false, commits });

  it('is asked for no commit but by its id', () => {
    const commits = new Map([['oak', [id, '--upload-pack=x', 'HEAD', 'b'.repeat(39), `${id}\n${id}`, 'c'.repeat(64)]]]);
    expect(resolve([source()], commits).remotes[0]?.commits).toEqual([id, 'c'.repeat(64)]);
  });

  it('of a list is another one than the same address of the editors', () => {
    const { remotes } = resolve([source(), source({ name: 'elm', trust: 'list' }), source({ name: 'ash' })]);
    expect(remotes.map(({ trust, sources }) => [trust, sources.map(({ name }) => name)])).toEqual([
      ['editor', ['oak', 'ash']],
      ['list', ['elm']],
    ]);
  });
});
