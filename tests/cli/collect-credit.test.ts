import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { page } from '../tiny-book.ts';
import { type CollectBook, openCollectBook } from './collect-book.ts';

let opened: CollectBook;
const all: CollectBook[] = [];
const roster = [
  'people:',
  '  - { id: jane-doe, name: Jane Doe, email: jane@jane.example }',
  '  - { id: john-roe, name: John Roe, email: [john@home.example, john@work.example] }',
  '  - { id: ada-ash, name: Ada Ash, email: ada@secret.example }\n',
].join('\n');

beforeEach(async () => {
  opened = await openCollectBook({
    'book.yml': 'title: Trees\nroster: roster.yml\n',
    'roster.yml': roster,
    'chapters/elm.md': page('Elm', 'The elm is tall.'),
  });
  all.push(opened);
});
afterAll(() => Promise.all(all.map(({ remove }) => remove())));

const by = (...names: string[]) => page('Oak', 'The oak is old.').replace('Jane Doe', `[${names.join(', ')}]`);

/** A commit on top of a pull request, by somebody. */
function commitBy(number: number, person: string, message: string): void {
  const { remote } = opened;
  const parent = remote.git(['rev-parse', `refs/pull/${number}/head`]);
  const raw = remote
    .git(['cat-file', 'commit', parent])
    .replace(/^(?:parent .*\n)+/m, '')
    .replace(/^(tree .*)$/m, `$1\nparent ${parent}`)
    .replace(/^author .*? (\d+ [+-]\d+)$/m, `author ${person} $1`)
    .replace(/\n\n[^]*$/, `\n\n${message}\n`);
  const id = remote.git(['hash-object', '-t', 'commit', '-w', '--stdin'], raw);
  remote.git(['update-ref', `refs/pull/${number}/head`, id]);
}

const last = (format: string) => opened.git('log', '-1', `--format=${format}`);
const coAuthors = () =>
  last('%(trailers:key=Co-authored-by,valueonly)')
    .split('\n')
    .filter((line) => line !== '');

describe('the commit of a chapter', () => {
  it('names all who made commits of the branch, and whom those name', async () => {
    opened.pull(1, { 'chapters/oak.md': by('Jane Doe', 'John Roe') });
    commitBy(1, 'John Roe <john@work.example>', 'More\n\nCo-authored-by: Fir Tree <fir@fir.example>');
    commitBy(1, 'Jane Doe <jane@jane.example>', 'Last words');
    await opened.collect('--commit');
    expect(last('%an <%ae>|%s')).toBe('Jane Doe <jane@jane.example>|Last words');
    expect(coAuthors()).toEqual(['John Roe <john@work.example>', 'Fir Tree <fir@fir.example>']);
  });

  it('stays the author’s where an editor mended something on top, and names no program', async () => {
    opened.pull(1, { 'chapters/oak.md': by('Jane Doe') });
    commitBy(1, 'Erika Editor <erika@editors.example>', 'Mend a comma');
    commitBy(1, 'helper[bot] <bot@bots.example>', 'Format');
    await opened.collect('--commit');
    expect(last('%an')).toBe('Jane Doe');
    expect(coAuthors()).toEqual(['Erika Editor <erika@editors.example>']);
  });

  it('names those of the by-line whose address stands in the history already, and no other address', async () => {
    const elm = opened.git('rev-parse', 'HEAD');
    opened.git('config', 'user.email', 'john@home.example');
    opened.git('commit', '-q', '--allow-empty', '--author=J. Roe <john@home.example>', '-m', 'A chapter of long ago');
    expect(opened.git('rev-parse', 'HEAD')).not.toBe(elm);
    opened.git('config', 'user.email', 'erika@editors.example');
    opened.pull(1, { 'chapters/oak.md': by('Jane Doe', 'John Roe', 'Ada Ash') });
    const { out, err } = await opened.collect('--commit');
    expect(coAuthors()).toEqual(['J. Roe <john@home.example>']);
    const plan = await opened.collect('--json');
    const lock = await readFile(join(opened.book, 'gathering.lock'), 'utf8');
    for (const text of [out, err, plan.out, lock, opened.git('log', '--format=%B')]) {
      expect(text).not.toContain('ada@secret.example');
    }
    for (const text of [out, err, plan.out, lock]) expect(text).not.toMatch(/@\w+\.example/);
  });

  it('cannot be given a trailer by what somebody is called', async () => {
    opened.pull(1, { 'chapters/oak.md': by('Jane Doe') });
    commitBy(1, 'Eve <eve@eve.example', 'x');
    commitBy(1, 'Eve\\nSigned-off-by: Root <root@root.example>', 'y');
    await opened.collect('--commit');
    expect(last('%(trailers:key=Signed-off-by,valueonly)').trim()).toBe('');
  });
});
