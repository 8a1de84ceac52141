import { copyFile, link, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from './error-code.ts';

/** Where new files wait. Inside the output folder: a rename works only on the same disk. */
export const stagingFolder = (outFolder: string) => join(outFolder, '.gathering-new');
/** Where the old ones wait until all new ones are in place. While it is there, the swap has not ended. */
const asideFolder = (outFolder: string) => join(outFolder, '.gathering-old');

/** Put what is staged in the place of what is there. The manifest comes last. Needs the folder's lock. */
export async function swapIn(outFolder: string, names: readonly string[]): Promise<void> {
  const aside = asideFolder(outFolder);
  await mkdir(aside);
  for (const name of [...names].sort((a, b) => Number(a === 'manifest.json') - Number(b === 'manifest.json'))) {
    const target = join(outFolder, name);
    const fresh = join(stagingFolder(outFolder), name);
    const old = await kindOf(target);
    if (old === 'file' && (await kindOf(fresh)) === 'file') await keepCopy(target, join(aside, name));
    else if (old !== undefined) await move(target, join(aside, name));
    await move(fresh, target);
  }
}

/** The new files stay: forget the old ones. */
export async function finishSwap(outFolder: string): Promise<void> {
  // Renamed first, so that a half-deleted folder is never taken for an unfinished swap.
  const done = join(outFolder, '.gathering-done');
  await rm(done, { recursive: true, force: true });
  await move(asideFolder(outFolder), done);
  await rm(done, { recursive: true, force: true });
  await rm(stagingFolder(outFolder), { recursive: true, force: true });
}

/** Undo a swap that has not ended, here or in a run that died, and remove what it left. Needs the folder's lock. */
export async function putBack(outFolder: string): Promise<void> {
  const aside = asideFolder(outFolder);
  for (const name of await namesAside(outFolder)) {
    const target = join(outFolder, name);
    const isReplacedAtOnce = (await kindOf(target)) === 'file' && (await kindOf(join(aside, name))) === 'file';
    if (!isReplacedAtOnce) await rm(target, { recursive: true, force: true });
    await move(join(aside, name), target);
  }
  for (const leftover of [aside, stagingFolder(outFolder), join(outFolder, '.gathering-done')]) {
    await rm(leftover, { recursive: true, force: true });
  }
}

/** What waits to be put back. A link could come with somebody's branch: what it leads to is not ours to move. */
export async function namesAside(outFolder: string): Promise<string[]> {
  const aside = asideFolder(outFolder);
  return (await kindOf(aside)) === 'folder' ? readdir(aside) : [];
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  const entry = await lstat(path).catch(() => undefined);
  return entry && (entry.isDirectory() ? 'folder' : 'file');
}

/** The file must not be missing for a moment, so it is not moved. Some disks know no second name for a file. */
async function keepCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}

async function move(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await rename(from, to);
    } catch (error) {
      // Virus scanners on Windows hold fresh files for a moment.
      const mayPass = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error));
      if (!mayPass || tries === 10) throw error;
      await pause(50);
    }
  }
}
