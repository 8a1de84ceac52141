import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { outputOf, runProgram, type ProgramOptions } from '../../src/system/programs.ts';

const run = (script: string, options: Partial<ProgramOptions> = {}) =>
  runProgram(process.execPath, ['-e', script], { deadlineMs: 20_000, ...options });

describe('runProgram', () => {
  it('gives input, bytes of output and stderr', async () => {
    const end = await run('process.stdin.pipe(process.stdout); console.error("grown")', { input: 'acorn\xff' });
    expect(end).toEqual({ outcome: 'done', stdout: Buffer.from('acorn\xff'), stderr: 'grown\n' });
  });

  it('tells a missing program from one that fails', async () => {
    expect(await runProgram('no-such-tree', [], { deadlineMs: 20_000 })).toEqual({ outcome: 'missing' });
    expect(await run('console.error("rotten"); process.exit(3)')).toMatchObject({ outcome: 'failed', code: 3 });
  });

  it('outlives a program that does not read its input', async () => {
    expect(await run('process.stdin.destroy()', { input: 'x'.repeat(5_000_000) })).toMatchObject({ outcome: 'done' });
  });

  it('kills the program and what it started at the deadline', async () => {
    const note = join(await mkdtemp(join(tmpdir(), 'gathering-programs-')), 'beats');
    const beat = `setInterval(() => require("fs").appendFileSync(${JSON.stringify(note)}, "."), 20)`;
    const parent = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(beat)}], { stdio: "inherit" });
      setInterval(() => {}, 1000)`;
    const end = await run(parent, { deadlineMs: 3000 });
    expect(end.outcome).toBe('timeout');
    const beats = (await readFile(note)).length;
    await pause(300);
    expect((await readFile(note)).length).toBe(beats);
  });

  it('rejects with the reason when it is stopped', async () => {
    const stopped = new AbortController();
    const end = run('setInterval(() => {}, 1000)', { signal: stopped.signal });
    stopped.abort(new Error('Ctrl-C'));
    await expect(end).rejects.toThrow('Ctrl-C');
    await expect(run('', { signal: stopped.signal })).rejects.toThrow('Ctrl-C');
  });

  it('stops a program that never stops writing', async () => {
    const end = await run('for (;;) require("fs").writeSync(1, "x".repeat(65536))', { maxOutputBytes: 1_000_000 });
    expect(end).toMatchObject({ outcome: 'failed', code: null });
  });
});

describe('outputOf', () => {
  const stdout = Buffer.from('leaf');
  it.each([
    [{ outcome: 'missing' as const }, 'pandoc is not on this machine.'],
    [{ outcome: 'timeout' as const, stdout, stderr: '' }, 'pandoc took too long and was stopped.'],
    [{ outcome: 'failed' as const, code: 64, stdout, stderr: 'bad' }, 'pandoc failed with code 64.'],
  ])('makes %j a plain sentence', (end, message) => {
    expect(() => outputOf('pandoc', end)).toThrow(message);
  });

  it('gives the output', () => {
    expect(outputOf('pandoc', { outcome: 'done', stdout, stderr: '' })).toBe(stdout);
  });
});
