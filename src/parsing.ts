import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ParsedBody } from './chapters/open-chapter.ts';
import { packageRoot } from './system/package-root.ts';

/** A thread that parses Markdown, one text at a time. */
export type ParsingThread = Worker;

/** What a thread is asked. */
export interface ParsingTask {
  readonly file: string;
  readonly body: string;
}

/** The longest honest chapter known, 380 KB, needs about a tenth of it. */
const MEGABYTES = 512;

/** Starts a thread; it loads the parser while its first text is still on the way. */
export function startParsing(): ParsingThread {
  const code = join(packageRoot(), 'dist', 'parsing-thread.js');
  return new Worker(pathToFileURL(code), { resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } });
}

/** Parses one text. After an end without content the thread is gone, and the diagnostic says why. */
export function parseInThread(
  thread: ParsingThread,
  task: ParsingTask,
  { deadline, signal }: { readonly deadline: number; readonly signal: AbortSignal | undefined },
): Promise<ParsedBody> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      thread.removeAllListeners('message').removeAllListeners('error');
      signal?.removeEventListener('abort', onAbort);
      settle();
    };
    const stop = (message: string, hint: string) =>
      finish(() => {
        void thread.terminate();
        resolve(unread(task.file, message, hint));
      });
    const stopAt = (what: string) => stop(`Reading the text took ${what} and was stopped.`, tooMuchHint);
    // The thread keeps the program alive; a clock must not, once all threads are gone.
    const timer = setTimeout(() => stopAt('too long'), deadline).unref();
    const onAbort = () => finish(() => reject(signal?.reason as Error));
    signal?.addEventListener('abort', onAbort);
    thread.on('message', (json: string) => finish(() => resolve(JSON.parse(json) as ParsedBody)));
    thread.on('error', (error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (isMemory || error.name === 'RangeError') stopAt('too much memory');
      // A fault of the parser in one chapter must not cost the others their book.
      else stop(`The text could not be read: ${error.message}.`, faultHint);
    });
    thread.postMessage(task);
  });
}

const tooMuchHint =
  'Something in it repeats or nests far beyond what a reader can follow. Take it out, or split the chapter.';
const faultHint =
  'This is a fault of gathering. Report it with the chapter; until then, write the passage more simply.';

function unread(file: string, message: string, hint: string): ParsedBody {
  const place = { line: 1, column: 1 };
  return {
    content: undefined,
    diagnostics: [{ rule: 'text-can-be-parsed', severity: 'error', message, hint, file, place }],
  };
}
