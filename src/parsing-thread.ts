import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { ParsingTask } from './parsing.ts';
import { normalise, type ReadHtml } from './text/markdown/normalise.ts';

/** What is read within this time is sent together: each message wakes the main thread, at the price of a short text. */
const MILLISECONDS_A_MESSAGE = 25;

const port = parentPort;
/** Odd while a text is read: who waits can tell which one it is, and for how long. */
const steps = workerData as Int32Array;
const waiting: ParsingTask[] = [];
let isReading = false;

// The threads alone load the parser: who only asks them starts faster.
port?.on('message', (task: ParsingTask) => {
  waiting.push(task);
  // What reads HTML may still be on its way when the next text comes.
  if (!isReading) void readAll();
});

async function readAll(): Promise<void> {
  isReading = true;
  let read: string[] = [];
  let sent = performance.now();
  for (let task = takeNext(); task !== undefined; task = takeNext()) {
    Atomics.add(steps, 0, 1);
    read.push(await readText(task));
    Atomics.add(steps, 0, 1);
    if (performance.now() - sent < MILLISECONDS_A_MESSAGE) continue;
    port?.postMessage(read);
    read = [];
    sent = performance.now();
  }
  if (read.length > 0) port?.postMessage(read);
  isReading = false;
}

function takeNext(): ParsingTask | undefined {
  const arrived = port === null ? undefined : (receiveMessageOnPort(port) as { message: ParsingTask } | undefined);
  if (arrived !== undefined) waiting.push(arrived.message);
  return waiting.shift();
}

/** Parses a text; the `ParsedBody` as JSON. */
export async function readText({ file, body }: ParsingTask): Promise<string> {
  const read = normalise(file, body, body.includes('<') ? await loadHtml() : withoutHtml);
  // As JSON: cloning a tree node by node takes three times as long.
  return JSON.stringify(read);
}

// What reads HTML takes longer to load than all else together, and most threads meet none.
async function loadHtml(): Promise<ReadHtml> {
  const { readHtmlApart } = await import('./text/markdown/html-apart.ts');
  return readHtmlApart;
}

const withoutHtml: ReadHtml = (blocks) => blocks;
