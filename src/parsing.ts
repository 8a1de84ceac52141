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
    const stop = (what: string) =>
      finish(() => {
        void thread.terminate();
        resolve(tooMuch(task.file, what));
      });
    const timer = setTimeout(() => stop('too long'), deadline);
    const onAbort = () => finish(() => reject(signal?.reason as Error));
    signal?.addEventListener('abort', onAbort);
    thread.on('message', (json: string) => finish(() => resolve(JSON.parse(json) as ParsedBody)));
    thread.on('error', (error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (isMemory || error.name === 'RangeError') stop('too much memory');
      else finish(() => reject(error));
    });
    thread.postMessage(task);
  });
}

function tooMuch(file: string, what: string): ParsedBody {
  const diagnostic = {
    rule: 'text-can-be-parsed',
    severity: 'error',
    message: `Reading the text took ${what} and was stopped.`,
    hint: 'Something in it repeats or nests far beyond what a reader can follow. Take it out, or split the chapter.',
    file,
    place: { line: 1, column: 1 },
  } as const;
  return { content: undefined, diagnostics: [diagnostic] };
}
