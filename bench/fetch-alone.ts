import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { measure, median, type Measure } from './measure.ts';
import { pullRequestsRepository } from './pull-requests.ts';
import type { Row } from './table.ts';

/* One of the package's own parts, as it is built. */
interface Parts {
  readonly fetchSources: (
    sources: readonly object[],
    options: object,
  ) => Promise<readonly { heads: readonly object[] }[]>;
}

/** Bringing many pull requests into a mirror, against git doing nothing but that. */
export async function fetchAlone(repository: string, count: number, runs: number): Promise<Row[]> {
  const top = await mkdtemp(join(tmpdir(), 'gathering-bench-fetch-'));
  const remote = join(top, 'remote.git');
  try {
    await pullRequestsRepository({ folder: remote, count, chapters: 275 });
    const bare = await gitAlone(join(top, 'bare.git'), remote, runs);
    const { fetchSources } = (await import(
      pathToFileURL(join(repository, 'dist/collect/remotes/fetch-sources.js')).href
    )) as Parts;
    const source = { name: 'pulls', from: remote, refs: { kind: 'pullRequests' }, trust: 'editor', file: 'book.yml' };
    const once = async () => {
      const start = performance.now();
      const [end] = await fetchSources([source], { folder: top, env: process.env, now: () => 0 });
      if (end?.heads.length !== count) throw new Error(`${end?.heads.length} of ${count} heads were fetched.`);
      return (performance.now() - start) / 1000;
    };
    const [first, second]: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run++) {
      await rm(join(top, '.gathering'), { recursive: true, force: true });
      first.push(await once());
      second.push(await once());
    }
    const [whole, again] = await collectAll({
      repository,
      remote,
      folder: join(top, 'book'),
      runs: count > 1000 ? 1 : runs,
    });
    const book = `${count} pull requests`;
    const against = { name: 'git fetch', seconds: bare.seconds };
    return [
      { book, what: 'git fetch', ...bare },
      { book, what: 'fetch: the first time', seconds: median(first), against, target: '≤ 1.5 × git fetch + 1 s' },
      { book, what: 'fetch: no news', seconds: median(second), against, target: '≤ 0.5 s + git fetch' },
      { book, what: 'collect: the first time', ...whole, against, target: '≤ 1.5 × git fetch + 1 s, ≤ 1 GB' },
      { book, what: 'collect: no news', ...again, against, target: '≤ 0.5 s + git fetch' },
    ];
  } finally {
    await rm(top, { recursive: true, force: true });
  }
}

/** The whole command, with every chapter read and checked: when all is new, and when nothing is. */
async function collectAll({
  repository,
  remote,
  folder,
  runs,
}: {
  readonly repository: string;
  readonly remote: string;
  readonly folder: string;
  readonly runs: number;
}): Promise<[Measure, Measure]> {
  await measure({ program: 'git', args: ['clone', '-q', remote, folder] }, 1);
  const collect = {
    program: process.execPath,
    args: [join(repository, 'bin/gathering.js'), 'collect', '--book', folder],
  };
  const first = await measure(collect, runs, () => rm(join(folder, '.gathering'), { recursive: true, force: true }));
  return [first, await measure(collect, runs)];
}

async function gitAlone(folder: string, remote: string, runs: number): Promise<Measure> {
  const command = {
    program: 'git',
    args: ['-C', folder, 'fetch', '-q', '--no-tags', remote, '+refs/pull/*/head:refs/pull/*/head'],
  };
  return measure(command, runs, async () => {
    await rm(folder, { recursive: true, force: true });
    await measure({ program: 'git', args: ['init', '-q', '--bare', folder] }, 1);
  });
}
