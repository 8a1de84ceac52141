import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readBookFile } from '../../src/project/project.ts';
import { parseYaml } from '../../src/text/yaml.ts';
import { folderOf } from '../collect/folder-of.ts';
import { runMain } from './run-main.ts';

const written = (folder: string, path = 'book.yml') => readFile(join(folder, path), 'utf8');
const yamlOf = async (folder: string) => {
  const { value, diagnostics } = parseYaml(await written(folder), { file: 'book.yml' });
  expect(diagnostics).toEqual([]);
  return value?.value;
};

describe('gathering init', () => {
  it('begins a book and says what to do next', async () => {
    const cwd = await folderOf({});
    const { code, out } = await runMain(cwd, [
      'init',
      'trees',
      '--title',
      'A Book of Trees',
      '--section',
      'leaf=Leaf & Twig',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('cd trees\n  gathering build');
    const files = (await readdir(join(cwd, 'trees'), { recursive: true, withFileTypes: true })).filter((e) =>
      e.isFile(),
    );
    expect(files.map(({ name }) => name).sort()).toEqual([
      '.gitignore',
      'AUTHORS-GUIDE.md',
      'README.md',
      'book.yml',
      'example.md',
    ]);
    expect(await yamlOf(join(cwd, 'trees'))).toMatchObject({
      title: 'A Book of Trees',
      language: 'en',
      sections: [{ id: 'leaf', title: 'Leaf & Twig' }],
    });
    expect(await written(cwd, 'trees/chapters/example.md')).toContain('\nsection: leaf\n');
    const guide = await written(cwd, 'trees/AUTHORS-GUIDE.md');
    expect(guide).toContain('# Writing a chapter for “A Book of Trees”');
    expect(guide).toContain('`leaf` (Leaf & Twig)');
    expect(`${guide}${await written(cwd, 'trees/book.yml')}`).not.toMatch(/\$[A-Z]|__/);
  });

  it.each([
    'Oaks: a "memoir"',
    "It's",
    '"It\'s"',
    'Why? #1',
    '🌳 & 👩‍👩‍👧',
    '- a',
    '{a}',
    'back\\slash \\n',
    'yes',
    '0123',
    '$TITLE $SECTION',
    '*a* <b>',
    '  spaces  ',
    'Ћирилица',
  ])('writes the title %j so that it is read back', async (title) => {
    const cwd = await folderOf({});
    expect((await runMain(cwd, ['init', '--title', title, '--section', `x=${title}`])).code).toBe(0);
    expect(await yamlOf(cwd)).toMatchObject({ title: title.trim(), sections: [{ id: 'x', title: title.trim() }] });
  });

  it('writes a book.yml without problems, and keeps its notes', async () => {
    const cwd = await folderOf({});
    await runMain(cwd, ['init', '--title', 'Trees']);
    const bytes = await readFile(join(cwd, 'book.yml'));
    const { diagnostics } = readBookFile({ path: 'book.yml', bytes, sha256: '' });
    expect(diagnostics).toEqual([]);
    expect(await written(cwd)).toContain('#   - { id: listening, title: "The Quiet End" }');
    expect(await written(cwd, 'chapters/example.md')).not.toContain('section:');
    expect(await written(cwd, 'AUTHORS-GUIDE.md')).not.toContain('| `section`');
  });

  it('replaces nothing', async () => {
    const cwd = await folderOf({ '.gitignore': 'mine', 'chapters/example.md': 'mine' });
    const { out } = await runMain(cwd, ['init', '--title', 'Trees']);
    expect(out).toContain('Left as it was, because it is there already: chapters/example.md and .gitignore.');
    expect(await written(cwd, '.gitignore')).toBe('mine');
    expect(await written(cwd, 'chapters/example.md')).toBe('mine');
    const again = await runMain(cwd, ['init', '--title', 'Shrubs']);
    expect(again).toMatchObject({ code: 2, out: '' });
    expect(again.err).toContain('There is a book in "." already: book.yml.');
    expect(await yamlOf(cwd)).toMatchObject({ title: 'Trees' });
  });

  it.each([
    [['init'], '--title'],
    [['init', '--title', ' '], 'at least one letter'],
    [['init', '--title', 'a\u001bb'], 'cannot be printed'],
    [['init', '--title', 'Trees', '--language', 'English!'], '"English!" is not the code of a language'],
    [['init', '--title', 'Trees', '--section', 'My Leaf=Leaf'], '"my-leaf=Leaf"'],
    [['init', '--title', 'Trees', '--section', 'leaf='], 'at least one letter'],
    [['init', '--title', 'Trees', '--section', 'a=A', '--section', 'a=B'], 'Two sections have the id "a"'],
    [['init', 'file/below', '--title', 'Trees'], 'cannot be written'],
  ])('never asks without a terminal, and refuses %j', async (argv, message) => {
    const cwd = await folderOf({ file: '' });
    const { code, out, err } = await runMain(cwd, argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(await readdir(cwd)).toEqual(['file']);
  });

  it('asks on a terminal for what the options do not say', async () => {
    const cwd = await folderOf({});
    const answers = ['Trees', 'de', 'Leaf, The Root '];
    const asked: string[] = [];
    const ask = async ({ message }: { message: string }) => {
      asked.push(message);
      return answers.shift() ?? '';
    };
    expect((await runMain(cwd, ['init'], { isInteractive: true, ask })).code).toBe(0);
    expect(asked).toHaveLength(3);
    expect(await yamlOf(cwd)).toMatchObject({
      title: 'Trees',
      language: 'de',
      sections: [
        { id: 'leaf', title: 'Leaf' },
        { id: 'the-root', title: 'The Root' },
      ],
    });
  });
});
