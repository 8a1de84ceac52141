import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gitFolder } from '../collect/git-folder.ts';
import { page } from '../tiny-book.ts';
import { type CollectBook, openCollectBook } from './collect-book.ts';

let opened: CollectBook;
const all: { readonly remove: () => Promise<void> }[] = [];

beforeEach(async () => {
  opened = await openCollectBook({ 'book.yml': 'title: Trees\n', 'chapters/elm.md': page('Elm', 'The elm is tall.') });
  all.push(opened);
});
afterAll(() => Promise.all(all.map(({ remove }) => remove())));

interface PlanJson {
  readonly sources: readonly {
    readonly name: string;
    readonly asked: boolean;
    readonly failure?: { reason: string };
  }[];
  readonly contributions: readonly { readonly key: string; readonly state: string; readonly reason?: string }[];
}
const planOf = async (...args: string[]) => JSON.parse((await opened.collect('--json', ...args)).out) as PlanJson;
const states = ({ contributions }: PlanJson) => contributions.map(({ key, state }) => [key, state]);

/** A second source: a person's own repository. */
async function jane(): Promise<void> {
  const { folder } = await gitFolder({ 'oak.md': page('Oak', 'Another oak.') });
  all.push({ remove: () => rm(folder, { recursive: true, force: true }) });
  const collect = `collect:\n  - { from: origin, pullRequests: true }\n  - { from: ${folder}, name: Jane, path: oak.md }\n`;
  await writeFile(join(opened.book, 'book.yml'), `title: Trees\n${collect}`);
  opened.git('commit', '-qam', 'Sources');
}

describe('gathering collect --source', () => {
  it('asks and shows that source alone', async () => {
    await jane();
    opened.pull(1, { 'chapters/ash.md': page('Ash', 'Ash.') });
    const plan = await planOf('--source', 'jane');
    expect(states(plan)).toEqual([['Jane', 'new']]);
    expect(plan.sources).toMatchObject([{ name: 'Jane', asked: true }]);
  });

  it('knows all the same that another source has the same chapter', async () => {
    await jane();
    opened.pull(1, { 'chapters/oak.md': page('Oak', 'The oak.') });
    await opened.collect();
    const plan = await planOf('--source', 'Jane');
    expect(plan.contributions).toMatchObject([{ state: 'conflicting', reason: expect.stringContaining('origin#1') }]);
  });

  it('lets one that is down stand in nobody’s way', async () => {
    await jane();
    opened.git('remote', 'set-url', 'origin', join(opened.top, 'nowhere'));
    expect((await opened.collect()).code).toBe(4);
    expect((await opened.collect('--source', 'Jane')).code).toBe(0);
  });

  it('says which sources there are', async () => {
    await jane();
    const near = await opened.collect('--source', 'orign');
    expect(near).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean "origin"?') });
    const far = await opened.collect('--source', 'somebody');
    expect(far).toMatchObject({ code: 2, err: expect.stringContaining('"origin", "Jane"') });
  });
});

describe('gathering collect --no-fetch', () => {
  it('plans with what was last fetched, and says how old that is', async () => {
    opened.pull(1, { 'chapters/ash.md': page('Ash', 'Ash.') });
    await opened.collect();
    opened.pull(2, { 'chapters/oak.md': page('Oak', 'Oak.') });
    opened.git('remote', 'set-url', '--add', 'origin', join(opened.top, 'nowhere'));
    const later = { wallClock: () => Date.parse('2026-11-05T09:30:00Z') };
    const { code, out } = await opened.run(['collect', '--no-fetch'], later);
    expect([code, out]).toEqual([0, expect.stringContaining('origin#1')]);
    expect(out).not.toContain('origin#2');
    expect(out).toMatch(/fetched on 2026-11-02 09:30 UTC \(3 days\s+ago\)/);
    expect((await planOf('--no-fetch')).sources).toMatchObject([{ name: 'origin', asked: false }]);
    await opened.collect('--no-fetch', '--write');
    expect(opened.git('status', '--porcelain')).toContain('chapters/ash.md');
  });

  it('says what was never fetched, and ends with code 4', async () => {
    const { code, out } = await opened.collect('--no-fetch');
    expect([code, out]).toEqual([4, expect.stringContaining('was never fetched here')]);
  });
});

describe('gathering collect --timeout', () => {
  it('ends when it was told to, with a source that never answers', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    opened.git('remote', 'set-url', 'origin', `http://127.0.0.1:${port}/book.git`);
    const started = performance.now();
    const { code, out } = await opened.collect('--timeout', '1.5');
    silent.close();
    expect([code, out]).toEqual([4, expect.stringContaining('was not done after')]);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

it.each([
  [['--timeout', '2m'], /number of seconds up to 86400, not "2m"/],
  [['--timeout', '0'], /number of seconds/],
  [['--timeout', '1e9'], /number of seconds/],
  [['--timeout', '5', '--no-fetch'], /asks nobody/],
  [['--frozen', '--source', 'origin'], /whatever source/],
])('says what is wrong with %j before anybody is asked', async (args, message) => {
  const { code, err } = await opened.collect(...args);
  expect(code).toBe(2);
  expect(err).toMatch(message);
  expect(err).toContain('→');
});

describe('a ref that cannot be used', () => {
  it('stands in the plan as what it is', async () => {
    await writeFile(join(opened.book, 'book.yml'), 'title: Trees\ncollect: [{ from: origin, branches: "c/*" }]\n');
    opened.git('commit', '-qam', 'Sources');
    const { remote } = opened;
    remote.commit('c/$(x)', { 'chapters/ash.md': page('Ash', 'Ash.') }, 'main');
    remote.commit('c/oak', { 'chapters/oak.md': page('Oak', 'Oak.') }, 'main');
    expect(states(await planOf())).toEqual([
      ['origin:c/oak', 'new'],
      ['origin:c/$(x)', 'unusable'],
    ]);
    const { code, out } = await opened.collect();
    expect(code).toBe(0);
    expect(out).toMatch(/Cannot be used \(1\)\n {2}origin:c\/\$\(x\)/);
    expect((await opened.collect('--markdown')).out).toContain('### Cannot be used (1)');
  });

  it.each(['blob', 'tree', 'tag'])('or points at a %s', async (type) => {
    const { remote } = opened;
    const ids: Record<string, () => string> = {
      blob: () => remote.git(['hash-object', '-w', '--stdin'], 'text'),
      tree: () => remote.git(['rev-parse', 'main^{tree}']),
      tag: () => {
        remote.git(['tag', '-a', '-m', 'A tag', 'v1', 'main']);
        return remote.git(['rev-parse', 'v1']);
      },
    };
    remote.git(['update-ref', 'refs/pull/9/head', ids[type]?.() ?? '']);
    opened.pull(1, { 'chapters/ash.md': page('Ash', 'Ash.') });
    const plan = await planOf();
    expect(states(plan)).toEqual([
      ['origin#1', 'new'],
      ['origin#9', 'unusable'],
    ]);
    expect(plan.contributions[1]?.reason).toContain('does not point at a commit');
  });
});
