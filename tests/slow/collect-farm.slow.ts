import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBlobs } from '../../src/collect/git/blobs.ts';
import { listTree } from '../../src/collect/git/trees.ts';
import { fetchSources } from '../../src/collect/remotes/fetch-sources.ts';
import type { CollectSource, FetchedSource } from '../../src/model/collect.ts';
import { type Farm, startFarm } from '../collect/farm.ts';

/* Three hundred authors with a repository each, served by git's own program for web servers. */
const count = 300;
const env = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

let root: string;
let farm: Farm;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'gathering-farm-'));
  for (let number = 0; number < count; number++) await repository(`author-${number}.git`, `Chapter ${number}\n`);
  await repository('empty.git');
  await cp(join(root, 'author-0.git'), join(root, 'lacking.git'), { recursive: true });
  await loseOneText(join(root, 'lacking.git'));
  farm = await startFarm(root);
}, 120_000);

afterAll(async () => {
  await farm.stop();
  await rm(root, { recursive: true });
});

async function repository(name: string, text?: string): Promise<void> {
  const folder = join(root, name);
  await mkdir(join(folder, 'objects'), { recursive: true });
  await mkdir(join(folder, 'refs'));
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  await writeFile(join(folder, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
  if (text === undefined) return;
  const who = 'Jane Doe <jane@jane.example> 1790000000 +0000';
  const commit = `commit refs/heads/main\ncommitter ${who}\ndata 5\nBegin\nM 100644 inline chapter.md\ndata ${text.length}\n${text}\n`;
  // Small imports stay loose objects, so that one of them can be lost.
  execFileSync('git', [`--git-dir=${folder}`, '-c', 'fastimport.unpackLimit=100', 'fast-import', '--quiet'], {
    input: commit,
  });
}

/** The commit and its folder stay; the text that they name is gone. */
async function loseOneText(folder: string): Promise<void> {
  const id = execFileSync('git', [`--git-dir=${folder}`, 'rev-parse', 'main:chapter.md'])
    .toString()
    .trim();
  await rm(join(folder, 'objects', id.slice(0, 2), id.slice(2)));
}

const ways: readonly (readonly [path: string, reason: string, tries: number])[] = [
  ['gone/author-0.git', 'notFound', 1],
  ['hang/author-0.git', 'timeout', 3],
  ['drip/author-0.git', 'timeout', 3],
  ['reset/author-0.git', 'host', 3],
  ['password/author-0.git', 'credentials', 1],
  ['plain/empty.git', 'empty', 1],
  ['cut/author-0.git', 'broken', 1],
  ['plain/lacking.git', 'broken', 1],
  ['elsewhere/author-0.git', 'redirect', 1],
  // An address of https where nobody speaks it.
  ['tls', 'certificate', 1],
];

function source(name: string, path: string): CollectSource {
  const from =
    path === 'tls' ? `${farm.address.replace('http:', 'https:')}/plain/x-${name}.git` : `${farm.address}/${path}`;
  return { name, from, refs: { kind: 'branch' }, trust: 'editor', file: 'roster.yml' };
}

const limits = { idleMs: 3000, pauseMs: 500 };

async function timed(sources: readonly CollectSource[]) {
  const folder = await mkdtemp(join(tmpdir(), 'gathering-farm-book-'));
  const start = performance.now();
  const ends = await fetchSources(sources, { folder, env, now: () => 0, limits });
  return { ends, folder, seconds: (performance.now() - start) / 1000 };
}

async function textOf({ mirror = '', heads }: FetchedSource): Promise<string> {
  const place = { cwd: mirror, env, gitDir: mirror };
  const { value } = await listTree(place, heads[0]?.commit ?? '');
  const end = (await readBlobs(place, value, ['chapter.md'], 1000)).get('chapter.md');
  return end?.outcome === 'read' ? Buffer.from(end.bytes).toString() : (end?.outcome ?? 'missing');
}

it('collects 270 of 300 repositories and explains the 30 others, hardly slower than if all were well', async () => {
  // A third of them is enough to know how long all would take.
  const healthy = await timed(
    Array.from({ length: count / 3 }, (_, number) => source(`a${number}`, `plain/author-${number}.git`)),
  );
  expect(healthy.ends.filter(({ failure }) => failure !== undefined)).toEqual([]);
  await rm(healthy.folder, { recursive: true });

  // The broken ones stand among the others, each three times under an address of its own.
  const mixed = Array.from({ length: count }, (_, number) => {
    const way = number % 10 === 3 ? ways[Math.floor(number / 10) % 10] : undefined;
    const path = way?.[0] ?? `plain/author-${number}.git`;
    return source(
      `a${number}`,
      path === 'tls' ? path : path.replace('/', '/'.repeat(1 + (way ? Math.floor(number / 100) : 0))),
    );
  });
  const { ends, folder, seconds } = await timed(mixed);
  const broken = ends.filter(({ failure }) => failure !== undefined);
  expect(broken.map(({ failure }) => [failure?.reason, failure?.tries])).toEqual(
    [0, 1, 2].flatMap(() => ways.map(([, reason, tries]) => [reason, tries])),
  );
  const good = ends.filter(({ failure }) => failure === undefined);
  expect(good).toHaveLength(270);
  for (const end of good) expect(await textOf(end)).toBe(`Chapter ${end.source.name.slice(1)}\n`);
  expect(await readdir(join(folder, '.gathering', 'mirrors'))).toHaveLength(300);
  await rm(folder, { recursive: true });
  process.stderr.write(
    `100 well: ${healthy.seconds.toFixed(1)} s; 300, and 30 of them broken: ${seconds.toFixed(1)} s\n`,
  );
  // On a quick machine, one that is silent to the end is what takes longest, however little the others take.
  const silentToTheEnd = (3 * limits.idleMs + (1 + 3) * limits.pauseMs) / 1000;
  const allWell = 3 * healthy.seconds;
  expect(seconds).toBeLessThan(Math.max(1.5 * allWell, allWell + silentToTheEnd));
}, 400_000);
