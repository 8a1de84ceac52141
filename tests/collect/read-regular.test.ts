import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readRegular } from '../../src/collect/read-regular.ts';
import { folderOf } from './folder-of.ts';

describe('readRegular', () => {
  it('waits for no pipe, and reads no folder', async () => {
    const folder = await folderOf({ 'oak/a.md': '' });
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    expect(readRegular(folder, 'pipe.md', 100)).toEqual({ outcome: 'notAFile' });
    expect(readRegular(folder, 'oak', 100)).toEqual({ outcome: 'notAFile' });
    expect(readRegular(folder, 'elm.md', 100)).toEqual({ outcome: 'missing' });
  });

  it('follows no link that takes the place of a file while it is looked at', async () => {
    const elsewhere = await folderOf({ 'secret.md': 'secret' });
    const folder = await folderOf({ 'oak.md': 'oak' });
    const swap = `const { renameSync, symlinkSync, writeFileSync } = require('node:fs');
      const { join } = require('node:path');
      const at = (name) => join(process.argv[1], name);
      for (process.send('swapping'); process.connected; ) {
        symlinkSync(process.argv[2], at('link'));
        renameSync(at('link'), at('oak.md'));
        writeFileSync(at('file'), 'oak');
        renameSync(at('file'), at('oak.md'));
      }`;
    // Another process: this one reads without a pause in which it could swap anything itself.
    const swapping = spawn(process.execPath, ['-e', swap, folder, join(elsewhere, 'secret.md')], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(swapping, 'message');
    const seen = new Set<string>();
    try {
      const end = Date.now() + 1500;
      while (Date.now() < end) {
        const read = readRegular(folder, 'oak.md', 100);
        seen.add(read.outcome === 'read' ? Buffer.from(read.bytes).toString() : read.outcome);
      }
    } finally {
      swapping.kill('SIGKILL');
      await once(swapping, 'exit');
    }
    expect([...seen]).toContain('symlink');
    expect([...seen]).toContain('oak');
    expect([...seen]).not.toContain('secret');
  });
});
