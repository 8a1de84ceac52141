import { describe, expect, it } from '@jest/globals';
import { folderOf } from '../collect/folder-of.ts';
import { runMain } from './run-main.ts';

describe('gathering explain', () => {
  it('shows what a rule wants, outside of any book', async () => {
    const { code, out } = await runMain('/', ['explain', 'links-resolve']);
    expect(code).toBe(0);
    expect(out).toMatch(/^links-resolve\n\nEvery link leads somewhere: /);
    expect(out).toContain('\n    rules:\n      links-resolve: ');
  });

  it('lists all rules', async () => {
    const { code, out } = await runMain('/', ['explain']);
    expect(code).toBe(0);
    expect(out).toMatch(/^author-is-given +error +Every chapter says who wrote it\.$/m);
    expect(out.split('\n').length).toBeGreaterThan(70);
    const { rules } = JSON.parse((await runMain('/', ['explain', '--json'])).out) as { rules: unknown[] };
    expect(rules).toContainEqual({
      name: 'author-is-given',
      state: 'Every chapter says who wrote it.',
      severity: 'error',
    });
  });

  it.each([
    ['links-resolv', '→ Did you mean "links-resolve"?\n'],
    ['be-nice', '→ Run "gathering explain" for a list of all rules.\n'],
    ['../../package', '→ Run "gathering explain" for a list of all rules.\n'],
  ])('knows no rule %s', async (rule, hint) => {
    expect(await runMain('/', ['explain', rule])).toEqual({
      code: 2,
      out: '',
      err: `There is no rule "${rule}".\n${hint}`,
    });
  });
});

describe('gathering check', () => {
  it('tells people of it, but no program, and nobody without problems', async () => {
    const cwd = await folderOf({ 'book.yml': 'title: Trees' });
    const line = 'Learn more about a rule: gathering explain RULE\n';
    let shown = '';
    const terminal = { write: (text: string) => (shown += text), columns: 100, isTTY: true };
    await runMain(cwd, ['check'], { stdout: terminal, env: { NO_COLOR: '1' } });
    expect(shown.endsWith(`.\n${line}`)).toBe(true);
    expect((await runMain(cwd, ['check'])).out).not.toContain(line);
    shown = '';
    await runMain(cwd, ['check', '--json'], { stdout: terminal });
    expect(shown).not.toContain(line);
    shown = '';
    const whole = await folderOf({
      'book.yml': 'title: Trees',
      'chapters/ash.md': '---\ntitle: Ash\nauthor: Eva Orr\n---\n\nIt stands.\n',
    });
    await runMain(whole, ['check'], { stdout: terminal, env: { NO_COLOR: '1' } });
    expect(shown).toBe('No problems in 1 chapter.\n');
  });
});
