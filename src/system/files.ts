import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BookError } from '../model/book-error.ts';
import { errorCode } from './error-code.ts';
import { withLock } from './lock.ts';
import { checkOutputPaths, topNames } from './output-paths.ts';
import { finishSwap, namesAside, putBack, stagingFolder, swapIn } from './swap.ts';
import { writeFlushed } from './write-flushed.ts';
import {
  assertReplaceable,
  assertWritten,
  readRecord,
  recordOf,
  withBoth,
  writeRecord,
  type WrittenRecord,
} from './written-record.ts';

/** One file to write. `path` is relative to the output folder, with `/`. */
export interface FileToWrite {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface WriteOutputsOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long to wait for another build that writes to the same folder. Default 30 000. */
  readonly lockWaitMs?: number;
}

/**
 * Write the files of one edition: afterwards either all of them are there, or everything is as it was. A file at the
 * top is replaced, a folder at the top (`site/`) is swapped as a whole; other files in the output folder stay.
 * A `manifest.json` should be among the files, so that what it says is always about what lies beside it.
 *
 * @throws BookError where the folder cannot be written, the disk is full, another build writes to it, or a file
 * stands in the way that an earlier build did not write or that was changed since.
 */
export async function writeOutputs(
  outFolder: string,
  files: readonly FileToWrite[],
  options: WriteOutputsOptions = {},
): Promise<void> {
  checkOutputPaths(files.map((file) => file.path));
  const names = topNames(files);
  try {
    await mkdir(outFolder, { recursive: true });
    await withLock(outFolder, { waitMs: options.lockWaitMs ?? 30_000, signal: options.signal }, async () => {
      const before = await recover(outFolder);
      await assertReplaceable(outFolder, files, before);
      try {
        await stage(outFolder, files, options.signal);
        const written = recordOf(files);
        await writeRecord(outFolder, withBoth(before, written));
        await swapIn(outFolder, names);
        await writeRecord(outFolder, withBoth(without(before, names), written));
        await finishSwap(outFolder);
      } catch (error) {
        await putBack(outFolder);
        throw error;
      }
    });
  } catch (error) {
    throw asBookError(error, outFolder, files);
  }
}

/**
 * Before minutes of work: can this edition be written to the folder? Makes the folder.
 *
 * @throws BookError as `writeOutputs` would, as far as that can be known beforehand.
 */
export async function assertOutputsWritable(outFolder: string, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({ path, bytes: new Uint8Array() }));
  try {
    await mkdir(outFolder, { recursive: true });
    await withLock(outFolder, { waitMs: 30_000 }, async () => {
      await assertReplaceable(outFolder, files, await recover(outFolder));
    });
  } catch (error) {
    throw asBookError(error, outFolder, []);
  }
}

/**
 * Puts back what a run that died left aside. A branch can bring such a folder along, so nothing gives way to it but what
 * we wrote.
 */
async function recover(outFolder: string): Promise<WrittenRecord> {
  const record = await readRecord(outFolder);
  await assertWritten(outFolder, await namesAside(outFolder), record);
  await putBack(outFolder);
  return record;
}

async function stage(outFolder: string, files: readonly FileToWrite[], signal?: AbortSignal): Promise<void> {
  const waiting = [...files];
  const writeNext = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      signal?.throwIfAborted();
      await writeFlushed(join(stagingFolder(outFolder), file.path), file.bytes);
    }
  };
  // Flushing one by one would take a site of 300 pages a second or more; the disk takes several at once.
  const ends = await Promise.allSettled(Array.from({ length: 16 }, writeNext));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

function without(record: ReadonlyMap<string, ReadonlySet<string>>, names: readonly string[]) {
  return new Map([...record].filter(([path]) => !names.includes(path.split('/')[0] ?? '')));
}

function asBookError(error: unknown, outFolder: string, files: readonly FileToWrite[]): unknown {
  const elsewhere = 'Give another folder with --out, or change the rights of this one.';
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG': {
      const megabytes = Math.ceil(files.reduce((sum, file) => sum + file.bytes.length, 0) / 1e6);
      return new BookError(`There is not enough room to write to ${outFolder}.`, {
        hint: `The book needs ${megabytes} MB there. Make room, or give another folder with --out. The earlier files are as they were.`,
        cause: error,
      });
    }
    case 'EEXIST':
    case 'ENOTDIR':
      return new BookError(`${outFolder} is not a folder.`, {
        hint: 'A file of that name is in the way. Move it, or give another folder with --out.',
        cause: error,
      });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    // What Node says where folders are to be made on a read-only disk.
    case 'ENOENT':
      return new BookError(`The folder ${outFolder} cannot be written.`, { hint: elsewhere, cause: error });
    case 'EBUSY':
      return new BookError(`A file in ${outFolder} is in use by another program.`, {
        hint: 'Close the program that shows it and build again.',
        cause: error,
      });
    default:
      return error;
  }
}
