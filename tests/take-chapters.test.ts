import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Contribution } from '../src/model/collect.ts';
import { takeChapters, type TakeChaptersOptions } from '../src/take-chapters.ts';
import { type Entry, type GitFolder, gitFolder } from './collect/git-folder.ts';
import { type Brought, planOf, textIn } from './collect/hand-plan.ts';
import { page } from './tiny-book.ts';

const paragraph = 'The old oak stands by the river. Nobody knows who planted it there. It is loved by the village.';
const oak = page('Oak', `${paragraph}\n\nIn autumn its leaves turn brown.`);
const elm = page('Elm', 'The elm is tall.\n\nIts leaves are green.');
const base: Record<string, Entry> = {
  'book.yml': 'title: Trees\n',
  'chapters/elm.md': elm,
};

let book: GitFolder;
const folders: string[] = [];

beforeEach(async () => {
  book = await gitFolder(base);
  folders.push(book.folder);
  book.git(['checkout', '-q', 'main']);
  book.git(['config', 'user.name', 'Erika Editor']);
  book.git(['config', 'user.email', 'erika@editors.example']);
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

type Change = Partial<Omit<TakeChaptersOptions, 'book' | 'plan'>> & { readonly prefix?: string };

/** Takes all of what is brought in. */
function take(brought: readonly Brought[], { prefix = '', ...change }: Change = {}) {
  const plan = planOf(book, brought, prefix);
  return takeChapters({
    book: {
      folder: join(book.folder, prefix),
      file: 'book.yml',
      prefix,
      place: { cwd: book.folder, env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } },
      objects: join(book.folder, '.git', 'objects'),
      isBare: false,
    },
    plan,
    chosen: plan.contributions,
    decided: [],
    act: 'write',
    time: '2026-11-02T09:30:00Z',
    ...change,
  });
}

const read = (path: string) => textIn(book.folder, path);
const write = async (path: string, text: string | Uint8Array) => {
  await mkdir(dirname(join(book.folder, path)), { recursive: true });
  await writeFile(join(book.folder, path), text);
};
const fromOak: Brought = { branch: 'chapter/oak', chapter: 'chapters/oak.md' };
const sent = (text: Entry, others: Readonly<Record<string, Entry>> = {}, from = 'main') =>
  book.commit('chapter/oak', { 'chapters/oak.md': text, ...others }, from);

describe('a chapter that is taken in', () => {
  it('stands in the folder with its picture and its record, and the lock tells where it came from', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]);
    const commit = sent(oak, { 'chapters/oak.png': picture, 'contributors/jane-doe.yml': 'name: Jane Doe\n' });
    const companions = ['chapters/oak.png', 'contributors/jane-doe.yml'];
    const { takings } = await take([{ ...fromOak, companions }]);
    expect(takings).toMatchObject([{ outcome: 'taken', files: [{ how: 'new' }, { how: 'new' }, { how: 'new' }] }]);
    expect(await read('chapters/oak.md')).toBe(oak);
    expect(await read('contributors/jane-doe.yml')).toBe('name: Jane Doe\n');
    const lock = await read('gathering.lock');
    for (const line of [
      '  oak:',
      `    commit: ${quoted(commit)}`,
      '    ref: refs/heads/chapter/oak',
      '    state: accepted',
    ]) {
      expect(lock).toContain(line);
    }
    expect(book.git(['status', '--porcelain'])).toBe(
      ['?? chapters/oak.md', '?? chapters/oak.png', '?? contributors/', '?? gathering.lock'].join('\n'),
    );
  });

  it('is put together with what the editors changed meanwhile', async () => {
    sent(oak);
    await take([fromOak]);
    await write('chapters/oak.md', oak.replace('brown', 'gold'));
    sent(oak.replace('old oak', 'ancient oak'), {}, 'chapter/oak');
    const { takings } = await take([fromOak]);
    expect(takings).toMatchObject([{ outcome: 'taken', files: [{ how: 'merged' }] }]);
    expect(await read('chapters/oak.md')).toBe(oak.replace('brown', 'gold').replace('old oak', 'ancient oak'));
  });

  it('is put together with the book that the author parted from, where it was never taken in before', async () => {
    book.commit('chapter/elm', { 'chapters/elm.md': elm.replace('tall', 'very tall') }, 'main');
    await write('chapters/elm.md', elm.replace('green', 'dark green'));
    await take([{ branch: 'chapter/elm', chapter: 'chapters/elm.md' }]);
    expect(await read('chapters/elm.md')).toBe(elm.replace('tall', 'very tall').replace('green', 'dark green'));
  });

  it('follows the author who began again from the book: what they took out of the edited text stays out', async () => {
    sent(oak);
    await take([fromOak]);
    const edited = oak.replace('brown', 'gold and brown');
    await write('chapters/oak.md', edited);
    book.git(['add', '.']);
    book.git(['commit', '-q', '-m', 'Edit']);
    sent(oak, {}, 'main');
    const { takings } = await take([fromOak]);
    expect(takings).toMatchObject([{ files: [{ how: 'replaced' }] }]);
    expect(await read('chapters/oak.md')).toBe(oak);
  });

  it('leaves both texts untouched where both changed the same words, and says how to settle it', async () => {
    sent(oak);
    await take([fromOak]);
    const [ours, theirs] = [oak.replace('brown', 'gold'), oak.replace('brown', 'red')];
    await write('chapters/oak.md', ours);
    book.git(['add', '.']);
    book.git(['commit', '-q', '-m', 'Edit']);
    sent(theirs, {}, 'chapter/oak');
    const lock = await read('gathering.lock');
    const { takings } = await take([fromOak]);
    expect(takings).toMatchObject([
      {
        outcome: 'stopped',
        obstacles: [
          { path: 'chapters/oak.md', hint: expect.stringContaining('--take theirs'), clashes: [{ line: 8 }] },
        ],
      },
    ]);
    expect([await read('chapters/oak.md'), await read('gathering.lock')]).toEqual([ours, lock]);

    await take([fromOak], { settle: 'ours' });
    expect(await read('chapters/oak.md')).toBe(ours);
    expect(await read('gathering.lock')).not.toBe(lock);
    sent(theirs.replace('old oak', 'ancient oak'), {}, 'chapter/oak');
    await take([fromOak]);
    expect(await read('chapters/oak.md')).toBe(ours.replace('old oak', 'ancient oak'));
  });

  it('takes the place of the editors’ text only where that is committed', async () => {
    sent(oak);
    await take([fromOak]);
    await write('chapters/oak.md', oak.replace('brown', 'gold'));
    sent(oak.replace('brown', 'red'), {}, 'chapter/oak');
    const refused = await take([fromOak], { settle: 'theirs' });
    expect(refused.takings).toMatchObject([
      { outcome: 'stopped', obstacles: [{ message: expect.stringContaining('would be lost') }] },
    ]);
    expect(await read('chapters/oak.md')).toBe(oak.replace('brown', 'gold'));
    book.git(['add', '.']);
    book.git(['commit', '-q', '-m', 'Edit']);
    await take([fromOak], { settle: 'theirs' });
    expect(await read('chapters/oak.md')).toBe(oak.replace('brown', 'red'));
  });

  it('goes with all of its files or not at all', async () => {
    sent(oak, { 'contributors/jane-doe.yml': 'name: Jane Doe\n' });
    await write('contributors/jane-doe.yml', 'name: Jane Other\n');
    const { takings } = await take([{ ...fromOak, companions: ['contributors/jane-doe.yml'] }]);
    expect(takings).toMatchObject([{ outcome: 'stopped', obstacles: [{ path: 'contributors/jane-doe.yml' }] }]);
    expect(await readdir(join(book.folder, 'chapters'))).toEqual(['elm.md']);
  });

  it('is shown and not written with --dry-run', async () => {
    sent(oak);
    const { takings, replacements } = await take([fromOak], { act: 'show' });
    expect(takings).toMatchObject([{ outcome: 'taken' }]);
    expect(replacements.map(({ path }) => path.slice(book.folder.length + 1))).toEqual([
      'chapters/oak.md',
      'gathering.lock',
    ]);
    expect(book.git(['status', '--porcelain'])).toBe('');
  });

  it('is taken out again where its author takes it back, and git has it', async () => {
    sent(oak);
    await take([fromOak]);
    const back: Brought = { ...fromOak, changes: { state: 'withdrawn' } };
    expect((await take([back])).takings).toMatchObject([{ outcome: 'stopped' }]);
    book.git(['add', '.']);
    book.git(['commit', '-q', '-m', 'Take in']);
    expect((await take([back])).takings).toMatchObject([{ outcome: 'taken', files: [{ how: 'removed' }] }]);
    expect(await readdir(join(book.folder, 'chapters'))).toEqual(['elm.md']);
    expect(await read('gathering.lock')).toContain('state: withdrawn');
  });
});

describe('where nothing may be written', () => {
  const stoppedBy = (message: string) => [
    { outcome: 'stopped', obstacles: [{ message: expect.stringContaining(message) }] },
  ];

  it('no link is followed', async () => {
    const elsewhere = await gitFolder({ 'a.md': 'a' });
    folders.push(elsewhere.folder);
    await symlink(elsewhere.folder, join(book.folder, 'essays'));
    book.commit('chapter/ash', { 'essays/ash.md': page('Ash', 'Ash.') }, 'main');
    const { takings } = await take([{ branch: 'chapter/ash', chapter: 'essays/ash.md' }]);
    expect(takings).toMatchObject(stoppedBy('"essays" is a link'));
    expect(await readdir(elsewhere.folder)).toEqual(['.git']);
  });

  it('no file takes the place of a link', async () => {
    await symlink('/etc/hostname', join(book.folder, 'chapters', 'oak.md'));
    sent(oak);
    expect((await take([fromOak])).takings).toMatchObject(stoppedBy('is a link'));
  });

  it.each([
    '../evil.md',
    '.git/hooks/pre-commit',
    'chapters/.GIT/x.md',
    'chapters/con.md',
    'a\\b.md',
    '/etc/x.md',
    'chapters/a\u202eb.md',
  ])('no file has the name %j', async (path) => {
    sent(oak);
    const plan = planOf(book, [fromOak]);
    const evil = plan.contributions.map((each): Contribution => ({
      ...each,
      ...(each.chapter === undefined ? {} : { chapter: { ...each.chapter, path } }),
    }));
    expect((await take([fromOak], { chosen: evil })).takings).toMatchObject(stoppedBy('no name that a file can have'));
  });

  it('no name differs from another in capital letters alone', async () => {
    book.commit('chapter/elm', { 'chapters/ELM.md': page('Elm', 'Elm.') }, 'main');
    const { takings } = await take([{ branch: 'chapter/elm', chapter: 'chapters/ELM.md' }]);
    expect(takings).toMatchObject(stoppedBy('the same name'));
  });

  it('a lock that cannot be read stops everything', async () => {
    sent(oak);
    await write('gathering.lock', 'version: 9\n');
    await expect(take([fromOak])).rejects.toThrow(/version 9/);
    expect(await readdir(join(book.folder, 'chapters'))).toEqual(['elm.md']);
  });
});

describe('commits', () => {
  it('name the author, with the date and where it came from, one for each chapter, and nothing else', async () => {
    sent(oak);
    book.commit('chapter/ash', { 'chapters/ash.md': page('Ash', 'Ash.') }, 'main');
    await write('chapters/elm.md', 'half an edit');
    await write('notes.txt', 'staged');
    book.git(['add', 'notes.txt']);
    const { commits } = await take([fromOak, { branch: 'chapter/ash', chapter: 'chapters/ash.md' }], { act: 'commit' });
    expect(commits).toHaveLength(2);
    expect(book.git(['log', '--format=%an <%ae> %ad|%cn|%s', '--date=iso-strict', '-2'])).toBe(
      Array(2).fill('Jane Doe <jane@jane.example> 2026-01-01T00:00:00+00:00|Erika Editor|A change').join('\n'),
    );
    expect(book.git(['log', '-1', '--format=%(trailers:key=Collected-from,valueonly)', commits[0] as string])).toMatch(
      /^origin refs\/heads\/chapter\/oak [0-9a-f]{40}$/,
    );
    expect(book.git(['show', '--format=', '--name-only', commits[0] as string])).toBe(
      'chapters/oak.md\ngathering.lock',
    );
    expect(book.git(['show', '--format=', '--name-only', commits[1] as string])).toBe(
      'chapters/ash.md\ngathering.lock',
    );
    expect(
      book
        .git(['status', '--porcelain'])
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(['M chapters/elm.md', 'A  notes.txt']);
    expect(book.git(['fsck', '--strict'])).toBe('');
  });

  it('run no hook, no filter and no signing program', async () => {
    const trap = join(book.folder, 'trap');
    await write('.git/hooks/reference-transaction', `#!/bin/sh\necho hook $1 >> ${trap}\n`);
    book.git(['config', 'core.fsmonitor', `echo fsmonitor >> ${trap}; false`]);
    book.git(['config', 'filter.trap.clean', `echo filter >> ${trap}; cat`]);
    book.git(['config', 'commit.gpgSign', 'true']);
    book.git(['config', 'gpg.program', `touch`]);
    await write('.git/info/attributes', '*.md filter=trap\n');
    await chmod(join(book.folder, '.git/hooks/reference-transaction'), 0o755);
    sent(oak);
    await rm(trap, { force: true });
    const { commits } = await take([fromOak], { act: 'commit' });
    expect(commits).toHaveLength(1);
    expect(await read('trap').catch(() => '')).toBe('');
  });

  it('do not mix the editors’ changes into the author’s work', async () => {
    sent(oak);
    await take([fromOak], { act: 'commit' });
    await write('chapters/oak.md', oak.replace('brown', 'gold'));
    sent(oak.replace('old oak', 'ancient oak'), {}, 'chapter/oak');
    const head = book.git(['rev-parse', 'HEAD']);
    const { takings } = await take([fromOak], { act: 'commit' });
    expect(takings).toMatchObject([
      { outcome: 'stopped', obstacles: [{ message: expect.stringContaining("the author's commit") }] },
    ]);
    expect(book.git(['rev-parse', 'HEAD'])).toBe(head);
    expect(await read('chapters/oak.md')).toBe(oak.replace('brown', 'gold'));
  });

  it('take what was written before and not committed, and leave the others out of the lock', async () => {
    sent(oak);
    book.commit('chapter/ash', { 'chapters/ash.md': page('Ash', 'Ash.') }, 'main');
    await take([fromOak, { branch: 'chapter/ash', chapter: 'chapters/ash.md' }]);
    await take([fromOak], { act: 'commit' });
    expect(book.git(['show', 'HEAD:gathering.lock'])).toContain('  oak:');
    expect(book.git(['show', 'HEAD:gathering.lock'])).not.toContain('  ash:');
    expect(await read('gathering.lock')).toContain('  ash:');
  });

  it('are made in a book that is not at the top of its repository', async () => {
    const inside = Object.fromEntries(Object.entries(base).map(([path, text]) => [`books/trees/${path}`, text]));
    book.commit('main', inside, 'main');
    book.git(['reset', '-q', '--hard', 'main']);
    book.commit('chapter/oak', { 'books/trees/chapters/oak.md': oak }, 'main');
    await take([fromOak], { act: 'commit', prefix: 'books/trees/' });
    expect(book.git(['show', '--format=', '--name-only', 'HEAD'])).toBe(
      'books/trees/chapters/oak.md\nbooks/trees/gathering.lock',
    );
    expect(book.git(['status', '--porcelain'])).toBe('');
  });

  it('keep the line ends that the branch has where the folder has those of Windows', async () => {
    sent(oak);
    await take([fromOak], { act: 'commit' });
    await write('chapters/oak.md', oak.replaceAll('\n', '\r\n'));
    sent(oak.replace('old oak', 'ancient oak'), {}, 'chapter/oak');
    await take([fromOak], { act: 'commit' });
    expect(await read('chapters/oak.md')).toBe(oak.replace('old oak', 'ancient oak').replaceAll('\n', '\r\n'));
    expect(book.git(['show', 'HEAD:chapters/oak.md'])).toBe(oak.replace('old oak', 'ancient oak').trim());
  });

  it.each<[string, () => unknown, RegExp]>([
    ['no branch is checked out', () => book.git(['checkout', '-q', '--detach']), /No branch is checked out/],
    ['a merge is not finished', () => write('.git/MERGE_HEAD', `${'1'.repeat(40)}\n`), /in the middle of a merge/],
    [
      'nobody says who commits',
      () => book.git(['config', 'user.useConfigOnly', 'true']) + book.git(['config', '--unset', 'user.email']),
      /does not know who you are/,
    ],
  ])('are not made where %s', async (_name, prepare, message) => {
    sent(oak);
    await prepare();
    await expect(take([fromOak], { act: 'commit' })).rejects.toThrow(message);
    expect(await readdir(join(book.folder, 'chapters'))).toEqual(['elm.md']);
  });

  it('begin an empty repository', async () => {
    book.git(['checkout', '-q', '--orphan', 'fresh']);
    book.git(['rm', '-q', '-r', '--cached', '.']);
    sent(oak);
    const { commits } = await take([fromOak], { act: 'commit' });
    expect(book.git(['log', '--format=%H %an', 'fresh'])).toBe(`${commits[0]} Jane Doe`);
  });
});

/** An id that begins with a digit stands in quotes. */
function quoted(id: string): string {
  return /^\d/.test(id) ? `"${id}"` : id;
}
