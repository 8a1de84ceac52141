import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildBook } from '../src/build.ts';
import { emptyLock } from '../src/collect/lock/read-lock.ts';
import { isPending, leftOut, readPending } from '../src/read-pending.ts';
import { takeChapters } from '../src/take-chapters.ts';
import { type GitFolder, gitFolder } from './collect/git-folder.ts';
import { type Brought, planOf, textIn } from './collect/hand-plan.ts';
import { page } from './tiny-book.ts';

let book: GitFolder;
beforeAll(async () => {
  book = await gitFolder({ 'book.yml': 'title: Trees\n', 'chapters/elm.md': page('Elm', 'The elm is tall.') });
  book.git(['checkout', '-q', 'main']);
  book.commit('chapter/oak', { 'chapters/oak.md': page('Oak', 'The oak is old.') }, 'main');
  book.commit('chapter/ash', { 'chapters/ash.md': '---\ntitle: Ash\n---\n\nWhose is it?\n' }, 'main');
  book.commit('chapter/elm', { 'chapters/elm.md': page('Elm', 'The elm is not tall.') }, 'main');
});
afterAll(() => rm(book.folder, { recursive: true, force: true }));

const bring = (name: string): Brought => ({ branch: `chapter/${name}`, chapter: `chapters/${name}.md` });
const options = (names: readonly string[], changes: Brought['changes'] = {}) => {
  const plan = planOf(
    book,
    names.map((name) => ({ ...bring(name), changes })),
  );
  const inGit = {
    folder: book.folder,
    file: 'book.yml',
    prefix: '',
    place: { cwd: book.folder, env: process.env },
    objects: join(book.folder, '.git', 'objects'),
    isBare: false,
  };
  return { book: inGit, plan, chosen: plan.contributions.filter((each) => isPending(each, emptyLock)) };
};
const build = (names: readonly string[], change: { release?: boolean } = {}) =>
  buildBook({
    cwd: book.folder,
    env: { SOURCE_DATE_EPOCH: '1735689600' },
    formats: ['markdown'],
    out: join(book.folder, '.git', 'out'),
    pending: () => readPending(options(names)),
    ...change,
  });

describe('a book with what is pending', () => {
  it('has the chapters as if they were taken in, marked, and nothing is written to the folder', async () => {
    const { manifest, out } = await build(['oak', 'elm']);
    const text = await textIn(out, 'trees.md');
    expect(text).toContain('The oak is old.');
    expect(text).toContain('The elm is not tall.');
    expect(text.match(/\(Pending\)/g)).toHaveLength(2);
    expect(manifest?.chapters.map(({ id, pending }) => [id, pending])).toEqual([
      ['elm', 'origin:chapter/elm'],
      ['oak', 'origin:chapter/oak'],
    ]);
    expect(book.git(['status', '--porcelain'])).toBe('');
  });

  it('holds a chapter that has errors back, as it does with every chapter', async () => {
    const { held, out } = await build(['ash']);
    expect(held.map(({ file }) => file)).toEqual(['chapters/ash.md']);
    expect(await textIn(out, 'trees.md')).not.toContain('Whose is it?');
  });

  const touches = (file: string) => ({
    ...({
      rule: 'contribution-touches-its-own-files',
      severity: 'error',
      message: `It changes ${file}.`,
      file,
    } as const),
  });

  it('holds a good text back, too, that is refused for another file', async () => {
    const refused = { state: 'refused', diagnostics: [touches('book.yml')] } as const;
    const { reading, pending } = await readPending(options(['oak'], refused));
    expect([...pending.keys()]).toEqual(['chapters/oak.md']);
    expect([...reading.held]).toEqual([['chapters/oak.md', ['It changes book.yml.']]]);
  });

  it('has the text of the book where somebody else changed it, and none where two send the same', () => {
    const anothers = options(['elm'], { state: 'refused', diagnostics: [touches('chapters/elm.md')] });
    const rivals = options(['oak'], { state: 'conflicting', rivals: ['origin#2'] });
    for (const { chosen, plan } of [anothers, rivals]) {
      expect(chosen).toEqual([]);
      expect(leftOut(plan, emptyLock)).toEqual(plan.contributions);
    }
    expect(leftOut(options(['oak']).plan, emptyLock)).toEqual([]);
  });

  it('keeps the chapter of the book where both sides changed it, and says so', async () => {
    await writeFile(join(book.folder, 'chapters/elm.md'), page('Elm', 'The elm is very tall.'));
    const { stopped, pending } = await readPending(options(['elm']));
    expect(stopped.map(({ contribution }) => contribution.key)).toEqual(['origin:chapter/elm']);
    expect(pending.size).toBe(0);
    book.git(['checkout', '-q', '--', 'chapters/elm.md']);
  });

  it('is never released', async () => {
    await expect(build(['oak'], { release: true })).rejects.toThrow(/--release/);
  });
});

it('the manifest says which version of a chapter was taken in', async () => {
  const { chosen, ...others } = options(['oak']);
  await takeChapters({ ...others, chosen, decided: [], act: 'write', time: '2026-11-02T09:30:00Z' });
  const { manifest } = await buildBook({
    cwd: book.folder,
    formats: ['markdown'],
    out: join(book.folder, '.git', 'out'),
  });
  expect(manifest?.chapters.map(({ id, collected }) => [id, collected?.commit])).toEqual([
    ['elm', undefined],
    ['oak', book.git(['rev-parse', 'chapter/oak'])],
  ]);
});
