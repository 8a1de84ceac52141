import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildEpoch, fixedEpoch } from '../../src/system/date.ts';
import { outputOf, runProgram } from '../../src/system/programs.ts';

const env = { ...process.env };
delete env['SOURCE_DATE_EPOCH'];

/** A repository with two books; the second one's commit is the newer. */
async function library(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gathering-date-'));
  const git = async (time: number, ...args: string[]) => {
    const date = `${time} +0000`;
    const identity = {
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@a',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@a',
    };
    const options = { cwd: folder, deadlineMs: 20_000, env: { ...env, ...identity, GIT_COMMITTER_DATE: date } };
    outputOf('git', await runProgram('git', args, options));
  };
  await git(0, 'init', '--quiet');
  for (const [book, time] of [
    ['trees', 1_600_000_000],
    ['birds', 1_700_000_000],
  ] as const) {
    await mkdir(join(folder, book));
    await writeFile(join(folder, book, 'book.yml'), '');
    await git(time, 'add', '.');
    await git(time, 'commit', '--quiet', '-m', book);
  }
  return folder;
}

async function head(cwd: string, name: string): Promise<string> {
  return outputOf('git', await runProgram('git', ['rev-parse', name], { cwd, deadlineMs: 20_000 }))
    .toString()
    .trim();
}

describe('the date of a book', () => {
  it('is SOURCE_DATE_EPOCH', async () => {
    const given = { ...env, SOURCE_DATE_EPOCH: '1735689600' };
    expect(await buildEpoch(given, tmpdir())).toEqual({ epoch: 1_735_689_600, from: 'SOURCE_DATE_EPOCH' });
  });

  it.each(['yesterday', '-1', '1.5', '0x10', ' 1', '999999999999'])('is not %j', async (written) => {
    await expect(buildEpoch({ SOURCE_DATE_EPOCH: written }, tmpdir())).rejects.toThrow('whole seconds since 1970');
  });

  it('else is the newest commit of its folder', async () => {
    const folder = await library();
    expect(await buildEpoch(env, join(folder, 'trees'))).toEqual({
      epoch: 1_600_000_000,
      from: 'commit',
      commit: await head(folder, ':/trees'),
    });
    expect(await buildEpoch(env, folder)).toEqual({
      epoch: 1_700_000_000,
      from: 'commit',
      commit: await head(folder, 'HEAD'),
    });
  });

  it('has the commit beside it where SOURCE_DATE_EPOCH is set', async () => {
    const folder = await library();
    expect(await buildEpoch({ ...env, SOURCE_DATE_EPOCH: '1735689600' }, folder)).toEqual({
      epoch: 1_735_689_600,
      from: 'SOURCE_DATE_EPOCH',
      commit: await head(folder, 'HEAD'),
    });
  });

  it('else is fixed: no repository, nothing committed, no git', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gathering-date-'));
    const fixed = { epoch: fixedEpoch, from: 'fixed' };
    expect(await buildEpoch(env, folder)).toEqual(fixed);
    outputOf('git', await runProgram('git', ['init', '--quiet'], { cwd: folder, deadlineMs: 20_000 }));
    expect(await buildEpoch(env, folder)).toEqual(fixed);
    expect(await buildEpoch({ ...env, PATH: folder }, await library())).toEqual(fixed);
  });
});
