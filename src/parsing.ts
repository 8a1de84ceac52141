import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ParsedBody } from './chapters/open-chapter.ts';
import { packageRoot } from './system/package-root.ts';

/** A thread that parses Markdown, one text after the other. */
export interface ParsingThread {
  /**
   * Parses a text once those that were given before are parsed. After an end without content the thread is gone, and
   * the diagnostic says why; of the texts beside that one, or that come later, nothing is known. The deadline is in
   * milliseconds from when the thread begins with the text.
   */
  readonly parse: (task: ParsingTask, deadline: number) => Promise<ParsedBody | undefined>;
  readonly worker: Worker;
}

/** What a thread is asked. */
export interface ParsingTask {
  readonly file: string;
  readonly body: string;
}

/** One text on its way. */
interface Waiting {
  readonly file: string;
  readonly deadline: number;
  readonly settle: (parsed: ParsedBody | undefined) => void;
}

/** The longest honest chapter known, 380 KB, needs about a tenth of it. */
const MEGABYTES = 512;

/** How often a thread is looked at, in milliseconds: so much later than its deadline a text may be stopped. */
const WATCHING = 200;

/** Starts a thread; it loads the parser while its first text is still on the way. */
export function startParsing(): ParsingThread {
  const code = join(packageRoot(), 'dist', 'start-parsing-thread.js');
  // How many texts the thread has begun and ended, together: it sends what it has read a few texts at a time.
  const steps = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(pathToFileURL(code), {
    workerData: steps,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  // The thread takes them in this order.
  const waiting: Waiting[] = [];
  let settled = 0;
  let isStopped = false;
  const current = () => {
    const step = Atomics.load(steps, 0);
    return step % 2 === 0 ? undefined : waiting[(step - 1) / 2 - settled];
  };
  const watch = watchTime(current, () => stopAt('too long'));
  const stop = (message: string, hint: string) => {
    watch.end();
    isStopped = true;
    void worker.terminate();
    const faulty = current() ?? waiting[0];
    for (const each of waiting.splice(0)) each.settle(each === faulty ? unread(each.file, message, hint) : undefined);
  };
  const stopAt = (what: string) => stop(`Reading the text took ${what} and was stopped.`, tooMuchHint);
  worker.on('message', (read: readonly string[]) => {
    settled += read.length;
    for (const json of read) waiting.shift()?.settle(JSON.parse(json) as ParsedBody);
    if (waiting.length === 0) watch.end();
  });
  worker.on('error', (error) => {
    const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (isMemory || error.name === 'RangeError') stopAt('too much memory');
    // A fault of the parser in one chapter must not cost the others their book.
    else stop(`The text could not be read: ${error.message}.`, faultHint);
  });
  const parse: ParsingThread['parse'] = (task, deadline) =>
    new Promise((settle) => {
      if (isStopped) return settle(undefined);
      waiting.push({ file: task.file, deadline, settle });
      watch.begin();
      worker.postMessage(task);
    });
  return { parse, worker };
}

/** Calls `onLate` once the text that a thread is at has taken longer than its deadline. */
function watchTime(current: () => Waiting | undefined, onLate: () => void): { begin: () => void; end: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let seen: Waiting | undefined;
  let since = 0;
  const look = () => {
    const now = performance.now();
    if (seen !== current()) [seen, since] = [current(), now];
    else if (seen !== undefined && now - since > seen.deadline) onLate();
  };
  const end = () => {
    clearInterval(timer);
    timer = undefined;
  };
  // The thread keeps the program alive; a clock must not, once all threads are gone.
  const begin = () => (timer ??= setInterval(look, WATCHING).unref());
  return { begin, end };
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
