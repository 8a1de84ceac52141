import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { tooMuchWork } from './run-typst.ts';

const interval = 250;

/**
 * Ends this process once it has worked for so many milliseconds, all of its threads together. It is watched from a
 * thread of its own, for the main one is busy with the layout and hears nothing.
 */
export function watchWork(most: number): void {
  new Worker(new URL(import.meta.url), { workerData: most }).unref();
}

if (!isMainThread && typeof workerData === 'number') {
  const most: number = workerData;
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    if ((user + system) / 1000 > most) process.kill(process.pid, tooMuchWork);
  }, interval);
}
