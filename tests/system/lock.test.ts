import { expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { withLock } from '../../src/system/lock.ts';

// While one lock is taken away, dozens are about to move to its place.
it('is held by one at a time, however many wait for it, and nothing is left of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gathering-lock-'));
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await turn();
    inside -= 1;
  };
  const all = Array.from({ length: 150 }, () => withLock(folder, { waitMs: 60_000 }, work));
  const failed = (await Promise.allSettled(all)).filter(({ status }) => status === 'rejected');
  expect({ failed, most, left: await readdir(folder) }).toEqual({ failed: [], most: 1, left: [] });
  await rm(folder, { recursive: true });
}, 60_000);
