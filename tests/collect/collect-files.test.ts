import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { collectFiles, listFiles } from '../../src/collect/collect-files.ts';
import { folderMaterial } from '../../src/collect/material.ts';
import { folderOf } from './folder-of.ts';

const found = async (folder: string, ...patterns: string[]) => {
  const { value, diagnostics, unmatched } = await collectFiles(await folderMaterial(folder), patterns, {
    maxBytes: 100,
  });
  const problems = diagnostics.map(({ rule, file, severity }) => `${severity} ${rule} ${file ?? ''}`);
  return { paths: value.map((file) => file.path), problems, unmatched };
};

describe('collectFiles', () => {
  it('finds what the patterns name, once, in the order of code points', async () => {
    const folder = await folderOf({
      'a/𝒵.md': '',
      'a/ﬀ.md': '',
      'a/B.md': '',
      'a/a.md': '',
      'a/deep/er/c.md': '',
      'a/x.txt': '',
    });
    expect(await found(folder, 'a/**/*.md', 'a/*.md')).toEqual({
      paths: ['a/B.md', 'a/a.md', 'a/deep/er/c.md', 'a/ﬀ.md', 'a/𝒵.md'],
      problems: [],
      unmatched: [],
    });
  });

  it('gives bytes and their hash', async () => {
    const { value } = await collectFiles(await folderMaterial(await folderOf({ 'oak.md': 'acorn' })), ['oak.md']);
    expect(value[0]).toEqual({
      path: 'oak.md',
      bytes: Buffer.from('acorn'),
      sha256: '84f0ceca5ebebf54c45888a573b1c2380ec7e8b35289290af603644f04fb1e21',
    });
  });

  it('passes over what is never material, and what the book leaves out', async () => {
    const folder = await folderOf({
      'oak.md': '',
      'README.md': '',
      'node_modules/x/a.md': '',
      '.git/a.md': '',
      'build/book.md': '',
      'sub/node_modules/a.md': '',
      '.hidden/a.md': '',
    });
    expect((await found(folder, '**/*.md', '!README.md')).paths).toEqual(['oak.md']);
  });

  it('takes no name that begins with two dots for a way out', async () => {
    const folder = await folderOf({ 'oak.md': '' });
    expect(await found(folder, '..oak.md', '...', '!..ash.md')).toMatchObject({ paths: [], problems: [] });
  });

  it('names the patterns that lead to nothing', async () => {
    const folder = await folderOf({ 'oak.md': '' });
    expect((await found(folder, '*.md', 'chapters/**/*.md', 'elm.md')).unmatched).toEqual([
      'chapters/**/*.md',
      'elm.md',
    ]);
  });

  it.each(['../**/*.md', '/etc/*.md', 'a/../../x.md', 'C:/x.md', 'a\\..\\..\\x.md'])(
    'stays in the folder: %s',
    async (pattern) => {
      const { paths, problems } = await found(await folderOf({ 'oak.md': '' }), pattern);
      expect({ paths, problems }).toEqual({ paths: [], problems: ['error files-are-in-the-book '] });
    },
  );

  it('follows no symbolic link, to a file or a folder, and says so', async () => {
    const elsewhere = await folderOf({ 'secret.md': 'secret' });
    const folder = await folderOf({ 'a/oak.md': '' });
    await symlink(join(elsewhere, 'secret.md'), join(folder, 'a/link.md'));
    await symlink(join(elsewhere, 'gone.md'), join(folder, 'a/dangling.md'));
    await symlink(elsewhere, join(folder, 'a/linked'));
    expect(await found(folder, 'a/**/*.md')).toEqual({
      paths: ['a/oak.md'],
      problems: [
        'error files-are-in-the-book a/dangling.md',
        'error files-are-in-the-book a/link.md',
        'warning files-are-in-the-book a/linked',
      ],
      unmatched: [],
    });
    expect((await found(folder, 'a/linked/secret.md')).problems).toEqual([
      'error files-are-in-the-book a/linked/secret.md',
    ]);
  });

  it('reads no file that is too large, no pipe and no folder', async () => {
    const folder = await folderOf({ 'large.md': 'x'.repeat(101), 'oak.md': 'x'.repeat(100) });
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    await mkdir(join(folder, 'folder.md'));
    const { paths, problems } = await found(folder, '*.md', 'pipe.md');
    expect(paths).toEqual(['oak.md']);
    expect(problems).toEqual(['error files-are-of-usual-size large.md']);
  });

  it('gives names in one Unicode form, and reports names that are one elsewhere', async () => {
    const folder = await folderOf({ 'cafe\u0301.md': 'a', 'Oak.md': '', 'oak.md': '', 'elm\u202E.md': '' });
    expect(await found(folder, '*.md')).toEqual({
      paths: ['Oak.md', 'café.md', 'elm\u202E.md', 'oak.md'],
      problems: ['error file-names-are-plain elm\u202E.md', 'error file-names-are-distinct oak.md'],
      unmatched: [],
    });
    const twins = await folderOf({ 'cafe\u0301.md': 'a', 'café.md': 'b' });
    expect((await found(twins, '*.md')).problems).toEqual(['error file-names-are-distinct café.md']);
  });
});

it('lists no file that a build wrote, whatever its folder is called', async () => {
  const proofs = { 'proofs/.gathering-files': '', 'proofs/trees.docx': 'x', 'proofs/site/icon.svg': 'x' };
  const folder = await folderOf({ 'chapters/oak.md': 'x', 'proofsheet.png': 'x', '.gathering-files': '', ...proofs });
  expect(await listFiles(await folderMaterial(folder))).toEqual(['chapters/oak.md', 'proofsheet.png']);
});
