import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { collectFiles, listFiles } from '../../src/collect/collect-files.ts';
import { gitMaterial } from '../../src/collect/git/git-material.ts';
import { listTree } from '../../src/collect/git/trees.ts';
import { folderMaterial } from '../../src/collect/material.ts';
import { gitFolder } from './git-folder.ts';

const paths = [
  'oak.md',
  'a/B.md',
  'a/b.MD',
  'a/deep/er/c.md',
  'a/[x].md',
  'a/(y)+!.md',
  'a/é.md',
  'a/e\u0301.md',
  'a/{z}.md',
  '.hidden/a.md',
  'a/.b.md',
  'build/a.md',
  'a/build/a.md',
  'node_modules/x/a.md',
  'a/node_modules/b.md',
  'README.md',
  'a b/c d.md',
  'a/𝒵.md',
];

describe('gitMaterial', () => {
  it.each([
    [['**/*.md']],
    [['a/*.md', '!a/B.md']],
    [['a/**/*.md', '!**/er/**']],
    [['./a/*.md']],
    [['a//*.md']],
    [['a/\\[x\\].md']],
    [['a/[xB]*.md']],
    [['a/{B,b}.{md,MD}']],
    [['a/\\(y\\)\\+\\!.md', 'a/\\{z\\}.md']],
    [['.hidden/*.md', '**/.*.md']],
    [['build/*.md', '**/build/*.md']],
    [['**']],
    [['a/é.md', 'a b/*']],
    [['!(oak).md']],
    [['a/@(B|deep)*']],
    [['elm.md', '../*.md', '/etc/*']],
    [['a/?.md']],
    [['*/']],
  ])('finds the same as in a folder: %j', async (patterns) => {
    const { folder } = await gitFolder(Object.fromEntries(paths.map((path) => [path, path])));
    for (const path of paths) {
      await mkdir(join(folder, dirname(path)), { recursive: true });
      await writeFile(join(folder, path), path);
    }
    const inGit = gitMaterial(
      { cwd: folder, env: process.env },
      (await listTree({ cwd: folder, env: process.env }, 'main')).value,
    );
    const inFolder = await folderMaterial(folder);
    expect(await collectFiles(inGit, patterns)).toEqual(await collectFiles(inFolder, patterns));
    expect(await listFiles(inGit)).toEqual(await listFiles(inFolder));
  });
});
