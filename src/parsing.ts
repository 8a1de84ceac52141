import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ParsedBody } from './chapters/open-chapter.ts';
import { packageRoot } from './system/package-root.ts';

/** A thread that parses Markdown, one text after the other. */
export interface ParsingThread {
  /**
   * Parses a text once those that were given before are parsed. After an end without content the thread is gone, and
   * the diagnostic says why; of the texts that waited behind that one, or come later, nothing is known.
   */
  readonly parse: (task: ParsingTask, limits: ParsingLimits) => Promise<ParsedBody | undefined>;
  readonly worker: Worker;
}

/** What a thread is asked. */
export interface ParsingTask {
  readonly file: string;
  readonly body: string;
}

export interface ParsingLimits {
  /** Milliseconds from when the thread begins with the text. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/** One text on its way. */
interface Waiting {
  readonly file: string;
  readonly deadline: number;
  readonly settle: (parsed: ParsedBody | undefined) => void;
}

/** The longest honest chapter known, 380 KB, needs about a tenth of it. */
const MEGABYTES = 512;

/** Starts a thread; it loads the parser while its first text is still on the way. */
export function startParsing(): ParsingThread {
  const code = join(packageRoot(), 'dist', 'parsing-thread.js');
  const worker = new Worker(pathToFileURL(code), { resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } });
  // The thread takes them in this order.
  const waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const watchFirst = () => {
    clearTimeout(timer);
    const [first] = waiting;
    // The thread keeps the program alive; a clock must not, once all threads are gone.
    if (first) timer = setTimeout(() => stopAt('too long'), first.deadline).unref();
  };
  const stop = (message: string, hint: string) => {
    clearTimeout(timer);
    isStopped = true;
    void worker.terminate();
    const [first, ...others] = waiting.splice(0);
    first?.settle(unread(first.file, message, hint));
    for (const { settle } of others) settle(undefined);
  };
  const stopAt = (what: string) => stop(`Reading the text took ${what} and was stopped.`, tooMuchHint);
  worker.on('message', (json: string) => {
    const first = waiting.shift();
    watchFirst();
    first?.settle(JSON.parse(json) as ParsedBody);
  });
  worker.on('error', (error) => {
    const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (isMemory || error.name === 'RangeError') stopAt('too much memory');
    // A fault of the parser in one chapter must not cost the others their book.
    else stop(`The text could not be read: ${error.message}.`, faultHint);
  });
  const parse: ParsingThread['parse'] = (task, { deadline, signal }) =>
    new Promise((resolve, reject) => {
      if (isStopped) return resolve(undefined);
      const onAbort = () => reject(signal?.reason as Error);
      signal?.addEventListener('abort', onAbort);
      const settle: Waiting['settle'] = (parsed) => {
        signal?.removeEventListener('abort', onAbort);
        resolve(parsed);
      };
      if (waiting.push({ file: task.file, deadline, settle }) === 1) watchFirst();
      worker.postMessage(task);
    });
  return { parse, worker };
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
