import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import type { ChapterSpan } from '../renderer.ts';
import { packageRoot } from '../../system/package-root.ts';

/** What the child process is asked to do. Paths of fonts are absolute, all others are relative to the workspace. */
export interface TypstTask {
  readonly workspace: string;
  readonly main: string;
  readonly fonts: readonly string[];
  /** Names of the pictures that the book uses. */
  readonly images: readonly string[];
  readonly output:
    | { readonly kind: 'pdf'; readonly file: string; readonly marks?: string; readonly forPrint: boolean }
    | { readonly kind: 'svg'; readonly file: string };
}

export interface TypstAnswer {
  /** What the engine complained of, as `chapter.typ:12: …` where it knows the place; nothing was written if there is anything. */
  readonly problems: readonly string[];
  /** Of `images`, those that the engine cannot decode; known only after a failure. */
  readonly unreadableImages?: readonly string[];
  readonly marks?: unknown;
  readonly pageCount?: number;
  /** By anchor, the chapters that would have ended with a few lines on a page, and the pages that they took so. */
  readonly ends?: readonly (readonly [string, ChapterSpan])[];
  /** Why the PDF could not be made to PDF/UA-1, in the engine's words. */
  readonly notAccessible?: string;
}

/** What one task may take, in milliseconds. */
export interface Deadline {
  /** Of work: a machine that is busy with other things does not count against the book. */
  readonly work: number;
  /** On the wall, for a process that hangs without working. */
  readonly wall: number;
}

/** Ten times what a book of its size takes: 275 chapters, 1.5 MB as the typesetter gets them, are 15 seconds of work. */
export function deadlineFor(bytes: number): Deadline {
  const work = 120_000 + Math.ceil(bytes / 10);
  return { work, wall: 5 * work };
}

/**
 * Run one task in a process of its own, which is killed when it is past its deadline or when `signal` says so. `bytes`
 * is how much the book is.
 */
export function runTypst(
  task: TypstTask,
  signal: AbortSignal,
  { bytes = 0, deadline = deadlineFor(bytes) }: { readonly bytes?: number; readonly deadline?: Deadline } = {},
): Promise<TypstAnswer> {
  const program = join(packageRoot(), 'dist/render/pdf/typst-process.js');
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = spawn(process.execPath, [program, String(deadline.work)], { stdio: ['pipe', 'pipe', 'pipe'] });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, deadline.wall);
    const stop = () => child.kill('SIGKILL');
    signal.addEventListener('abort', stop, { once: true });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr = (stderr + chunk).slice(-4000)));
    child.on('error', (cause) => reject(new BookError('The typesetter could not be started.', { cause })));
    child.on('close', (code, killedBy) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      if (signal.aborted) return reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
      if (isLate) return reject(tookTooLong(deadline.wall));
      if (killedBy === tooMuchWork) return reject(tookTooLong(deadline.work));
      if (code !== 0) return reject(died(stderr));
      resolve(JSON.parse(stdout) as TypstAnswer);
    });
    child.stdin.on('error', () => {}).end(JSON.stringify(task));
  });
}

/** How the process ends itself when it has worked too long. */
export const tooMuchWork = 'SIGTERM';

function tookTooLong(deadline: number): BookError {
  return new BookError(
    `The PDF was not ready after ${Math.round(deadline / 100) / 10} seconds of work, so its making was stopped.`,
    {
      hint: 'A very long table or a very large picture may be the cause. Leave the newest chapters out and try again.',
    },
  );
}

function died(stderr: string): BookError {
  return new BookError('The typesetter stopped in the middle of its work.', {
    hint: `This machine may be short of memory. Its last words: ${stderr.trim() || 'none'}`,
  });
}
