import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BookError } from '../model/book-error.ts';
import { errorCode } from './error-code.ts';

export interface LockOptions {
  /** How long to wait for another holder, in milliseconds. */
  readonly waitMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Who may hold it, for messages: `Another build` unless told. */
  readonly holder?: string;
}

/** Older than this, a lock is left over even where its process number is in use: writing an edition takes seconds. */
const staleAfterMs = 10 * 60_000;

/**
 * Do something in a folder that only one process may do at a time. Waits for another holder, and takes over from a
 * dead one.
 *
 * @throws BookError where another process still holds the lock after `waitMs`.
 */
export async function withLock<T>(folder: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, '.gathering-lock');
  const note = await take(lock, options);
  try {
    await removeAbandoned(folder);
    return await work();
  } finally {
    await clear(lock, note);
  }
}

/** Gives the note by which the holder is known. */
async function take(lock: string, options: LockOptions): Promise<string> {
  // The lock is a folder that is renamed into place with the holder's name already in it: the rename fails where
  // there is one, and no one ever sees a lock without a holder.
  const ready = ownName(lock);
  const note = JSON.stringify({ pid: process.pid, host: hostname() });
  await mkdir(ready);
  await writeFile(join(ready, holderFile), note);
  const end = performance.now() + options.waitMs;
  try {
    while (!(await moved(ready, lock))) {
      options.signal?.throwIfAborted();
      const holder = await readHolder(lock);
      // What cannot be moved now, because a program on Windows looks at it, may be in a moment.
      if (holder?.isGone === true) await clear(lock, holder.note).catch(() => pause(50));
      else if (performance.now() > end) throw busy(lock, holder, options.holder);
      else await pause(50);
    }
    return note;
  } finally {
    await rm(ready, { recursive: true, force: true });
  }
}

/** Beside the lock, and nobody else's: `removeAbandoned` knows it by its beginning. */
function ownName(lock: string): string {
  return `${lock}-${process.pid}-${performance.now()}`;
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    // Windows says EPERM both for a name that is taken and for a folder that may not be changed.
    const isTaken = ['ENOTEMPTY', 'EEXIST'].includes(errorCode(error));
    const mayBeTaken = ['EPERM', 'EACCES'].includes(errorCode(error));
    if (isTaken || (mayBeTaken && (await stat(to).catch(() => undefined)) !== undefined)) return false;
    if (errorCode(error) !== 'ENOTDIR') throw error;
    // A file or a link of this name is no lock: somebody's branch may have brought it.
    await rm(to, { force: true });
    return false;
  }
}

/** What processes left that died while they waited. */
async function removeAbandoned(folder: string): Promise<void> {
  const waiting = (await readdir(folder)).filter((name) => name.startsWith('.gathering-lock-'));
  for (const name of waiting) {
    const made = await stat(join(folder, name)).catch(() => undefined);
    const isOld = made !== undefined && Date.now() - made.mtimeMs > staleAfterMs;
    if (isOld) await rm(join(folder, name), { recursive: true, force: true });
  }
}

const holderFile = 'holder.json';

interface Holder {
  /** The note as it stands in the lock. */
  readonly note: string;
  readonly pid: number;
  readonly host: string;
  readonly isGone: boolean;
}

async function readHolder(lock: string): Promise<Holder | undefined> {
  try {
    const note = await readFile(join(lock, holderFile), 'utf8');
    const { mtimeMs } = await stat(join(lock, holderFile));
    const { pid, host } = JSON.parse(note) as { pid: number; host: string };
    const isOld = Date.now() - mtimeMs > staleAfterMs;
    return { note, pid, host, isGone: isOld || (host === hostname() && !isAlive(pid)) };
  } catch {
    return undefined;
  }
}

/** Whether a process with this number is on this machine. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Takes away the lock with this note. It is moved aside first: while it is emptied where it stands, the next holder may
 * move in, and would be taken away with it.
 */
async function clear(lock: string, held: string): Promise<void> {
  const aside = ownName(lock);
  try {
    await rename(lock, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  // Between reading and moving, someone else may have cleared it and taken it: then this is theirs.
  const note = await readFile(join(aside, holderFile), 'utf8').catch(() => '');
  if (note !== held && (await moved(aside, lock).catch(() => false))) return;
  await rm(aside, { recursive: true, force: true });
}

function busy(lock: string, holder: Holder | undefined, name = 'Another build'): BookError {
  const who = holder === undefined ? name : `${name} (process ${holder.pid} on ${holder.host})`;
  return new BookError(`${who} is writing to the same folder.`, {
    hint: `Wait until it has ended and try again. If none is running, delete the folder ${lock}.`,
  });
}
