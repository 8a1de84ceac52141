import { parentPort } from 'node:worker_threads';
import { runPandoc, type CompiledPandoc, type ProgramResult, type ProgramRun } from './wasm-program.ts';

export interface WorkerRequest {
  readonly module: CompiledPandoc;
  readonly run: ProgramRun;
}

/** What comes back for a run. `crashed`: its memory ran out, or so. */
export type WorkerAnswer =
  | { readonly outcome: 'ended'; readonly result: ProgramResult }
  | { readonly outcome: 'crashed'; readonly reason: string };

async function answer({ module, run }: WorkerRequest): Promise<WorkerAnswer> {
  try {
    return { outcome: 'ended', result: await runPandoc(module, run) };
  } catch (error) {
    return { outcome: 'crashed', reason: error instanceof Error ? error.message : String(error) };
  }
}

// One run at a time: the main thread sends the next only after an answer.
parentPort?.on('message', (request: WorkerRequest) => {
  void answer(request).then((message) => parentPort?.postMessage(message));
});
