import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Write a new file, with its folders, and wait until the disk has it. What was half written is removed. */
export async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}
