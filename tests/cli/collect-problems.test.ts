import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { page } from '../tiny-book.ts';
import { type CollectBook, openCollectBook } from './collect-book.ts';

/** A book whose roster has an address that nobody asks, and one with a password; and a pull request that is well. */
let book: CollectBook;

beforeAll(async () => {
  book = await openCollectBook({
    'book.yml': 'title: Trees\nroster: roster.yml\n',
    'roster.yml': [
      'people:',
      '  - { name: Jane Doe, repository: "ext::sh -c touch% x" }',
      '  - { name: Ann Lee, repository: "https://ann:hunter2secret@trees.example/ann.git" }',
      '',
    ].join('\n'),
    'chapters/elm.md': page('Elm', 'The elm is tall.'),
  });
  book.pull(1, { 'chapters/oak.md': page('Oak', 'The oak is old.') });
});
afterAll(() => book.remove());

describe('errors in the files that say where chapters come from', () => {
  // Twice: the second time the plan is that of the first.
  it.each([1, 2])('stand below the plan, and the command ends with 1 (run %d)', async () => {
    const { code, out } = await book.collect();
    expect(out).toContain('origin#1');
    expect(out).toContain('2 errors in the book');
    expect(out).toContain('roster.yml:2');
    expect(out).toContain('"ext:" is not allowed.');
    expect(out).toContain('roster.yml:3');
    expect(code).toBe(1);
  });

  it('stand in the plan as Markdown, and in the one for programs', async () => {
    const { code, out } = await book.collect('--markdown');
    expect([code, /### 2 errors/.test(out), /roster\\?\.yml:2/.test(out)]).toEqual([1, true, true]);
    const plan = JSON.parse((await book.collect('--json')).out) as { diagnostics: { file: string }[] };
    expect(plan.diagnostics.map(({ file }) => file)).toEqual(['roster.yml', 'roster.yml']);
  });

  it('do not keep from taking in what is well', async () => {
    const { code, out } = await book.collect('--write', '--dry-run');
    expect(out).toContain('oak');
    expect(code).toBe(1);
  });

  it('are those of what is committed, and that is said', async () => {
    expect((await book.collect()).out).not.toContain('not committed');
    await writeFile(join(book.book, 'roster.yml'), 'people: []\n');
    for (const form of [[], ['--markdown']]) {
      const { code, out } = await book.collect(...form);
      expect([code, out.replace(/\\/g, '')]).toEqual([1, expect.stringContaining('roster.yml has changes')]);
    }
    expect(JSON.parse((await book.collect('--json')).out)).toMatchObject({ uncommitted: ['roster.yml'] });
    expect((await book.collect('--base', 'main')).out).not.toContain('not committed');
    book.git('checkout', '-q', 'roster.yml');
  });

  it.each([
    ['collect'],
    ['collect', '--markdown'],
    ['collect', '--json'],
    ['check'],
    ...['json', 'github', 'sarif', 'junit', 'markdown'].map((format) => ['check', '--format', format]),
  ])('show no password: %s %s %s', async (...args) => {
    const { out, err } = await book.run(args.filter((arg) => arg !== undefined));
    expect(out).toMatch(/trees\\?\.example/);
    expect(out + err).not.toMatch(/hunter2/);
  });
});
