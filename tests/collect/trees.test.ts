import { mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readBlobs } from '../../src/collect/git/blobs.ts';
import { kindOf, readName, type TreeEntry } from '../../src/collect/git/trees.ts';
import { openBookFolder } from '../../src/collect/taking/book-folder.ts';
import { folderOf } from './folder-of.ts';
import { gitFolder } from './git-folder.ts';

describe('a name in a tree of git', () => {
  it.each(['oak.md', 'a/b c/öl.md', '..oak.md', 'a/...', '.gitignore', 'a/.github/b', 'git/a'])(
    '%s is taken',
    (name) => {
      expect(readName(Buffer.from(name))).toBe(name);
    },
  );

  it.each([
    ...['../oak.md', 'a/../b', '..', '.', 'a/./b', '/etc/passwd', 'a//b', 'a/', ''],
    ...['.git/config', 'a/.git/hooks/b', '.GIT/config', 'a/.Git', 'a\\b', '..\\a'],
  ])('%j is not', (name) => {
    expect(readName(Buffer.from(name))).toBeUndefined();
  });

  it('is UTF-8', () => {
    expect(readName(Buffer.from([0x61, 0xff]))).toBeUndefined();
  });

  it('is that of a file, a link or another repository', () => {
    expect(['100644', '100755', '120000', '160000'].map(kindOf)).toEqual(['file', 'file', 'symlink', 'repository']);
  });
});

describe('a file in git', () => {
  it('is not read where it is too large, a link, or a note of Git LFS', async () => {
    const lfs = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n';
    const { folder, git } = await gitFolder({ 'oak.md': 'Oak\n', 'large.md': 'x'.repeat(101), 'lfs.md': lfs });
    const entry = (name: string, kind: TreeEntry['kind'] = 'file'): [string, TreeEntry] => {
      const id = git(['rev-parse', `main:${name}`]);
      return [`${kind} ${name}`, { path: name, kind, id, size: Number(git(['cat-file', '-s', id])) }];
    };
    const entries = new Map([entry('oak.md'), entry('large.md'), entry('lfs.md'), entry('oak.md', 'symlink')]);
    const ends = await readBlobs({ cwd: folder, env: process.env }, entries, [...entries.keys(), 'elm.md'], 100);
    expect([...ends].map(([path, { outcome }]) => [path, outcome])).toEqual([
      ['file oak.md', 'read'],
      ['file large.md', 'tooLarge'],
      ['file lfs.md', 'lfsPointer'],
      ['symlink oak.md', 'symlink'],
      ['elm.md', 'missing'],
    ]);
  });
});

describe('the folder of the book, as a place to write to', () => {
  it.each([
    ...['../a.md', 'a/../../b.md', '/etc/a.md', '.git/hooks/a', 'a/.hidden.md', '.gathering/a', 'a//b.md', ''],
    ...[
      'con.md',
      'a/nul',
      'a.',
      'a ',
      'a:b.md',
      'a?.md',
      'a\\b.md',
      'GIT~1/a',
      'a\u202eb.md',
      'a\u0007.md',
      'a\u2028b',
    ],
  ])('has no place called %j', async (path) => {
    const folder = await openBookFolder(await mkdtemp(join(tmpdir(), 'gathering-book-')));
    expect((await folder.look(path)).kind).toBe('closed');
  });

  it('has none behind a link or a file, and none whose name another file has on some machines', async () => {
    const elsewhere = await folderOf({ 'oak.md': 'mine' });
    const root = await folderOf({ 'a/Oak.md': 'Oak', file: '' });
    await symlink(elsewhere, join(root, 'linked'));
    await symlink(join(elsewhere, 'oak.md'), join(root, 'link.md'));
    await symlink(join(elsewhere, 'none.md'), join(root, 'dangling.md'));
    const folder = await openBookFolder(root);
    for (const path of ['linked/oak.md', 'linked/new.md', 'link.md', 'dangling.md', 'file/a.md', 'a/oak.md']) {
      expect([path, (await folder.look(path)).kind]).toEqual([path, 'closed']);
    }
    expect((await folder.look('a/Oak.md')).kind).toBe('file');
    expect((await folder.look('b/elm.md')).kind).toBe('absent');
  });
});
