import { execFileSync } from 'node:child_process';
import { rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readRegular } from '../../src/collect/read-regular.ts';
import { folderOf } from './folder-of.ts';

describe('readRegular', () => {
  it('waits for no pipe, and reads no folder', async () => {
    const folder = await folderOf({ 'oak/a.md': '' });
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    expect(await readRegular(folder, 'pipe.md', 100)).toEqual({ outcome: 'notAFile' });
    expect(await readRegular(folder, 'oak', 100)).toEqual({ outcome: 'notAFile' });
    expect(await readRegular(folder, 'elm.md', 100)).toEqual({ outcome: 'missing' });
  });

  it('follows no link that takes the place of a file while it is looked at', async () => {
    const elsewhere = await folderOf({ 'secret.md': 'secret' });
    const folder = await folderOf({ 'oak.md': 'oak' });
    const place = join(folder, 'oak.md');
    let isDone = false;
    const swap = async () => {
      while (!isDone) {
        await symlink(join(elsewhere, 'secret.md'), join(folder, 'link'));
        await rename(join(folder, 'link'), place);
        await writeFile(join(folder, 'file'), 'oak');
        await rename(join(folder, 'file'), place);
      }
    };
    const swapping = swap();
    const seen = new Set<string>();
    for (let times = 0; times < 1500; times += 1) {
      const end = await readRegular(folder, 'oak.md', 100);
      seen.add(end.outcome === 'read' ? Buffer.from(end.bytes).toString() : end.outcome);
    }
    isDone = true;
    await swapping;
    expect([...seen]).toContain('oak');
    expect([...seen]).not.toContain('secret');
  });
});
