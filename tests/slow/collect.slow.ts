import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBookInGit } from '../../src/collect/contributions/book-in-git.ts';
import { emptyLock } from '../../src/collect/lock/read-lock.ts';
import { fetchSources } from '../../src/collect/remotes/fetch-sources.ts';
import type { CollectPlan, Contribution } from '../../src/model/collect.ts';
import { readContributions } from '../../src/read-contributions.ts';
import { essayHeads, type ExpectedHead } from './essay-heads.ts';
import { measured } from './proof.ts';
import { essays, makeRealBook } from './real-book-folder.ts';

const row = ({ state, reason = '' }: Contribution) => `${state} ${reason}`.trim();

if (essays === undefined) {
  describe('300 pull requests', () => {
    it.skip('are not collected: the folder of essays is not here (set GATHERING_ESSAYS to it)', () => {});
  });
} else {
  const source = essays;
  describe('300 pull requests with the real essays', () => {
    let top: string;
    let expected: readonly ExpectedHead[];
    let plan: CollectPlan;

    beforeAll(async () => {
      top = await mkdtemp(join(tmpdir(), 'gathering-heads-'));
      const real = await makeRealBook(source);
      const bare = join(top, 'remote.git');
      expected = await essayHeads(real.folder, bare);
      await rm(real.folder, { recursive: true });
      const folder = join(top, 'book');
      execFileSync('git', ['clone', '-q', bare, folder]);
      const started = performance.now();
      const from = {
        name: 'origin',
        from: 'origin',
        refs: { kind: 'pullRequests' },
        trust: 'editor',
        file: 'book.yml',
      } as const;
      const fetched = await fetchSources([from], { folder, env: process.env, now: Date.now });
      const book = await openBookInGit({ cwd: folder, env: process.env });
      plan = await readContributions({ book, fetched, lock: emptyLock });
      measured(`${plan.contributions.length} contributions: ${((performance.now() - started) / 1000).toFixed(1)} s`);
      expect(execFileSync('git', ['status', '--porcelain'], { cwd: folder }).toString()).toBe('');
    });
    afterAll(() => rm(top, { recursive: true, force: true }));

    it('are all there, each once', () => {
      const numbers = plan.contributions.map(({ head: { pullRequest } }) => pullRequest);
      expect(numbers).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
    });

    it('stand each as they should, whatever the others hold', () => {
      const wrong = expected.flatMap(({ number, what, says }) => {
        const found = plan.contributions[number - 1];
        return found !== undefined && row(found).startsWith(says)
          ? []
          : [`#${number}, ${what}: ${found && row(found)}`];
      });
      expect(wrong).toEqual([]);
    });

    it('have a remedy each where one is needed', () => {
      const helpless = plan.contributions.filter(
        ({ state, hint }) => ['refused', 'conflicting', 'unreachable'].includes(state) && hint === undefined,
      );
      expect(helpless.map(({ key }) => key)).toEqual([]);
    });
  });
}
