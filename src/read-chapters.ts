import { join } from 'node:path';
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type ChapterOptions, readChapter } from './chapters/read-chapter.ts';
import type { Chapter, ChapterKind } from './model/chapter.ts';
import type { Checked, Diagnostic } from './model/checked.ts';
import type { SourceFile } from './model/source.ts';
import { packageRoot } from './system/package-root.ts';

export interface ChapterFile {
  readonly kind: ChapterKind;
  readonly source: SourceFile;
}

export interface ReadingOptions extends Pick<ChapterOptions, 'aliases' | 'unknown'> {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for a chapter of `bytes` bytes. */
  readonly deadline?: (bytes: number) => number;
}

/** What a thread is asked: one chapter. */
export interface ReadingTask {
  readonly source: SourceFile;
  readonly options: ChapterOptions;
}

/** One thread more pays off only from about here on; it takes a tenth of a second to start. */
const FILES_A_THREAD = 24;
const MOST_THREADS = 4;
/** The largest honest chapter known, 380 KB, needs about a tenth of it. */
const MEGABYTES_A_THREAD = 512;

/**
 * Reads chapters in threads that can be stopped: Markdown parsers take minutes on some small hostile files. A chapter
 * that takes too long or too much memory is reported, with what its front matter says, and the others go on.
 */
export async function readChapters(
  files: readonly ChapterFile[],
  options: ReadingOptions,
): Promise<Checked<Chapter>[]> {
  const results: Checked<Chapter>[] = [];
  const queue = files.map((file, index) => ({ file, index }));
  const threads = Math.min(Math.ceil(files.length / FILES_A_THREAD), availableParallelism(), MOST_THREADS);
  const work = async (): Promise<void> => {
    let thread: Worker | undefined;
    try {
      for (let next = queue.shift(); next; next = queue.shift()) {
        options.signal?.throwIfAborted();
        const { source, kind } = next.file;
        const task: ReadingTask = { source, options: { kind, aliases: options.aliases, unknown: options.unknown } };
        thread ??= startThread();
        const end = await readInThread(
          thread,
          task,
          (options.deadline ?? deadlineFor)(source.bytes.length),
          options.signal,
        );
        if (end.outcome === 'done') {
          results[next.index] = end.chapter;
        } else {
          void thread.terminate();
          thread = undefined;
          const unparsable = tooMuch(source.path, end.outcome);
          results[next.index] = readChapter(source, { ...task.options, unparsable });
        }
      }
    } finally {
      await thread?.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  return results;
}

// 10 s, and 10 s more a megabyte: honest prose takes at most 2.4 s a megabyte.
function deadlineFor(bytes: number): number {
  return 10_000 + (bytes / 1_000_000) * 10_000;
}

function startThread(): Worker {
  const file = join(packageRoot(), 'dist', 'read-chapters-thread.js');
  return new Worker(pathToFileURL(file), { resourceLimits: { maxOldGenerationSizeMb: MEGABYTES_A_THREAD } });
}

type ThreadEnd =
  | { readonly outcome: 'done'; readonly chapter: Checked<Chapter> }
  | { readonly outcome: 'too long' | 'too much memory' };

function readInThread(thread: Worker, task: ReadingTask, deadline: number, signal?: AbortSignal): Promise<ThreadEnd> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      thread.removeAllListeners('message').removeAllListeners('error');
      signal?.removeEventListener('abort', onAbort);
      settle();
    };
    const timer = setTimeout(() => finish(() => resolve({ outcome: 'too long' })), deadline);
    const onAbort = () => finish(() => reject(signal?.reason as Error));
    signal?.addEventListener('abort', onAbort);
    thread.on('message', (chapter: Checked<Chapter>) => finish(() => resolve({ outcome: 'done', chapter })));
    thread.on('error', (error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const isDepth = error instanceof RangeError;
      finish(() => (isMemory || isDepth ? resolve({ outcome: 'too much memory' }) : reject(error)));
    });
    thread.postMessage(task);
  });
}

function tooMuch(file: string, outcome: 'too long' | 'too much memory'): Diagnostic {
  return {
    rule: 'text-can-be-parsed',
    severity: 'error',
    message: `Reading the text took ${outcome} and was stopped.`,
    hint: 'Something in it repeats or nests far beyond what a reader can follow. Take it out, or split the chapter.',
    file,
    place: { line: 1, column: 1 },
  };
}
