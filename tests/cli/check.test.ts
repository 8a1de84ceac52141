import { execFileSync } from 'node:child_process';
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { folderOf } from '../collect/folder-of.ts';
import { gitFolder } from '../collect/git-folder.ts';
import { runMain } from './run-main.ts';

const chapter = (title: string, body = 'Text.', author = 'Jane Doe') =>
  `---\ntitle: ${title}\nauthor: ${author}\n---\n\n${body}\n`;
const book = {
  'book.yml': 'title: Trees\n',
  'chapters/oak.md': chapter('Oak', '[ash](ash.md)'),
  'chapters/elm.md': '---\ntitel: Elm\nauthor: Elmo Ash\n---\n\nText.\n',
};

describe('gathering check', () => {
  it.each([
    ['text', /^chapters\/elm\.md:1:1 {2}error/],
    ['json', /^\{\n {2}"diagnostics"/],
    ['github', /^::error file=chapters\/elm\.md,/],
    ['sarif', /"version": "2\.1\.0"/],
    ['junit', /^<\?xml /],
    ['markdown', /^<!-- gathering check -->/],
  ])('speaks %s', async (format, beginning) => {
    const cwd = await folderOf(book);
    const { code, out, err } = await runMain(cwd, ['check', '--format', format]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(beginning);
    const file = await runMain(cwd, ['check', '--format', format, '--output', 'told/problems.txt']);
    expect(file).toEqual({ code: 1, out: '', err: '' });
    expect(await readFile(join(cwd, 'told/problems.txt'), 'utf8')).toBe(out);
  });

  it.each([
    [['--format', 'jsn'], 'There is no format "jsn".\n→ Did you mean "json"?'],
    [['--format', 'x-y'], 'The formats are: text, json, github, sarif, junit, markdown.'],
    [['--rule', 'link-resolves'], 'There is no rule "link-resolves".\n→ Did you mean "links-resolve"?'],
    [['--head', 'ash'], '--head needs --since.'],
    [['--allow-editors'], '--allow-editors needs --since.'],
    [['--dry-run'], '--dry-run needs --fix.'],
    [['--layout', '--since', 'main'], 'Use one of the two.'],
    [['--layout', '--fix'], 'Use one of the two.'],
    [['--printer', 'kdp'], '--printer needs --layout.'],
    [['--layout', '--printer', 'kpd'], 'There is no printer "kpd".'],
    [['--fix', '--since', 'main'], 'Use one of the two.'],
    [['--fix', '--json'], '--fix speaks in plain text alone.'],
    [['--output', 'book.yml/x'], 'cannot be written.'],
  ])('says what does not fit: %j', async (argv, message) => {
    const { code, out, err } = await runMain(await folderOf(book), ['check', ...argv]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('lays the pages out when told, and says of each chapter what it has too much or to spare', async () => {
    const cwd = await folderOf({
      'book.yml': 'title: Trees\nlimits: { pages: 1 }\n',
      'chapters/ash.md': chapter('Ash'),
      'chapters/oak.md': chapter('Oak', 'An oak is a tree that waits, and so is this line of it.\n\n'.repeat(40)),
    });
    const { code, out } = await runMain(cwd, ['check', '--layout']);
    expect(code).toBe(0);
    expect(out).toMatch(/^chapters\/oak\.md {2}warning {2}chapters-fit-their-pages\n {2}The chapter takes 2 pages/);
    expect(out).toMatch(/\n {2}chapters\/ash\.md {2} 1 page {2}\d+ lines of room\n/);
    expect(out).toMatch(
      /\n {2}chapters\/oak\.md {2}2 pages {2}about \d+ words too long\n\n1 of 2 chapters is too long/,
    );
    const one = await runMain(cwd, ['check', '--layout', 'chapters/ash.md']);
    expect(one.out).not.toContain('oak.md');
    expect((await runMain(cwd, ['check', '--layout', '--json'])).out).toContain('"rule": "chapters-fit-their-pages"');
    const printed = await runMain(cwd, ['check', '--layout', '--printer', 'kdp']);
    expect(printed.out).toMatch(/\n\nOn the pages of the printer "kdp":\n\n {2}chapters\/ash\.md {2} 1 page {2}/);
    const built = await runMain(cwd, ['build', 'pdf']);
    expect(built.code).toBe(0);
    expect(built.out).toContain('1 of 2 chapters is too long for one page.');
  }, 60_000);

  it('speaks of some rules, of errors only, and takes warnings seriously when told', async () => {
    const cwd = await folderOf(book);
    const some = await runMain(cwd, ['check', '--rule', 'keys-are-known', '--rule', 'links-resolve']);
    expect(some.code).toBe(0);
    expect(some.out).toContain('2 warnings in 2 of 2 chapters.');
    expect((await runMain(cwd, ['check', '--rule', 'links-resolve', '--strict'])).code).toBe(1);
    expect(await runMain(cwd, ['check', '--rule', 'links-resolve', '--quiet'])).toEqual({ code: 0, out: '', err: '' });
    let shown = '';
    const stdout = { write: (text: string) => (shown += text), columns: 80, isTTY: true };
    await runMain(cwd, ['check', '--rule', 'links-resolve', '--quiet'], { stdout });
    expect(shown).toBe('No errors; 1 warning not shown.\n');
    expect((await runMain(cwd, ['check', '--quiet'])).out).toMatch(
      /^chapters\/elm\.md[^]*\n1 error in 1 of 2 chapters; 2 warnings not shown\.\n$/,
    );
  });

  it('names files from the top of the repository, and writes the page of the run', async () => {
    const cwd = await folderOf({
      '.git': '',
      'summary.md': 'Before.\n',
      ...Object.fromEntries(Object.entries(book).map(([path, text]) => [`books/${path}`, text])),
    });
    const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') };
    const { out } = await runMain(cwd, ['check', '--book', 'books', '--format', 'github'], { env });
    expect(out).toContain('::warning file=books/chapters/oak.md,line=6');
    const summary = await readFile(join(cwd, 'summary.md'), 'utf8');
    expect(summary).toMatch(/^Before\.\n<!--/);
    expect(summary).toContain('<code>books/chapters/elm.md</code>');
    const missing = await runMain(cwd, ['check', '--book', 'books', '--format', 'github'], {
      env: { GITHUB_STEP_SUMMARY: cwd },
    });
    expect(missing).toMatchObject({ code: 1, out, err: expect.stringContaining('The summary could not be written') });
  });

  it('shows what it would mend, mends it, and has nothing to mend then', async () => {
    const cwd = await folderOf(book);
    const dry = await runMain(cwd, ['check', '--fix', '--dry-run']);
    expect(dry.code).toBe(0);
    expect(dry.out).toContain(
      '--- a/chapters/elm.md\n+++ b/chapters/elm.md\n@@ -1,4 +1,4 @@\n ---\n-titel: Elm\n+title: Elm\n author: Elmo Ash\n',
    );
    expect(dry.out).toContain(
      'chapters/elm.md:2  "titel" is now "title".\n\n1 thing in 1 file would be mended. Nothing was written.\n',
    );
    expect(await readFile(join(cwd, 'chapters/elm.md'), 'utf8')).toBe(book['chapters/elm.md']);

    const { code, out } = await runMain(cwd, ['check', '--fix']);
    expect(code).toBe(0);
    expect(out).toContain('Mended 1 thing in 1 file.\n\nchapters/oak.md:6:1  warning  links-resolve');
    expect(await readFile(join(cwd, 'chapters/elm.md'), 'utf8')).toBe(chapter('Elm', 'Text.', 'Elmo Ash'));
    expect((await runMain(cwd, ['check', '--fix'])).out).toContain('Nothing here can be mended by a program.');
  });

  it('mends only the files it is asked about, keeps their rights, and follows no link', async () => {
    const outside = await folderOf({ 'ash.md': '---\ntitel: Ash\n---\n' });
    const cwd = await folderOf({ ...book, 'chapters/fir.md': '---\ntitel: Fir\nauthor: Jane Doe\n---\n\nText.\n' });
    await symlink(join(outside, 'ash.md'), join(cwd, 'chapters/ash.md'));
    execFileSync('chmod', ['640', join(cwd, 'chapters/elm.md')]);
    await runMain(cwd, ['check', '--fix', 'chapters/elm.md']);
    expect((await stat(join(cwd, 'chapters/elm.md'))).mode & 0o777).toBe(0o640);
    expect(await readFile(join(cwd, 'chapters/fir.md'), 'utf8')).toContain('titel');
    await runMain(cwd, ['check', '--fix']);
    expect(await readFile(join(cwd, 'chapters/fir.md'), 'utf8')).toContain('title');
    expect(await readFile(join(outside, 'ash.md'), 'utf8')).toContain('titel');
  });

  it('checks what a branch changes, and finds the book in git', async () => {
    const { folder, commit } = await gitFolder({ ...book, 'chapters/ash.md': chapter('Ash') });
    commit(
      'fir',
      { 'chapters/fir.md': chapter('Fir', '[lost](lost.md)', 'Flo Fir'), 'book.yml': 'title: Mine' },
      'main',
    );
    const { code, out } = await runMain(folder, ['check', '--since', 'main', '--head', 'fir', '--format', 'github']);
    expect(code).toBe(1);
    expect(out.split('\n').map((line) => line.split(',')[0])).toEqual([
      '::error file=book.yml',
      '::warning file=chapters/fir.md',
      '1 error',
      '',
    ]);
    const editors = await runMain(folder, ['check', '--since', 'main', '--head', 'fir', '--allow-editors']);
    expect(editors.code).toBe(0);
    expect(editors.out).toContain('1 warning in 1 of 1 chapter.');
    await mkdir(join(folder, 'chapters'));
    await writeFile(join(folder, 'chapters/fir.md'), '');
    const one = await runMain(folder, ['check', 'chapters/fir.md', '--since', 'main', '--head', 'fir']);
    expect(one.out).toContain('1 warning in 1 of 1 chapter.');
  });
});
