import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readChapter } from '../../src/chapters/read-chapter.ts';
import { readBookFile } from '../../src/project/project.ts';
import { parseYaml } from '../../src/text/yaml/yaml.ts';
import { folderOf } from '../collect/folder-of.ts';
import { source } from '../tiny-book.ts';
import { runMain } from './run-main.ts';

const written = (folder: string, path = 'book.yml') => readFile(join(folder, path), 'utf8');
const jsonOf = async (folder: string, path: string) =>
  JSON.parse(await written(folder, path)) as Record<string, unknown>;
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
      'book.schema.json',
      'book.yml',
      'chapter.code-snippets',
      'contributor.schema.json',
      'example.md',
      'extensions.json',
      'settings.json',
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
    expect(await written(cwd, 'trees/.gitignore')).toContain('\nnode_modules/\n');
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

  it('writes checks of pull requests, where GitHub reads them', async () => {
    const cwd = await folderOf({ 'books/.git/HEAD': '', '.github/workflows/check.yml': 'mine' });
    const workflow = '.github/workflows/check.yml';
    expect((await runMain(cwd, ['init', 'new', '--title', 'Trees', '--ci', 'github'])).out).toContain(workflow);
    const text = await written(join(cwd, 'new'), workflow);
    const { value, diagnostics } = parseYaml(text, { file: workflow });
    expect(diagnostics).toEqual([]);
    expect(value?.value).toMatchObject({ on: { pull_request: null }, permissions: { contents: 'read' } });
    expect(text).toMatch(/GATHERING: gathering@\d+\.\d+\.\d+\n/);
    // A value of the pull request enters a script by way of the environment, where it is no code.
    expect(/run: \|[^]*$/.exec(text)?.[0]).not.toContain('${{');

    await runMain(cwd, ['init', '--title', 'Trees', '--ci', 'github']);
    expect(await written(cwd, workflow)).toBe('mine');
    for (const argv of [
      ['init', 'none', '--title', 'Trees', '--ci', 'none'],
      ['init', 'trees', '--title', 'Trees'],
    ]) {
      expect((await runMain(cwd, argv)).out).not.toContain('workflows');
    }
    const inside = await runMain(cwd, ['init', 'books/oaks', '--title', 'Oaks', '--ci', 'github']);
    expect(inside).toMatchObject({ code: 2, err: expect.stringContaining('--book "$GITHUB_WORKSPACE/oaks"') });
  });

  it('lets VS Code help with book.yml, with people and with front matter, all of it offline', async () => {
    const cwd = await folderOf({});
    const { out } = await runMain(cwd, [
      'init',
      '--title',
      'Trees',
      '--section',
      'leaf=Leaf',
      '--section',
      'root=Root',
    ]);
    expect(out).toContain('  .vscode/ (VS Code then helps while you type)\n');
    const settings = await jsonOf(cwd, '.vscode/settings.json');
    expect(Object.keys(settings['yaml.schemas'] as object)).toEqual([
      './.vscode/book.schema.json',
      './.vscode/contributor.schema.json',
    ]);
    expect(await jsonOf(cwd, '.vscode/extensions.json')).toEqual({ recommendations: ['redhat.vscode-yaml'] });
    const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(await written(cwd)) ?? [];
    expect(await jsonOf(cwd, schema)).toMatchObject({ required: ['title'] });
    const snippets = await jsonOf(cwd, '.vscode/chapter.code-snippets');
    expect(snippets['gathering weight']).toMatchObject({
      scope: 'markdown',
      description: 'The place within the section: the smallest number comes first. Example: weight: 10',
      body: 'weight: $0',
    });
    expect(snippets['gathering authors']).toBeUndefined();
    const { body } = snippets['chapter'] as { body: string[] };
    expect(body).toContain('section: ${2|leaf,root|}');
    // Filled in as VS Code would, it is a chapter without problems.
    const filled = body
      .join('\n')
      .replace(
        /\$\{\d+\|(\w+).*?\|\}|\$\{\d+:(.*?)\}|\$0/g,
        (_, choice?: string, words?: string) => choice ?? words ?? 'Oaks.',
      );
    const { diagnostics } = readChapter(source('oak.md', filled), { kind: 'chapter', aliases: {}, unknown: 'error' });
    expect(diagnostics).toEqual([]);
  });

  it('says what to add to settings that are there already', async () => {
    const cwd = await folderOf({ '.vscode/settings.json': '{}' });
    const { out } = await runMain(cwd, ['init', '--title', 'Trees']);
    expect(await written(cwd, '.vscode/settings.json')).toBe('{}');
    expect(out).toContain(
      'add these lines to .vscode/settings.json:\n\n  "yaml.schemas": {\n    "./.vscode/book.schema.json": [',
    );
    expect(await jsonOf(cwd, '.vscode/book.schema.json')).toMatchObject({ title: 'book.yml: the book' });
  });

  it.each([
    [['init'], '--title'],
    [['init', '--title', 'Trees', '--ci', 'gitlab'], '"gitlab" is not known'],
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
