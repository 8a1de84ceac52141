import { parentPort } from 'node:worker_threads';
import { readChapter } from './chapters/read-chapter.ts';
import type { ReadingTask } from './read-chapters.ts';

parentPort?.on('message', ({ source, options }: ReadingTask) => {
  parentPort?.postMessage(readChapter(source, options));
});
