import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { packageRoot } from '../../src/system/package-root.ts';
import { folderOf } from '../collect/folder-of.ts';

// The program is started many times, on machines that do other work too.
jest.setTimeout(120_000);

const bin = join(packageRoot(), 'bin/gathering.js');

interface End {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The real program, as npm test has compiled it. `afterMs` and `signal`: what the person does meanwhile. */
function run(
  cwd: string,
  argv: readonly string[],
  interrupt?: { afterMs: number; signal: NodeJS.Signals },
  program = bin,
): Promise<End> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...argv], { cwd });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += String(chunk)));
    child.stderr.on('data', (chunk: Buffer) => (err += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end();
    if (interrupt) setTimeout(() => child.kill(interrupt.signal), interrupt.afterMs);
  });
}

const chapter = (title: string, section = 'leaf') =>
  `---\ntitle: ${title}\nsection: ${section}\nauthor: { name: Jane Doe }\n---\n\nA tree.\n`;
const trees = {
  'book.yml': 'title: Trees\nsections: [{ id: leaf, title: Leaf }]\noutputs: [markdown]\n',
  'chapters/oak.md': chapter('Oak'),
  'chapters/elm.md': chapter('Elm'),
};

describe('the program', () => {
  it('begins a book that builds at once', async () => {
    const cwd = await folderOf({});
    expect(await run(cwd, ['init', 'my-book', '--title', 'Oaks: a "memoir" 🌳', '--section', 'a=A & B'])).toMatchObject(
      {
        code: 0,
        err: '',
      },
    );
    const folder = join(cwd, 'my-book');
    expect(await run(folder, ['check'])).toEqual({ code: 0, out: 'No problems in 1 chapter.\n', err: '' });
    expect(await run(folder, ['build', 'markdown'])).toMatchObject({ code: 0, err: '' });
    expect(await readdir(join(folder, 'build'))).toContain('manifest.json');
  });

  it('never asks without a terminal', async () => {
    const { code, err } = await run(await folderOf({}), ['init']);
    expect(code).toBe(2);
    expect(err).toContain('--title');
  });

  it('shows problems with their line, and order', async () => {
    const cwd = await folderOf({ ...trees, 'chapters/yew.md': chapter('Yew', 'laef') });
    const { code, out } = await run(cwd, ['check', 'chapters/yew.md']);
    expect(code).toBe(1);
    expect(out).toContain('chapters/yew.md:3:10');
    expect(out).toContain('| section: laef\n');
    expect((await run(cwd, ['check', 'chapters/oak.md'])).out).toBe('No problems in 1 chapter.\n');
    expect(await run(cwd, ['check', 'chapters/ash.md'])).toMatchObject({ code: 2, out: '' });
    const json = JSON.parse((await run(join(cwd, 'chapters'), ['order', '--json'])).out) as object;
    expect(json).toMatchObject({ title: 'Trees', sections: [{ chapters: [{ id: 'elm' }, { id: 'oak' }] }, {}] });
  });

  it('makes a draft without what is broken, and no release', async () => {
    const cwd = await folderOf({ ...trees, 'chapters/yew.md': chapter('[Yew') });
    const release = await run(cwd, ['build', '--release']);
    expect(release.code).toBe(1);
    expect(release.out).toContain('Nothing was written');
    expect(await readdir(cwd)).not.toContain('build');
    const draft = await run(cwd, ['build']);
    expect(draft.code).toBe(1);
    expect(draft.out).toContain('1 chapter is held back');
    expect(draft.out).toContain('chapters/yew.md');
    expect(await readdir(join(cwd, 'build'))).toContain('trees.md');
  });

  it.each([
    [['build', 'markdwon'], 'markdown'],
    [['build', 'pfd'], 'pdf'],
    [['build', '--out', 'chapters/oak.md'], 'is not a folder'],
  ])('says what is wrong with %j', async (argv, message) => {
    const cwd = await folderOf(trees);
    const { code, err } = await run(cwd, argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(await readdir(cwd)).not.toContain('build');
  });

  it('replaces nothing that it did not write', async () => {
    const cwd = await folderOf({ ...trees, 'build/trees.md': 'mine' });
    const { code, err } = await run(cwd, ['build']);
    expect(code).toBe(2);
    expect(err).toContain('trees.md is in the way');
    expect(await readFile(join(cwd, 'build/trees.md'), 'utf8')).toBe('mine');
  });

  it('says that it is not built yet, and how to build it', async () => {
    const script = await readFile(bin, 'utf8');
    const cwd = await folderOf({ 'package.json': '{ "type": "module" }', 'bin/gathering.js': script });
    const { code, out, err } = await run(cwd, ['--version'], undefined, join(cwd, 'bin/gathering.js'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('npm run build');
    expect(err).not.toContain(' at ');
  });

  it('lets a reader go away', async () => {
    const cwd = await folderOf(trees);
    const script = `set -o pipefail; "${process.execPath}" "${bin}" order | true; echo "$?"`;
    const end = await new Promise<string>((resolve) => {
      const child = spawn('bash', ['-c', script], { cwd });
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => (out += String(chunk)));
      child.stderr.on('data', (chunk: Buffer) => (out += String(chunk)));
      child.on('close', () => resolve(out));
    });
    expect(end).toBe('0\n');
  });

  it('stops at Ctrl-C, whenever it comes, and leaves the earlier book', async () => {
    const cwd = await folderOf(trees);
    await run(cwd, ['build']);
    const before = await readFile(join(cwd, 'build/manifest.json'), 'utf8');
    for (const afterMs of [50, 200, 350, 500]) {
      const { code } = await run(cwd, ['build'], { afterMs, signal: 'SIGINT' });
      expect([0, 130, null]).toContain(code);
      expect(await readFile(join(cwd, 'build/manifest.json'), 'utf8')).toBe(before);
    }
    expect((await readdir(join(cwd, 'build'))).sort()).toEqual(['.gathering-files', 'manifest.json', 'trees.md']);
  });
});
