import { afterEach, describe, expect, it } from '@jest/globals';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildBook } from '../src/build.ts';
import { readBook } from '../src/index.ts';
import { gitFolder } from './collect/git-folder.ts';
import { page } from './tiny-book.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function bookFolder(files: Record<string, string>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'trees-')));
  folders.push(folder);
  for (const [path, text] of Object.entries({ 'book.yml': 'title: Trees\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const twoTrees = { 'chapters/ash.md': page('Ash', 'Leaves.'), 'chapters/oak.md': page('Oak', 'Acorns.') };

describe('building a book', () => {
  it('leaves a broken chapter out, says whose it is, and makes the rest', async () => {
    const cwd = bookFolder({ ...twoTrees, 'chapters/yew.md': '---\ntitle: Yew\nauthor: nobody\n---\nSecret draft.\n' });
    const { outputs, held, manifest } = await buildBook({ cwd, formats: ['markdown'] });
    expect(outputs.map(({ path }) => path)).toEqual(['trees.md']);
    expect(held.map(({ file }) => file)).toEqual(['chapters/yew.md']);
    expect(manifest?.chapters.map(({ id, state }) => [id, state])).toEqual([
      ['ash', 'ready'],
      ['oak', 'ready'],
      ['yew', 'held'],
    ]);
    const text = readFileSync(join(cwd, 'build/trees.md'), 'utf8');
    expect(text).toContain('No contributor has the id "nobody".');
    expect(text).toContain('Acorns.');
    expect(text).not.toContain('Secret draft.');
  });

  it('says on its copyright page which version of the texts it has, unless told not to', async () => {
    const { folder, git } = await gitFolder({ 'book.yml': 'title: Trees\n', ...twoTrees });
    folders.push(folder);
    git(['checkout', '-q', '-f']);
    const line = `Version 2026-01-01 · ${git(['rev-parse', 'HEAD']).slice(0, 10)} · Chapters: 2`;
    const build = async () => {
      await buildBook({ cwd: folder, formats: ['markdown', 'site', 'html'] });
      return ['trees.md', 'site/index.html', 'trees.html'].map((file) =>
        readFileSync(join(folder, 'build', file), 'utf8').includes(line),
      );
    };
    expect(await build()).toEqual([true, true, true]);
    writeFileSync(join(folder, 'book.yml'), 'title: Trees\ncolophon: no\n');
    expect(await build()).toEqual([false, false, false]);
  });

  it('writes into a linked folder only where somebody names it', async () => {
    const cwd = bookFolder(twoTrees);
    const elsewhere = bookFolder({});
    symlinkSync(elsewhere, join(cwd, 'build'));
    await expect(buildBook({ cwd, formats: ['markdown'] })).rejects.toThrow('build is a link to another place');
    expect(readdirSync(elsewhere)).toEqual(['book.yml']);
    await buildBook({ cwd, formats: ['markdown'], out: 'build' });
    expect(readdirSync(elsewhere)).toContain('trees.md');
  });

  it.each(['pdf', 'markdown'])('writes no release in which a chapter is too long for its pages: %s', async (format) => {
    const cwd = bookFolder({
      ...twoTrees,
      'book.yml': 'title: Trees\nlimits: { pages: 1 }\n',
      'chapters/yew.md': page('Yew', 'A yew is a tree that waits.\n\n'.repeat(40)),
    });
    const { outputs, diagnostics } = await buildBook({ cwd, formats: [format], release: true });
    expect(outputs).toEqual([]);
    expect(diagnostics.map(({ rule, severity, file }) => [rule, severity, file])).toEqual([
      ['chapters-fit-their-pages', 'error', 'chapters/yew.md'],
    ]);
    writeFileSync(join(cwd, 'book.yml'), 'title: Trees\nlimits: { pages: 2 }\n');
    const fitting = await buildBook({ cwd, formats: [format], release: true });
    expect(fitting.outputs.map((output) => output.format)).toEqual([format]);
  });

  it('wears the theme of its own folder, and says with file and line what is wrong in it', async () => {
    const own = {
      'themes/sea/theme.yml': 'extends: age-of-conversation\ncolours: { accent: "#0B5394", ink: black }\n',
    };
    const cwd = bookFolder({ ...twoTrees, ...own, 'book.yml': 'title: Trees\ntheme: sea\n' });
    const { reading, diagnostics } = await buildBook({ cwd, formats: ['site'] });
    expect(readFileSync(join(cwd, 'build/site/style.css'), 'utf8')).toContain('#0b5394');
    expect(diagnostics.map(({ rule, file, place }) => [rule, file, place?.line])).toEqual([
      ['values-fit', 'themes/sea/theme.yml', 2],
    ]);
    expect(reading.sources.get('themes/sea/theme.yml')).toBe(own['themes/sea/theme.yml']);
  });

  it('names the file and the line of the theme at which the typesetter stopped', async () => {
    const own = {
      'themes/sea/theme.yml': 'extends: age-of-conversation\n',
      'themes/sea/chapter.typ': '#import "style.typ": *\n#let chapter(..all) = nobody-made-this\n',
    };
    const cwd = bookFolder({ ...twoTrees, ...own, 'book.yml': 'title: Trees\ntheme: sea\n' });
    await expect(buildBook({ cwd, formats: ['pdf'] })).rejects.toHaveProperty(
      'hint',
      expect.stringContaining('themes/sea/chapter.typ, line 2: unknown variable: nobody-made-this'),
    );
  });

  it('writes nothing for a release with an error, and leaves what is there alone', async () => {
    const cwd = bookFolder(twoTrees);
    await buildBook({ cwd, formats: ['markdown'] });
    const before = readFileSync(join(cwd, 'build/trees.md'), 'utf8');
    writeFileSync(join(cwd, 'chapters/oak.md'), '---\nauthor: Jane Doe\n---\nNo title.\n');
    const { outputs, diagnostics } = await buildBook({ cwd, formats: ['markdown'], release: true });
    expect(outputs).toEqual([]);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['title-is-given']);
    expect(readFileSync(join(cwd, 'build/trees.md'), 'utf8')).toBe(before);
  });

  it('writes nothing for a release in which a name would have a hole', async () => {
    const files = { ...twoTrees, 'chapters/mei.md': '---\ntitle: Plum\nauthor: { name: 梅 }\n---\nText.\n' };
    const cwd = bookFolder(files);
    const draft = await buildBook({ cwd, formats: ['pdf'] });
    expect(draft.outputs.map(({ path }) => path)).toEqual(['trees.pdf']);
    const release = await buildBook({ cwd, formats: ['pdf'], release: true, out: 'release' });
    expect(release.outputs).toEqual([]);
    expect(release.diagnostics.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([
      'glyphs-are-covered',
    ]);
    expect(readdirSync(cwd)).not.toContain('release.pdf');
  }, 60_000);

  it('gives the manifest the hash and the authors of each chapter, and of each output', async () => {
    const cwd = bookFolder(twoTrees);
    const { outputs } = await buildBook({ cwd, formats: ['markdown', 'site'], env: { SOURCE_DATE_EPOCH: '86400' } });
    const manifest = JSON.parse(readFileSync(join(cwd, 'build/manifest.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      date: '1970-01-02T00:00:00.000Z',
      chapters: [
        { id: 'ash', file: 'chapters/ash.md', authors: ['Jane Doe'], words: 1 },
        { id: 'oak', file: 'chapters/oak.md', authors: ['Jane Doe'], words: 1 },
      ],
      contributors: [{ id: 'jane-doe', name: 'Jane Doe', chapters: ['ash', 'oak'] }],
    });
    expect(manifest['outputs']).toEqual(outputs);
    expect(outputs.every(({ sha256, size }) => /^[0-9a-f]{64}$/.test(sha256) && size > 0)).toBe(true);
  });

  it('makes no book of no chapters', async () => {
    const cwd = bookFolder({ 'essays/ash.md': page('Ash', 'Leaves.') });
    const { outputs, diagnostics } = await buildBook({ cwd, formats: ['markdown'] });
    expect(outputs).toEqual([]);
    expect(diagnostics.find(({ rule }) => rule === 'chapters-are-found')?.message).toBe(
      'No file matches "chapters/**/*.md", so the book has no chapters.',
    );
  });

  it.each([
    ['a format that nobody knows', { formats: ['pfd'] }, '"pfd" is not an output that can be made.'],
    ['a theme that nobody knows', {}, 'There is no theme "age-of-conversatoin". Did you mean "age-of-conversation"?'],
  ])('refuses %s before any work', async (_what, options, message) => {
    const cwd = bookFolder({ ...twoTrees, 'book.yml': 'title: Trees\ntheme: age-of-conversatoin\n' });
    await expect(buildBook({ cwd, formats: ['markdown'], ...options })).rejects.toThrow(message);
  });
});

describe('reading a book', () => {
  it('refers to files by their place in the book, in every order of the disk', async () => {
    const cwd = bookFolder({
      ...twoTrees,
      'book.yml': 'title: Trees\nfront: [hello.md]\n',
      'hello.md': page('Hello', 'Hi.'),
    });
    const { chapters, held, folder } = await readBook({ cwd: join(cwd, 'chapters') });
    expect(folder).toBe(cwd);
    expect(chapters.map(({ file, kind }) => [file, kind])).toEqual([
      ['hello.md', 'front'],
      ['chapters/ash.md', 'chapter'],
      ['chapters/oak.md', 'chapter'],
    ]);
    expect([...held]).toEqual([]);
  });
});
