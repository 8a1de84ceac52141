import { parentPort } from 'node:worker_threads';
import type { ParsingTask } from './parsing.ts';
import { readContent } from './text/markdown/normalise.ts';

// The threads alone load the parser: who only asks them starts faster.
parentPort?.on('message', ({ file, body }: ParsingTask) => {
  // As JSON: cloning a tree node by node takes three times as long.
  parentPort?.postMessage(JSON.stringify(readContent(file, body)));
});
