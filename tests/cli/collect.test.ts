import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entry } from '../collect/git-folder.ts';
import { page } from '../tiny-book.ts';
import { type CollectBook, openCollectBook } from './collect-book.ts';
import { runMain } from './run-main.ts';

const paragraph = 'The old oak stands by the river. Nobody knows who planted it there. It is loved by the village.';
const oak = page('Oak', `${paragraph}\n\nIn autumn its leaves turn brown.`);
const start: Record<string, Entry> = {
  'book.yml': 'title: Trees\n',
  'chapters/elm.md': page('Elm', 'The elm is tall.'),
};

let opened: CollectBook;
let top: string;
let book: string;
const all: CollectBook[] = [];

beforeEach(async () => {
  opened = await openCollectBook(start);
  all.push(opened);
  ({ top, book } = opened);
});
afterAll(() => Promise.all(all.map(({ remove }) => remove())));

const git: CollectBook['git'] = (...args) => opened.git(...args);
const run: CollectBook['run'] = (...args) => opened.run(...args);
const collect: CollectBook['collect'] = (...args) => opened.collect(...args);
const pull: CollectBook['pull'] = (...args) => opened.pull(...args);
const read = (path: string) => readFile(join(book, path), 'utf8');

describe('gathering collect', () => {
  it('shows what there is and changes nothing', async () => {
    pull(1, { 'chapters/oak.md': oak });
    const { code, out } = await collect();
    expect(code).toBe(0);
    expect(out).toContain('origin#1');
    expect(git('status', '--porcelain')).toBe('');
  });

  it.each([[[]], [['--json']], [['--markdown']], [['--write']], [['--dry-run', '--only', 'oak']]])(
    'shows no mail address, not even where git has one for a name: %j',
    async (options) => {
      const id = pull(1, { 'chapters/oak.md': oak });
      const { remote } = opened;
      const raw = remote.git(['cat-file', 'commit', id]).replaceAll('Jane Doe <', 'jane@leak.example <');
      const leaky = remote.git(
        ['hash-object', '-t', 'commit', '-w', '--stdin'],
        `${raw}\n\nSent by jane@leak.example\n`,
      );
      remote.git(['update-ref', 'refs/pull/1/head', leaky]);
      const { out, err } = await collect(...options);
      expect(out).toMatch(/oak/i);
      expect(out + err).not.toContain('leak.example');
      expect(out + err).not.toContain('jane.example');
    },
  );

  it('ends with what there is in numbers, and shows the same plan at once where nothing is new', async () => {
    pull(1, { 'chapters/oak.md': oak });
    pull(2, { 'chapters/ash.md': '---\ntitle: "Ash\n---\n\nText.\n' });
    const first = await collect();
    expect(first.out).toMatch(/1 not ready and 1 new, compared with\s+main\./);
    const kept = await readFile(join(book, '.gathering', 'plan.json'), 'utf8');
    expect((await collect()).out).toBe(first.out);
    // A file that was changed by hand is not believed.
    await writeFile(join(book, '.gathering', 'plan.json'), kept.replace('"refused"', '"new"'));
    expect((await collect()).out).toBe(first.out);
    // One that is whole is used, and nothing is read again.
    const whole = await readFile(join(book, '.gathering', 'plan.json'), 'utf8');
    const body = whole.slice(whole.indexOf('\n') + 1).replace('"title":"Oak"', '"title":"Kept"');
    const hash = createHash('sha256').update(body).digest('hex');
    await writeFile(join(book, '.gathering', 'plan.json'), `${whole.split(' ')[0]} ${hash}\n${body}`);
    expect((await collect()).out).toContain('Kept');
    pull(2, { 'chapters/ash.md': page('Ash', 'The ash is mended.') });
    expect((await collect()).out).toMatch(/2 new, compared with\s+main\./);
  });

  it('writes the plan as Markdown, in which what authors wrote is text', async () => {
    pull(1, { 'chapters/oak.md': page('<b>@all</b> | [x](https://evil.example)', paragraph) });
    const { out } = await collect('--markdown');
    expect(out).toContain('### New (1)');
    expect(out).toContain('| **origin\\#\u20601** |');
    expect(out).not.toMatch(/<b>|@all|\]\(/);
    expect((await collect('--markdown', '--write')).code).toBe(2);
  });

  it('takes in what nothing stands against, and leaves the rest', async () => {
    pull(1, { 'chapters/oak.md': oak });
    pull(2, { 'chapters/ash.md': '---\ntitle: Ash\n---\n\nWhose is it?\n' });
    const { out } = await collect('--write');
    expect(out).toContain('Took in 1 chapter');
    expect(await readdir(join(book, 'chapters'))).toEqual(['elm.md', 'oak.md']);
  });

  it('shows the whole diff with --dry-run, and writes nothing', async () => {
    pull(1, { 'chapters/oak.md': oak });
    const { out } = await collect('--dry-run');
    expect(out).toContain('+++ b/chapters/oak.md');
    expect(out).toContain('+In autumn its leaves turn brown.');
    expect(out).toContain('1 chapter would be taken in. Nothing was written.');
    expect(git('status', '--porcelain')).toBe('');
  });

  it('takes in what is named, by id or pattern, and no other', async () => {
    pull(1, { 'chapters/oak.md': oak });
    pull(2, { 'chapters/ash.md': page('Ash', 'Ash.') });
    pull(3, { 'chapters/fir.md': page('Fir', 'Fir.') });
    await collect('--write', '--only', 'ash');
    await collect('--write', '--accept', 'chapters/f*');
    expect(await readdir(join(book, 'chapters'))).toEqual(['ash.md', 'elm.md', 'fir.md']);
  });

  it('takes one of two rivals in once it is named, and tells the names where the id is not enough', async () => {
    pull(1, { 'chapters/oak.md': oak });
    pull(2, { 'chapters/oak.md': page('Oak', 'Another oak.') });
    expect((await collect('--write')).out).toContain('nothing to take in');
    const { code, err } = await collect('--write', '--only', 'oak');
    expect([code, err]).toEqual([2, expect.stringContaining('origin#1, origin#2')]);
    await collect('--write', '--only', 'origin#2');
    expect(await read('chapters/oak.md')).toContain('Another oak.');
  });

  it('settles a conflict as the editor says', async () => {
    pull(1, { 'chapters/oak.md': oak });
    await collect('--commit');
    await writeFile(join(book, 'chapters/oak.md'), oak.replace('brown', 'gold'));
    git('commit', '-qam', 'Edit');
    pull(1, { 'chapters/oak.md': oak.replace('brown', 'red') }, 'request-1');
    const conflict = await collect('--write');
    expect(conflict.code).toBe(1);
    expect(conflict.out).toContain('“In autumn its leaves turn gold.”');
    expect(conflict.out).toContain('--only origin#1 --take theirs');
    expect(await read('chapters/oak.md')).toBe(oak.replace('brown', 'gold'));
    const settled = await collect('--commit', '--only', 'origin#1', '--take', 'theirs');
    expect(settled.code).toBe(0);
    expect(await read('chapters/oak.md')).toBe(oak.replace('brown', 'red'));
  });

  it('holds and skips: one version alone, or all that comes', async () => {
    pull(1, { 'chapters/oak.md': oak });
    pull(2, { 'chapters/ash.md': page('Ash', 'Ash.') });
    await collect('--skip', 'oak', '--hold', 'ash');
    expect((await collect('--write')).out).toContain('nothing to take in');
    pull(1, { 'chapters/oak.md': oak.replace('brown', 'red') }, 'request-1');
    pull(2, { 'chapters/ash.md': page('Ash', 'More ash.') }, 'request-2');
    await collect('--write');
    expect(await readdir(join(book, 'chapters'))).toEqual(['elm.md', 'oak.md']);
    await collect('--write', '--only', 'ash');
    expect(await readdir(join(book, 'chapters'))).toEqual(['ash.md', 'elm.md', 'oak.md']);
  });

  it('speaks JSON, without mail addresses', async () => {
    pull(1, { 'chapters/oak.md': oak });
    const plan = await collect('--json');
    expect(JSON.parse(plan.out)).toMatchObject({ contributions: [{ key: 'origin#1', author: 'Jane Doe' }] });
    const taken = await collect('--commit', '--json');
    expect(JSON.parse(taken.out)).toMatchObject({
      written: true,
      taken: [{ key: 'origin#1', files: [{ how: 'new' }] }],
    });
    expect(plan.out + taken.out).not.toContain('jane@jane.example');
  });

  it.each([
    [['--take', 'both', '--only', 'x'], /"ours" or "theirs"/],
    [['--take', 'ours'], /what you name/],
    [['--only', 'oak'], /does nothing alone/],
    [['--write', '--only', 'oak', '--accept', '*'], /do not go together/],
    [['--write', '--only', 'oak', '--hold', 'oak'], /at once/],
    [['--review'], /needs a terminal/],
    [['--review', '--hold', 'oak'], /decided beforehand/],
    [['--frozen', '--commit'], /nothing can be chosen/],
    [['--write', '--only', 'willow'], /no contribution "willow"/],
    [['--write', '--accept', 'willow*'], /No contribution matches/],
  ])('says what does not go together: %j', async (args, message) => {
    pull(1, { 'chapters/oak.md': oak });
    const { code, err } = await collect(...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).toContain('→');
    expect(git('status', '--porcelain')).toBe('');
  });

  it('goes through what is pending with an editor, and does what they say', async () => {
    pull(1, { 'chapters/oak.md': oak });
    pull(2, { 'chapters/ash.md': page('Ash', 'Ash.') });
    pull(3, { 'chapters/fir.md': page('Fir', 'Fir.') });
    const asked: string[] = [];
    const answers = ['accept', 'held', 'quit'];
    const { code, out } = await run(['collect', '--review'], {
      isInteractive: true,
      choose: async ({ message }) => {
        asked.push(message);
        return answers.shift() ?? 'quit';
      },
    });
    expect([code, asked]).toEqual([
      0,
      [
        '1 of 3: “Oak” by Jane Doe (origin#1: new, 25 words)',
        '2 of 3: “Ash” by Jane Doe (origin#2: new, 1 word)',
        '3 of 3: “Fir” by Jane Doe (origin#3: new, 1 word)',
      ],
    ]);
    expect(out).toContain('+In autumn its leaves turn brown.');
    expect(await readdir(join(book, 'chapters'))).toEqual(['elm.md', 'oak.md']);
    expect(await read('gathering.lock')).toMatch(/chapter: ash[^]*decision: held/);
  });

  it.each([
    [['--only', 'ash'], ['1 of 1: “Ash”']],
    [
      ['--accept', 'origin#[12]'],
      ['1 of 2: “Oak”', '2 of 2: “Ash”'],
    ],
  ])('asks about %j alone', async (choice, titles) => {
    pull(1, { 'chapters/oak.md': oak });
    pull(2, { 'chapters/ash.md': page('Ash', 'Ash.') });
    pull(3, { 'chapters/fir.md': page('Fir', 'Fir.') });
    const asked: string[] = [];
    const choose = async ({ message }: { readonly message: string }) => {
      asked.push(message.replace(/”.*/, '”'));
      return 'later';
    };
    const { code } = await run(['collect', '--review', ...choice], { isInteractive: true, choose });
    expect([code, asked]).toEqual([0, titles]);
    expect(git('status', '--porcelain')).toBe('');
  });
});

describe('gathering collect --frozen', () => {
  it('puts exactly the versions of the lock into the folder, whatever came since', async () => {
    pull(1, { 'chapters/oak.md': oak });
    await collect('--write');
    await rm(join(book, 'chapters/oak.md'));
    pull(1, { 'chapters/oak.md': oak.replace('brown', 'red') }, 'request-1');
    expect(await collect('--frozen')).toMatchObject({
      code: 1,
      out: expect.stringContaining('chapters/oak.md is not in the folder'),
    });
    expect((await collect('--frozen', '--write')).code).toBe(0);
    expect(await read('chapters/oak.md')).toBe(oak);
    expect((await collect('--frozen')).code).toBe(0);
  });

  it('fails where an object is nowhere, and names it', async () => {
    pull(1, { 'chapters/oak.md': oak });
    await collect('--write');
    const lock = await read('gathering.lock');
    const blob = git('hash-object', 'chapters/oak.md');
    await writeFile(join(book, 'gathering.lock'), lock.replace(new RegExp(`"?${blob}"?`), '"' + '1'.repeat(40) + '"'));
    const { code, out } = await collect('--frozen');
    expect(code).toBe(1);
    expect(out).toContain('chapters/oak.md of "oak": object 1111111111');
  });
});

describe('gathering log', () => {
  it('answers which version of a text is in the book', async () => {
    const id = pull(1, { 'chapters/oak.md': oak });
    await collect('--commit');
    const sent = await run(['log', 'oak']);
    expect(sent.out).toContain('exactly as its author sent it');
    expect(sent.out).toContain(`from origin, refs/pull/1/head, commit ${id.slice(0, 10)}`);
    await writeFile(join(book, 'chapters/oak.md'), oak.replace('brown', 'gold'));
    git('commit', '-qam', 'Edit');
    const edited = await run(['log', 'chapters/oak.md', '--json']);
    expect(JSON.parse(edited.out)).toMatchObject({
      id: 'oak',
      text: 'edited',
      commits: [{ author: 'Erika Editor' }, { author: 'Jane Doe', collectedFrom: `origin refs/pull/1/head ${id}` }],
    });
    expect(edited.out).not.toContain('@');
    expect((await run(['log', 'elm'])).out).toContain('the lock knows nothing of it');
    expect(await run(['log', 'oack'])).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean "oak"?') });
  });
});

describe('gathering build --pending', () => {
  it('makes the book with what is pending, and writes nothing to its folder', async () => {
    pull(1, { 'chapters/oak.md': oak });
    const { code, out } = await run(['build', 'markdown', '--pending', '--out', join(top, 'out')]);
    expect([code, out]).toEqual([0, expect.stringContaining('1 chapter in it is pending')]);
    expect(await readFile(join(top, 'out/trees.md'), 'utf8')).toContain('Oak (Pending)');
    expect(git('status', '--porcelain')).toBe('');
  });

  it('is not released', async () => {
    expect(await run(['build', '--pending', '--release'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--pending'),
    });
  });

  it('tells which source could not be reached, and ends with code 4', async () => {
    git('remote', 'set-url', 'origin', join(top, 'nowhere'));
    const { code, out } = await run(['build', 'markdown', '--pending', '--out', join(top, 'out')]);
    expect([code, out]).toEqual([4, expect.stringContaining('origin')]);
  });
});

describe('where the lock or the repository is not as it should be', () => {
  it.each<[string, () => unknown, RegExp]>([
    [
      'the lock is from a newer version',
      () => writeFile(join(book, 'gathering.lock'), 'version: 7\n'),
      /newer gathering wrote it/,
    ],
    [
      'the lock was changed by hand',
      () => writeFile(join(book, 'gathering.lock'), 'version: 1\nchapters: [oak]\n'),
      /→ It is written by the command alone\. .*git checkout -- gathering.lock/,
    ],
    [
      'the lock is in conflict',
      () => writeFile(join(book, 'gathering.lock'), 'version: 1\n<<<<<<< a\n=======\n>>>>>>> b\n'),
      /marks of git/,
    ],
    ['no branch is checked out', () => git('checkout', '-q', '--detach'), /No branch is checked out/],
    [
      'there is neither a repository nor a book',
      () => Promise.all(['.git', 'book.yml'].map((name) => rm(join(book, name), { recursive: true }))),
      /There is no book\.yml here/,
    ],
    ['there is no repository', () => rm(join(book, '.git'), { recursive: true }), /not in a git repository/],
    [
      'the lock is a link',
      () => execFileSync('ln', ['-s', '/etc/hostname', join(book, 'gathering.lock')]),
      /cannot be read/,
    ],
  ])('says what, where and what to do, and loses nothing: %s', async (_name, prepare, message) => {
    pull(1, { 'chapters/oak.md': oak });
    await prepare();
    const { code, err } = await collect('--commit');
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).toContain('→');
    expect(await readdir(join(book, 'chapters'))).toEqual(['elm.md']);
  });

  it('a bare repository has no folder to write to', async () => {
    pull(1, { 'chapters/oak.md': oak });
    const bare = join(top, 'bare.git');
    execFileSync('git', ['clone', '-q', '--bare', opened.remote.folder, bare]);
    const { code, err } = await runMain(bare, ['collect', '--write'], { env: opened.env });
    expect([code, err]).toEqual([2, expect.stringContaining('bare')]);
  });
});
