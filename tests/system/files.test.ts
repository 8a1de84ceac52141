import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { BookError } from '../../src/model/book-error.ts';
import { assertOutputsWritable, writeOutputs, type FileToWrite } from '../../src/system/files.ts';

const edition = (files: Record<string, string>): FileToWrite[] =>
  Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));

const newFolder = async () => join(await mkdtemp(join(tmpdir(), 'gathering-files-')), 'build');

/** Every file that a person sees in the folder, with its text. */
async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== '.gathering-files');
  const texts = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const;
  });
  return Object.fromEntries((await Promise.all(texts)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const problem = async (work: Promise<unknown>): Promise<BookError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BookError)) throw new Error('no BookError', { cause: error });
  return error;
};

const first = { 'trees.pdf': 'oak', 'site/index.html': 'oak', 'site/oak.html': 'oak', 'manifest.json': '{"1":1}' };
const second = { 'trees.pdf': 'elm', 'site/index.html': 'elm', 'site/elm.html': 'elm', 'manifest.json': '{"2":2}' };

describe('writing an edition', () => {
  it('makes the folder and replaces its own files, the site as a whole', async () => {
    const folder = await newFolder();
    await writeOutputs(folder, edition(first));
    expect(await contents(folder)).toEqual(first);
    await writeOutputs(folder, edition(second));
    expect(await contents(folder)).toEqual(second);
  });

  it('leaves the outputs of other formats and files of other people alone', async () => {
    const folder = await newFolder();
    await writeOutputs(folder, edition({ 'trees.pdf': 'oak' }));
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await writeOutputs(folder, edition({ 'trees.epub': 'oak' }));
    await writeOutputs(folder, edition({ 'trees.pdf': 'elm' }));
    expect(await contents(folder)).toEqual({ 'notes.txt': 'mine', 'trees.epub': 'oak', 'trees.pdf': 'elm' });
  });

  it.each([
    ['a file that was there before', { 'trees.pdf': 'mine' }, 'trees.pdf is in the way: it was not written'],
    ['a file in the site', { 'site/CNAME': 'trees.example' }, 'site/CNAME is in the way: it was not written'],
    ['a file of ours that was changed', { 'site/index.html': 'mine' }, 'site/index.html was changed after gathering'],
  ])('refuses to replace %s', async (_, mine, message) => {
    const folder = await newFolder();
    if (message.includes('changed')) await writeOutputs(folder, edition(first));
    for (const [path, text] of Object.entries(mine)) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const before = await contents(folder);
    const error = await problem(writeOutputs(folder, edition(second)));
    expect(error.message).toContain(message);
    expect(error.hint).toContain('--out');
    expect((await problem(assertOutputsWritable(folder, Object.keys(second)))).message).toBe(error.message);
    expect(await contents(folder)).toEqual(before);
  });

  it('does not write through a symbolic link', async () => {
    const folder = await newFolder();
    const elsewhere = await mkdtemp(join(tmpdir(), 'gathering-elsewhere-'));
    await mkdir(folder);
    await symlink(elsewhere, join(folder, 'site'));
    expect((await problem(writeOutputs(folder, edition(first)))).message).toContain('site is in the way');
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it('takes what is already there to the byte, and what the Finder left', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'site'), { recursive: true });
    await writeFile(join(folder, 'trees.pdf'), 'oak');
    await writeFile(join(folder, 'site/.DS_Store'), '?');
    await writeOutputs(folder, edition(first));
    await writeOutputs(folder, edition(second));
    expect(await contents(folder)).toEqual(second);
  });

  it.each([
    ...['../evil.html', '/etc/evil', 'site/../../evil', 'site//a', 'a\\b', '.gathering', 'a.', 'nul\0', 'c:a', ''],
    ...['con.pdf', 'site/NUL.html', 'site/aux/a.html', `${'x'.repeat(252)}.pdf`, `${'漢'.repeat(84)}.pdf`],
  ])('refuses the path %.30j', async (path) => {
    await expect(writeOutputs(await newFolder(), edition({ [path]: 'x' }))).rejects.toThrow('not a path');
  });

  it.each([
    ['a.pdf', 'A.pdf'],
    ['caf\u00e9.pdf', 'cafe\u0301.pdf'],
  ])('refuses two outputs that are one file on some machines: %j, %j', async (one, other) => {
    const both = writeOutputs(await newFolder(), edition({ [one]: '', [other]: '' }));
    await expect(both).rejects.toThrow('two outputs');
  });

  it('says so when the folder is a file', async () => {
    const folder = await newFolder();
    await writeFile(folder, '');
    expect((await problem(writeOutputs(folder, edition(first)))).message).toBe(`${folder} is not a folder.`);
    expect((await problem(writeOutputs(join(folder, 'below'), edition(first)))).message).toContain('is not a folder.');
  });

  it('leaves everything as it was when it is stopped', async () => {
    const folder = await newFolder();
    await writeOutputs(folder, edition(first));
    await expect(writeOutputs(folder, edition(second), { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(await contents(folder)).toEqual(first);
    expect((await readdir(folder)).sort()).toEqual(['.gathering-files', 'manifest.json', 'site', 'trees.pdf']);
  });

  it('mends what a run that died in the middle of the swap left', async () => {
    const folder = await newFolder();
    await writeOutputs(folder, edition(first));
    await mkdir(join(folder, '.gathering-old'));
    await rename(join(folder, 'site'), join(folder, '.gathering-old/site'));
    await mkdir(join(folder, '.gathering-new/site'), { recursive: true });
    await mkdir(join(folder, '.gathering-lock-99-1'));
    await utimes(join(folder, '.gathering-lock-99-1'), 0, 0);
    await assertOutputsWritable(folder, ['trees.epub']);
    expect(await contents(folder)).toEqual(first);
    expect(await readdir(folder)).not.toContain('.gathering-lock-99-1');
    expect(await readdir(folder)).not.toContain('.gathering-new');
  });

  it('moves nothing out of a folder that a planted link calls the old edition', async () => {
    const folder = await newFolder();
    await writeOutputs(folder, edition(first));
    const elsewhere = await mkdtemp(join(tmpdir(), 'gathering-elsewhere-'));
    await writeFile(join(elsewhere, 'notes.txt'), 'mine');
    await symlink(elsewhere, join(folder, '.gathering-old'));
    await symlink(elsewhere, join(folder, '.gathering-new'));
    await writeOutputs(folder, edition(second));
    expect(await contents(elsewhere)).toEqual({ 'notes.txt': 'mine' });
    expect(await contents(folder)).toEqual(second);
  });

  it.each(['notes.txt', 'site/notes.txt'])(
    'lets %s of other people not give way to a planted old edition',
    async (mine) => {
      const folder = await newFolder();
      await writeOutputs(folder, edition(first));
      await writeFile(join(folder, mine), 'mine');
      const [name = ''] = mine.split('/');
      await mkdir(join(folder, '.gathering-old'));
      await writeFile(join(folder, '.gathering-old', name), 'planted');
      for (const work of [
        assertOutputsWritable(folder, ['trees.epub']),
        writeOutputs(folder, edition({ 'a.txt': '' })),
      ]) {
        expect((await problem(work)).message).toContain(`${mine} is in the way`);
      }
      expect(await readFile(join(folder, mine), 'utf8')).toBe('mine');
    },
  );

  it.each(['a file', 'a link'])('takes %s in the place of its lock for none', async (kind) => {
    const folder = await newFolder();
    await mkdir(folder);
    const elsewhere = await mkdtemp(join(tmpdir(), 'gathering-elsewhere-'));
    const lock = join(folder, '.gathering-lock');
    await (kind === 'a link' ? symlink(elsewhere, lock) : writeFile(lock, ''));
    await writeOutputs(folder, edition(first));
    expect(await contents(folder)).toEqual(first);
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it('does not read what it wrote earlier out of a link', async () => {
    const folder = await newFolder();
    await mkdir(folder);
    const record = join(folder, '..', 'record');
    await writeFile(record, `${createHash('sha256').update('mine').digest('hex')}  trees.pdf\n`);
    await symlink(record, join(folder, '.gathering-files'));
    await writeFile(join(folder, 'trees.pdf'), 'mine');
    expect((await problem(writeOutputs(folder, edition(first)))).message).toContain('trees.pdf is in the way');
  });

  it('lets several builds write one after the other, each of them whole', async () => {
    const folder = await newFolder();
    const editions = ['ash', 'birch', 'cedar', 'elm'].map((tree) => ({ 'a.pdf': tree, 'site/a.html': tree }));
    await Promise.all(editions.map((files) => writeOutputs(folder, edition(files))));
    expect(editions).toContainEqual(await contents(folder));
  });

  it('waits for a living holder of the lock, and takes over from a dead one', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, '.gathering-lock'), { recursive: true });
    const { hostname } = await import('node:os');
    const holdAs = (pid: number) =>
      writeFile(join(folder, '.gathering-lock/holder.json'), JSON.stringify({ pid, host: hostname() }));
    await holdAs(process.pid);
    const error = await problem(writeOutputs(folder, edition(first), { lockWaitMs: 100 }));
    expect(error.message).toContain(`process ${process.pid}`);
    await holdAs(2 ** 30);
    await writeOutputs(folder, edition(first), { lockWaitMs: 100 });
    expect(await contents(folder)).toEqual(first);
  });
});
