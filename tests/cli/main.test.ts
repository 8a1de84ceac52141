import { describe, expect, it } from '@jest/globals';
import { folderOf } from '../collect/folder-of.ts';
import { runMain } from './run-main.ts';

describe('gathering', () => {
  it('shows help, and a version', async () => {
    const help = await runMain('/', ['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const word of ['init', 'check', 'explain', 'order', 'build', '--book']) expect(help.out).toContain(word);
    expect((await runMain('/', ['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each(['init', 'check', 'explain', 'order', 'build'])('shows examples of %s', async (command) => {
    const { code, out } = await runMain('/', [command, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Examples:\n  gathering ${command}`);
    expect(out).toContain('--book');
  });

  it.each([
    [['biuld'], "Unknown command 'biuld'.\n→ Did you mean build?\n"],
    [['build', '--relase'], "Unknown option '--relase'.\n→ Did you mean --release?\n"],
    [['--book'], "Option '--book <path>' argument missing.\n"],
  ])('says what is wrong with %j', async (argv, message) => {
    const { code, out, err } = await runMain('/', argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain('--help');
  });

  it('shows help to who types nothing more', async () => {
    const { code, err } = await runMain('/', []);
    expect(code).toBe(2);
    expect(err).toContain('Usage: gathering');
  });

  it('has a remedy for trouble in the surroundings', async () => {
    const cwd = await folderOf({});
    expect(await runMain(cwd, ['check'])).toEqual({
      code: 2,
      out: '',
      err: 'There is no book.yml here or in a folder above.\n→ Go to the folder of your book, name it with --book, or run "gathering init" to begin one.\n',
    });
    expect((await runMain(cwd, ['order', '--book', 'evil\u001b[2J'])).err).toContain('"evil\\u{1b}[2J"');
  });

  it('asks to report a bug, with the stack only on demand', async () => {
    const bug = {
      onInterrupt: () => () => {},
      now: () => {
        throw new TypeError('leafless');
      },
    };
    const cwd = await folderOf({ 'book.yml': 'title: Trees' });
    const plain = await runMain(cwd, ['build'], bug);
    expect(plain.code).toBe(3);
    expect(plain.err).toContain('not your fault: leafless');
    expect(plain.err).not.toMatch(/^\s+at /m);
    expect((await runMain(cwd, ['build', '--debug'], bug)).err).toContain('main.test.ts');
  });

  it('ends with 130 when it is stopped', async () => {
    const cwd = await folderOf({ 'book.yml': 'title: Trees' });
    const { code, err } = await runMain(cwd, ['build'], {
      onInterrupt: (stop) => {
        stop();
        return () => {};
      },
    });
    expect(code).toBe(130);
    expect(err).toContain('Stopping');
  });
});
