import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gathering, mustRun } from './run-program.ts';

// One book from its first commit to its release, by hand of two people, each in a clone of their own, with the command
// as people run it and git as it is. Each step begins where the one before ended.

const paragraph = 'The old oak stands by the river. Nobody knows who planted it there. It is loved by the village.';
const oak = `---\ntitle: Oak\nauthor: Jane Doe\n---\n\n${paragraph}\n\nIn autumn its leaves turn brown.\n`;

let top: string;
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'gathering-life-'));
});
afterAll(() => rm(top, { recursive: true, force: true }));

const settings = () => ({
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  XDG_CACHE_HOME: join(top, 'cache'),
});
const git = async (who: 'remote.git' | 'book' | 'jane', ...args: string[]) =>
  (await mustRun('git', args, { cwd: join(top, who), env: settings() })).trim();
const run = (...args: string[]) => gathering(args, { cwd: join(top, 'book'), env: settings() });
const must = async (...args: string[]) => {
  const { code, stdout, stderr } = await run(...args);
  if (code !== 0) throw new Error(`gathering ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
};
const textOf = (who: 'book' | 'jane', path: string) => readFile(join(top, who, path), 'utf8');
const change = async (who: 'book' | 'jane', from: string, to: string, message: string) => {
  const path = join(top, who, 'chapters/oak.md');
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
  await git(who, 'commit', '-qam', message);
};
/** The author pushes, and the host moves the pull request's ref. */
const push = async () => {
  await git('jane', 'push', '-q', 'origin', 'oak');
  await git('remote.git', 'update-ref', 'refs/pull/1/head', 'refs/heads/oak');
};

it('an editor begins the book and invites', async () => {
  await mustRun('git', ['init', '-q', '--bare', '-b', 'main', join(top, 'remote.git')], { env: settings() });
  await mustRun('git', ['init', '-q', '-b', 'main', join(top, 'book')], { env: settings() });
  await git('book', 'config', 'user.name', 'Erika Editor');
  await git('book', 'config', 'user.email', 'erika@editors.example');
  await must('init', '.', '--title', 'Trees');
  await rm(join(top, 'book/chapters'), { recursive: true });
  await mkdir(join(top, 'book/chapters'));
  await writeFile(join(top, 'book/book.yml'), 'title: Trees\ncollect:\n  - { from: origin, pullRequests: true }\n');
  await writeFile(
    join(top, 'book/chapters/elm.md'),
    '---\ntitle: Elm\nauthor: Erika Editor\n---\n\nThe elm is tall.\n',
  );
  await git('book', 'add', '.');
  await git('book', 'commit', '-qm', 'Begin the book');
  await git('book', 'remote', 'add', 'origin', join(top, 'remote.git'));
  await git('book', 'push', '-q', 'origin', 'main');
  expect(await must('collect')).toContain('No source brings anything.');
});

it('an author sends a chapter, in a pull request', async () => {
  await mustRun('git', ['clone', '-q', join(top, 'remote.git'), join(top, 'jane')], { env: settings() });
  await git('jane', 'config', 'user.name', 'Jane Doe');
  await git('jane', 'config', 'user.email', 'jane@jane.example');
  await git('jane', 'switch', '-qc', 'oak');
  await writeFile(join(top, 'jane/chapters/oak.md'), oak);
  await git('jane', 'add', '.');
  await git('jane', 'commit', '-qm', 'The oak of our village');
  await push();
});

it('the editor reviews it, and sees the book with it', async () => {
  const plan = JSON.parse(await must('collect', '--json')) as { contributions: { key: string; state: string }[] };
  expect(plan.contributions.map(({ key, state }) => [key, state])).toEqual([['origin#1', 'new']]);
  expect(await must('collect', '--dry-run')).toContain('+In autumn its leaves turn brown.');
  await must('build', 'markdown', '--pending', '--out', join(top, 'pending'));
  expect(await readFile(join(top, 'pending/trees.md'), 'utf8')).toContain('Oak (Pending)');
  expect(await git('book', 'status', '--porcelain')).toBe('');
});

it('accepts it, and git credits the author', async () => {
  await must('collect', '--commit');
  expect(await textOf('book', 'chapters/oak.md')).toBe(oak);
  expect(await git('book', 'log', '-1', '--format=%an <%ae>|%cn|%s')).toBe(
    'Jane Doe <jane@jane.example>|Erika Editor|The oak of our village',
  );
  expect(await git('book', 'log', '-1', '--format=%aI')).toBe(await git('jane', 'log', '-1', '--format=%aI'));
  const sent = await git('jane', 'rev-parse', 'HEAD');
  const trailer = '--format=%(trailers:key=Collected-from,valueonly)';
  expect(await git('book', 'log', '-1', trailer)).toBe(`origin refs/pull/1/head ${sent}`);
  expect(await git('book', 'shortlog', '-sn', 'HEAD')).toContain('1\tJane Doe');
  const lock = await textOf('book', 'gathering.lock');
  expect(lock).toContain(sent);
  expect(lock).not.toContain('@jane.example');
  expect(await git('book', 'status', '--porcelain')).toBe('');
});

it('copy-edits it; the author pushes again, and both changes are in the book', async () => {
  await change('book', 'brown', 'gold', 'Copy-edit the oak');
  await change('jane', 'old oak', 'ancient oak', 'It is older than I thought');
  await push();
  await must('collect', '--commit');
  const both = oak.replace('brown', 'gold').replace('old oak', 'ancient oak');
  expect(await textOf('book', 'chapters/oak.md')).toBe(both);
  expect(await git('book', 'log', '-2', '--format=%an|%s')).toBe(
    'Jane Doe|It is older than I thought\nErika Editor|Copy-edit the oak',
  );
  // The author's commit has the author's words alone.
  const diff = await git('book', 'show', '--format=', 'HEAD', '--', 'chapters/oak.md');
  expect(diff.match(/^[+-][^+-].*$/gm)).toEqual([`-${paragraph}`, `+${paragraph.replace('old oak', 'ancient oak')}`]);
});

it('both change the same words: nothing is touched until somebody decides', async () => {
  await change('jane', 'brown', 'red', 'Red, I said');
  await push();
  const [text, lock] = [await textOf('book', 'chapters/oak.md'), await textOf('book', 'gathering.lock')];
  const conflict = await run('collect', '--commit');
  expect(conflict.code).toBe(1);
  expect(conflict.stdout).toContain('In autumn its leaves turn gold.');
  expect(conflict.stdout).toContain('In autumn its leaves turn red.');
  expect([await textOf('book', 'chapters/oak.md'), await textOf('book', 'gathering.lock')]).toEqual([text, lock]);
  expect(await git('book', 'status', '--porcelain')).toBe('');
});

it('the editor settles it for the author', async () => {
  await must('collect', '--commit', '--only', 'origin#1', '--take', 'theirs');
  expect(await textOf('book', 'chapters/oak.md')).toBe(await textOf('jane', 'chapters/oak.md'));
  const log = JSON.parse(await must('log', 'oak', '--json')) as { text: string; entry: { commit: string } };
  expect([log.text, log.entry.commit]).toEqual(['asSent', await git('jane', 'rev-parse', 'HEAD')]);
  expect((await run('collect', '--commit')).stdout).toContain('nothing to take in');
});

it('and the book is released from exactly these versions', async () => {
  await must('collect', '--frozen');
  await must('build', 'markdown', 'epub', '--release');
  expect(await textOf('book', 'build/trees.md')).toContain('In autumn its leaves turn red.');
  expect(await textOf('book', 'build/trees.md')).not.toContain('Pending');
  const manifest = JSON.parse(await textOf('book', 'build/manifest.json')) as {
    chapters: { id: string; collected?: { commit: string } }[];
  };
  expect(manifest.chapters.find(({ id }) => id === 'oak')?.collected?.commit).toBe(
    await git('jane', 'rev-parse', 'HEAD'),
  );
  expect(await must('log', 'oak')).toContain('The edition in build/ has the text as it stands now.');
  // What was committed is sound, and another clone reads the same lock.
  expect(await git('book', 'fsck', '--strict')).not.toMatch(/error|warning/);
  await git('book', 'push', '-q', 'origin', 'main');
});
