import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BookError } from '../../model/book-error.ts';
import { packageRoot } from '../../system/package-root.ts';
import {
  defaultDeadlineMs,
  defaultsFile,
  filesOf,
  warningsIn,
  type Conversion,
  type Converted,
  type EngineOptions,
  type Pandoc,
} from './engine.ts';
import type { WorkerAnswer, WorkerRequest } from './pandoc-worker.ts';
import { compilePandoc, type CompiledPandoc, type ProgramResult, type ProgramRun } from './wasm-program.ts';

// A pandoc takes some 300 MB, so there is never more than one: the next waits for the last.
let last: Promise<unknown> = Promise.resolve();
// Compiled once for all threads. What it says of itself cannot change either: its bytes are known.
let compiled: Promise<CompiledPandoc | 'altered'> | undefined;
let known: { readonly version: string; readonly formats: readonly string[] } | undefined;

/**
 * Use the pandoc that comes with the package, in a thread of its own that ends with `use`.
 *
 * @throws BookError when pandoc refuses, takes longer than the deadline, or is not the program that we know; the
 * signal's reason when aborted.
 */
export function withEmbeddedPandoc<T>(options: EngineOptions, use: (pandoc: Pandoc) => Promise<T>): Promise<T> {
  const turn = last.then(async () => {
    options.signal.throwIfAborted();
    const module = await (compiled ??= compilePandoc());
    if (module === 'altered') throw altered();
    const worker = new Worker(join(packageRoot(), 'dist', 'render', 'pandoc', 'pandoc-worker.js'));
    // It may still fail while it is being stopped; nobody waits for that any more.
    worker.on('error', () => {});
    try {
      const ask = (run: ProgramRun) => request(worker, { module, run }, options);
      known ??= await factsOf(ask);
      return await use({
        ...known,
        print: async (file) => (await ask(plainRun(file))).stdout,
        convert: (conversion) => convert(conversion, ask),
      });
    } finally {
      await worker.terminate();
    }
  });
  last = turn.catch(() => undefined);
  return turn;
}

async function factsOf(ask: (run: ProgramRun) => Promise<ProgramResult>) {
  const version = /^pandoc\S* (\d[\d.]*)/.exec(textOf(await ask(plainRun('--version'))))?.[1] ?? '';
  const formats = textOf(await ask(plainRun('--list-output-formats')))
    .split('\n')
    .filter(Boolean);
  return { version, formats };
}

async function convert(conversion: Conversion, ask: (run: ProgramRun) => Promise<ProgramResult>): Promise<Converted> {
  const { code, stderr, output } = await ask({
    args: [`--defaults=${defaultsFile}`],
    env: [`SOURCE_DATE_EPOCH=${conversion.epoch}`, 'TZ=UTC'],
    files: filesOf(conversion),
    outputFile: conversion.outputFile,
  });
  // Pandoc can end well and have written nothing, so both are looked at.
  if (code !== 0 || /^ERROR/m.test(stderr)) throw refusal(conversion.format, stderr);
  if (output === undefined || output.length === 0) throw refusal(conversion.format, stderr || 'It wrote nothing.');
  return { bytes: output, warnings: warningsIn(stderr) };
}

function refusal(format: string, words: string): BookError {
  return new BookError(`Pandoc could not make the ${format} file.`, { hint: `Pandoc says: ${words.trim()}` });
}

function plainRun(argument: string): ProgramRun {
  return { args: [argument], env: [], files: new Map() };
}

function textOf(result: ProgramResult): string {
  return new TextDecoder().decode(result.stdout);
}

function request(worker: Worker, message: WorkerRequest, options: EngineOptions): Promise<ProgramResult> {
  const { signal, deadlineMs = defaultDeadlineMs } = options;
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      worker.off('message', onAnswer).off('error', onLost).off('exit', onLost);
      end();
    };
    const onAbort = () => settle(() => reject(signal.reason as Error));
    const onLost = (cause: unknown) => settle(() => reject(lost(cause)));
    const onAnswer = (answer: WorkerAnswer) =>
      settle(() => {
        if (answer.outcome === 'ended') resolve(answer.result);
        else reject(lost(answer.reason));
      });
    const timer = setTimeout(() => settle(() => reject(tooSlow(deadlineMs))), deadlineMs);
    signal.addEventListener('abort', onAbort, { once: true });
    worker.on('message', onAnswer).on('error', onLost).on('exit', onLost);
    worker.postMessage(message);
    if (signal.aborted) onAbort();
  });
}

function tooSlow(deadlineMs: number): BookError {
  return new BookError(`Pandoc took longer than ${deadlineMs / 1000} seconds and was stopped.`, {
    hint: 'Try again when the computer is less busy, or make this output from fewer chapters.',
  });
}

function lost(cause?: unknown): BookError {
  const reason =
    cause instanceof Error ? cause.message : typeof cause === 'string' ? cause : 'It ended without a word.';
  return new BookError('Pandoc broke off.', { hint: `The reason it gave: ${reason}`, cause });
}

function altered(): BookError {
  return new BookError('The pandoc inside this program is not the one it was made with.', {
    hint: 'Install the program again ("npm ci" in a checkout). If that does not help, its files were changed on the way.',
  });
}
