import { parentPort } from 'node:worker_threads';
import type { ParsingTask } from './parsing.ts';
import { normalise, type ReadHtml } from './text/markdown/normalise.ts';

// One after the other: what reads HTML may still be on its way when the next text comes.
let last = Promise.resolve();

// The threads alone load the parser: who only asks them starts faster.
parentPort?.on('message', (task: ParsingTask) => {
  last = last.then(() => answer(task));
});

async function answer({ file, body }: ParsingTask): Promise<void> {
  const read = normalise(file, body, body.includes('<') ? await loadHtml() : withoutHtml);
  // As JSON: cloning a tree node by node takes three times as long.
  parentPort?.postMessage(JSON.stringify(read));
}

// What reads HTML takes longer to load than all else together, and most threads meet none.
async function loadHtml(): Promise<ReadHtml> {
  const { readHtmlApart } = await import('./text/markdown/html-apart.ts');
  return readHtmlApart;
}

const withoutHtml: ReadHtml = (blocks) => blocks;
