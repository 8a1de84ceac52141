import { parentPort } from 'node:worker_threads';
import { compilePandoc, runPandoc, type ProgramResult, type ProgramRun } from './wasm-program.ts';

/** What comes back for a run. `altered`: the program is not the one that we know; `crashed`: its memory ran out, or so. */
export type WorkerAnswer =
  | { readonly outcome: 'ended'; readonly result: ProgramResult }
  | { readonly outcome: 'altered' }
  | { readonly outcome: 'crashed'; readonly reason: string };

const compiled = compilePandoc();

async function answer(run: ProgramRun): Promise<WorkerAnswer> {
  try {
    const module = await compiled;
    if (module === 'altered') return { outcome: 'altered' };
    return { outcome: 'ended', result: await runPandoc(module, run) };
  } catch (error) {
    return { outcome: 'crashed', reason: error instanceof Error ? error.message : String(error) };
  }
}

// One run at a time: the main thread sends the next only after an answer.
parentPort?.on('message', (run: ProgramRun) => {
  void answer(run).then((message) => parentPort?.postMessage(message));
});
