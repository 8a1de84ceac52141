import { execFileSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { BookError } from '../src/model/book-error.ts';
import { type ChangesOptions, readChanges } from '../src/read-since.ts';
import { type Entry, type GitFolder, gitFolder } from './collect/git-folder.ts';
import { pixelImage } from './sample-manuscript.ts';

const chapter = (title: string, author: string, body = 'Text.') =>
  `---\ntitle: ${title}\nauthor: ${author}\n---\n\n${body}\n`;
const picture = pixelImage.bytes;
const book = {
  'book.yml': 'title: Trees\nrules: { images-have-alt-text: error, images-are-sharp: off }\n',
  'chapters/oak.md': chapter('Oak', 'Jane Doe', '![An acorn](acorn.png)'),
  'chapters/acorn.png': picture,
  'chapters/elm.md': chapter('Elm', 'Elmo Ash'),
  'chapters/yew.md': chapter('Yew', 'jane-doe'),
  'contributors/jane-doe.yml': 'name: Jane Doe\n',
  'contributors/elmo-ash.yml': 'name: Elmo Ash\n',
  '.github/workflows/check.yml': 'on: push\n',
};

async function told(changes: Readonly<Record<string, Entry>>, options: Partial<ChangesOptions> = {}) {
  const repository = await gitFolder(book);
  repository.commit('ash', changes, 'main');
  return tell(repository, options);
}

async function tell({ folder }: GitFolder, options: Partial<ChangesOptions> = {}) {
  const since = { since: 'main', head: 'ash', allowEditors: false, env: process.env };
  const { diagnostics, changed } = await readChanges({ cwd: folder, ...since, ...options });
  const lines = diagnostics.map(
    ({ severity, rule, file, message }) => `${severity} ${rule} ${file ?? 'the book'}: ${message}`,
  );
  return { lines, changed };
}

const foreign = 'error contribution-touches-its-own-files';
const neither = 'which is neither a chapter nor a picture of its author.';

describe('what a branch may hold', () => {
  it.each<[string, Record<string, Entry>]>([
    ['a new chapter', { 'chapters/ash.md': chapter('Ash', 'Ana Ash') }],
    [
      'a new chapter with its pictures and its author',
      {
        'chapters/ash.md': chapter('Ash', 'ana-ash', '![A leaf](pictures/leaf.png)'),
        'chapters/pictures/leaf.png': picture,
        'contributors/ana-ash.yml': 'name: Ana Ash\nphoto: ../photos/ana.png\n',
        'photos/ana.png': picture,
      },
    ],
    [
      'two chapters by the same person',
      { 'chapters/oak.md': chapter('Oak', 'Jane Doe'), 'chapters/yew.md': chapter('Yew', 'Jane Doe') },
    ],
    [
      'a new picture in its place',
      {
        'chapters/oak.md': chapter('Oak', 'Jane Doe', '![An acorn](acorn.png)\n'),
        'chapters/acorn.png': Buffer.concat([picture, Buffer.from('\n')]),
      },
    ],
    ['a chapter under another name', { 'chapters/elm.md': null, 'chapters/the-elm.md': chapter('Elm', 'Elmo Ash') }],
    ['an author’s own record alone', { 'contributors/elmo-ash.yml': 'name: Elmo Ash\ncity: Oslo\n' }],
    [
      'a co-author, and both of them on file',
      {
        'chapters/ash.md': chapter('Ash', '[ana-ash, bo-birch]'),
        'contributors/ana-ash.yml': 'name: Ana Ash\n',
        'contributors/bo-birch.yml': 'name: Bo Birch\n',
      },
    ],
    [
      'a translator’s record and photo with the chapter',
      {
        'chapters/ash.md': chapter('Ash', 'Ana Ash\ntranslator: tia-tamar'),
        'contributors/tia-tamar.yml': 'name: Tia Tamar\nphoto: ../photos/tia.png\n',
        'photos/tia.png': picture,
      },
    ],
    [
      'chapters by several authors with the same translator',
      {
        'chapters/ash.md': chapter('Ash', 'Ana Ash\ntranslator: Tia Tamar'),
        'chapters/birch.md': chapter('Birch', 'Bo Birch\ntranslator: Tia Tamar'),
      },
    ],
  ])('%s', async (_, changes) =>
    expect((await told(changes)).lines.filter((line) => /contribution/.test(line))).toEqual([]),
  );

  it.each<[string, Record<string, Entry>, readonly string[]]>([
    [
      'the book',
      { 'book.yml': 'title: Mine\n' },
      [`${foreign} book.yml: This contribution changes "book.yml", ${neither}`],
    ],
    [
      'what runs on the server',
      { '.github/workflows/check.yml': 'on: pull_request_target\n', '.npmrc': 'x=y\n' },
      [
        `${foreign} .github/workflows/check.yml: This contribution changes ".github/workflows/check.yml", ${neither}`,
        `${foreign} .npmrc: This contribution adds ".npmrc", ${neither}`,
      ],
    ],
    [
      'the chapter of somebody else, beside a new one',
      { 'chapters/ash.md': chapter('Ash', 'Ana Ash'), 'chapters/elm.md': chapter('Elm', 'Elmo Ash', 'Other words.') },
      [`${foreign} chapters/elm.md: This contribution changes "chapters/elm.md", a chapter by Elmo Ash.`],
    ],
    [
      'chapters of two people',
      {
        'chapters/oak.md': chapter('Oak', 'Jane Doe', 'a'),
        'chapters/yew.md': chapter('Yew', 'Jane Doe', 'a'),
        'chapters/elm.md': chapter('Elm', 'Elmo Ash', 'a'),
      },
      [`${foreign} chapters/elm.md: This contribution changes "chapters/elm.md", a chapter by Elmo Ash.`],
    ],
    [
      'a chapter with another name on it',
      { 'chapters/elm.md': chapter('Elm', 'Ana Ash') },
      [`${foreign} chapters/elm.md: This contribution takes Elmo Ash out of the by-line of this chapter.`],
    ],
    [
      'a chapter whose author is to be its translator',
      { 'chapters/elm.md': chapter('Elm', 'Ana Ash\ntranslator: Elmo Ash') },
      [`${foreign} chapters/elm.md: This contribution takes Elmo Ash out of the by-line of this chapter.`],
    ],
    [
      'a chapter taken away',
      { 'chapters/elm.md': null },
      [`${foreign} chapters/elm.md: This contribution takes away "chapters/elm.md", a chapter by Elmo Ash.`],
    ],
    [
      'the record of somebody else',
      { 'chapters/ash.md': chapter('Ash', 'Ana Ash'), 'contributors/jane-doe.yml': 'name: Jane Doe\nbio: Fool.\n' },
      [
        `${foreign} contributors/jane-doe.yml: This contribution changes "contributors/jane-doe.yml", the record of somebody else.`,
      ],
    ],
    [
      'a picture of somebody else',
      {
        'chapters/elm.md': chapter('Elm', 'Elmo Ash', '![Mine](acorn.png)'),
        'chapters/acorn.png': Buffer.concat([picture, Buffer.from('\n')]),
      },
      [`${foreign} chapters/acorn.png: This contribution changes "chapters/acorn.png", ${neither}`],
    ],
    [
      'new chapters by two people',
      { 'chapters/ash.md': chapter('Ash', 'Ana Ash'), 'chapters/birch.md': chapter('Birch', 'Bo Birch') },
      [
        'warning contribution-has-one-author chapters/birch.md: This chapter is by Bo Birch, another one of this contribution by Ana Ash.',
      ],
    ],
  ])('but not %s', async (_, changes, lines) => {
    expect((await told(changes)).lines.filter((line) => /contribution/.test(line))).toEqual(lines);
    expect((await told(changes, { allowEditors: true })).lines.filter((line) => /contribution/.test(line))).toEqual([]);
  });
});

describe('readChanges', () => {
  it.each([
    ['tea.md', 'If this is the chapter, move it into the folder where the other chapters are'],
    ['chapters/tea.docx', 'If this is the chapter, send its text as a Markdown file'],
    ['tea.yml', 'Take it out of the contribution'],
  ])('says what to do with %s, which is no chapter', async (path, start) => {
    const repository = await gitFolder(book);
    repository.commit('ash', { [path]: 'Tea.' }, 'main');
    const since = { since: 'main', head: 'ash', allowEditors: false, env: process.env };
    const { diagnostics } = await readChanges({ cwd: repository.folder, ...since });
    const told = diagnostics.find(({ rule }) => rule === 'contribution-touches-its-own-files');
    expect(told?.hint?.slice(0, start.length)).toBe(start);
  });

  it('takes the rules from the base branch, whatever the branch says', async () => {
    const { lines } = await told({
      'book.yml': 'title: Trees\nrules: { images-have-alt-text: off, contribution-touches-its-own-files: off }\n',
      'chapters/ash.md': chapter('Ash', 'Ana Ash', '![](leaf.png)'),
      'chapters/leaf.png': picture,
    });
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'error contribution-touches-its-own-files book.yml',
      'error images-have-alt-text chapters/ash.md',
    ]);
  });

  it('tells problems of the branch alone, and of two with one name the newcomer', async () => {
    const repository = await gitFolder({
      ...book,
      'chapters/zelkova.md': chapter('Zelkova', 'Zoe Zeal', '[lost](lost.md)'),
    });
    repository.commit(
      'ash',
      { 'chapters/a.md': `---\nid: zelkova\ntitle: Ash\nauthor: Ana Ash\n---\n\nText.\n` },
      'main',
    );
    expect(await tell(repository)).toEqual({
      lines: ['error ids-are-unique chapters/a.md: The id "zelkova" is already used by chapters/zelkova.md.'],
      changed: ['chapters/a.md'],
    });
  });

  it('compares with where the branch began, and sees what the base has got since', async () => {
    const repository = await gitFolder(book);
    repository.commit('ash', { 'chapters/ash.md': chapter('Ash', 'Ana Ash', '[the birch](birch.md)') }, 'main');
    repository.commit(
      'main',
      { 'chapters/birch.md': chapter('Birch', 'Bo Birch'), 'chapters/elm.md': 'broken' },
      'main',
    );
    expect(await tell(repository)).toEqual({ lines: [], changed: ['chapters/ash.md'] });
  });

  it('looks at objects, never at the work tree', async () => {
    const repository = await gitFolder(book);
    repository.commit('ash', { 'chapters/ash.md': chapter('Ash', 'Ana Ash') }, 'main');
    await mkdir(join(repository.folder, 'chapters'));
    await writeFile(join(repository.folder, 'book.yml'), 'title: [');
    await writeFile(join(repository.folder, 'chapters/ash.md'), '---js\n');
    expect(await tell(repository)).toEqual({ lines: [], changed: ['chapters/ash.md'] });
  });

  it('finds a book in a folder of the repository, and names what lies outside of it', async () => {
    const repository = await gitFolder({ 'books/trees/book.yml': 'title: Trees\n', 'README.md': 'Trees' });
    repository.commit(
      'ash',
      { 'books/trees/chapters/ash.md': chapter('Ash', 'Ana Ash'), 'README.md': 'Mine', 'books/x.md': 'x' },
      'main',
    );
    const lines = [
      `${foreign} ../../README.md: This contribution changes "../../README.md", ${neither}`,
      `${foreign} ../x.md: This contribution adds "../x.md", ${neither}`,
    ];
    expect((await tell(repository, { book: 'books/trees' })).lines).toEqual(lines);
    expect((await tell(repository, { book: 'books/trees/book.yml' })).lines).toEqual(lines);
    await mkdir(join(repository.folder, 'books/trees/chapters'), { recursive: true });
    expect((await tell(repository, { cwd: join(repository.folder, 'books/trees/chapters') })).lines).toEqual(lines);
  });

  it('reads nothing but plain files of usual size with usual names', async () => {
    const commit = (await gitFolder(book)).git(['rev-parse', 'main']);
    const { lines } = await told({
      'chapters/a-link.md': { symlink: '/etc/passwd' },
      'chapters/b-module.md': { repository: commit },
      'chapters/c-lfs.md': 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 10\n',
      'chapters/d-large.md': 'a'.repeat(2 * 2 ** 20 + 1),
      'chapters/e.md': chapter('E', 'Ana Ash', '![A leaf](leaf.png)'),
      'chapters/leaf.png': { symlink: '../../secret.png' },
    });
    expect(lines).toEqual([
      'error files-are-in-the-book chapters/a-link.md: This is a link to another file, not a file. Links are not followed.',
      'error files-are-in-the-book chapters/b-module.md: This is another git repository (a submodule), not a file. What lies in it is not part of the book.',
      'error files-are-stored-in-git chapters/c-lfs.md: Here stands only the note where Git LFS keeps this file, not the file itself.',
      'error files-are-of-usual-size chapters/d-large.md: This file has 2.0 MB; a chapter may have 2.0 MB at most.',
      'error images-exist chapters/e.md: The picture "chapters/leaf.png" cannot be shown. The picture is a link to another file. Links are not followed.',
    ]);
  });

  it('refuses names that lead elsewhere or are no text', async () => {
    const { folder, git } = await gitFolder(book);
    const blob = git(['hash-object', '-w', '--stdin'], chapter('Evil', 'Eve'));
    const raw = (name: Buffer | string, mode: string, id: string) =>
      Buffer.concat([Buffer.from(`${mode} `), Buffer.from(name as string), Buffer.from([0]), Buffer.from(id, 'hex')]);
    const tree = (...entries: Buffer[]) =>
      git(['hash-object', '-t', 'tree', '-w', '--stdin', '--literally'], Buffer.concat(entries));
    const chapters = tree(raw(Buffer.from([0xff, 0x2e, 0x6d, 0x64]), '100644', blob), raw('a\\b.md', '100644', blob));
    const evil = tree(
      raw('chapters', '40000', chapters),
      raw('..', '40000', tree(raw('evil.md', '100644', blob))),
      raw('.git', '40000', tree(raw('config', '100644', blob))),
    );
    git(['update-ref', 'refs/heads/ash', git(['commit-tree', evil, '-p', 'main', '-m', 'x'])]);
    const { lines, changed } = await tell({ folder } as GitFolder);
    const unusable = lines.filter((line) => line.startsWith('error file-names-are-plain the book: '));
    expect(unusable.map((line) => /"(.*)"/.exec(line)?.[1]).sort()).toEqual([
      '../evil.md',
      '.git/config',
      'chapters/a\\b.md',
      'chapters/\ufffd.md',
    ]);
    expect(changed).toEqual([]);
  });

  it('runs no program that the repository names', async () => {
    const repository = await gitFolder({ ...book, '.gitattributes': '*.md diff=x filter=x\n' });
    repository.commit('ash', { 'chapters/ash.md': chapter('Ash', 'Ana Ash') }, 'main');
    const canary = join(repository.folder, 'canary');
    const touch = `touch ${canary}; cat`;
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'diff.external',
      'diff.x.command',
      'diff.x.textconv',
      'filter.x.smudge',
      'core.sshCommand',
      'credential.helper',
    ]) {
      repository.git(['config', key, touch]);
    }
    await mkdir(join(repository.folder, '.git/hooks'), { recursive: true });
    for (const hook of ['post-checkout', 'reference-transaction', 'post-index-change']) {
      await writeFile(join(repository.folder, '.git/hooks', hook), `#!/bin/sh\n${touch}\n`, { mode: 0o755 });
    }
    expect((await tell(repository)).lines).toEqual([]);
    expect(await readdir(repository.folder)).toEqual(['.git']);
  });

  it.each([
    [{ since: 'mian' }, 'There is no branch or commit "mian" in this repository.'],
    [{ head: 'nobody' }, 'There is no branch or commit "nobody" in this repository.'],
    [{ since: '--output=x' }, '"--output=x" is not the name of a branch or commit.'],
    [{ since: 'main..ash' }, '"main..ash" is not the name of a branch or commit.'],
    [{ since: ':/A' }, '":/A" is not the name of a branch or commit.'],
    [{ book: 'shrubs' }, 'There is no book.yml in "main" at "shrubs".'],
  ])('says what is missing: %j', async (options, message) => {
    await expect(told({}, options)).rejects.toThrow(new BookError(message));
  });

  it('says so where nothing is shared, and where there is no repository', async () => {
    const repository = await gitFolder(book);
    repository.commit('ash', { 'chapters/ash.md': 'x' });
    await expect(tell(repository)).rejects.toThrow('no common past');
    execFileSync('rm', ['-rf', join(repository.folder, '.git')]);
    await expect(tell(repository)).rejects.toThrow('not in a git repository');
  });
});
