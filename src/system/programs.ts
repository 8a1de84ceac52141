import { spawn, type ChildProcess } from 'node:child_process';
import { BookError } from '../model/book-error.ts';

export interface ProgramOptions {
  readonly input?: string | Uint8Array;
  /** Milliseconds until the program and everything it started is killed. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
  readonly cwd?: string;
  /** The whole environment of the program; without it, ours. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Called with each piece of stderr, as it comes. */
  readonly onStderr?: (text: string) => void;
  /** More than this on stdout and stderr together ends the program. Default 512 MiB. */
  readonly maxOutputBytes?: number;
}

/** How a program ended. `failed` has the exit code, or `null` where a signal or our own limit ended it. */
export type ProgramEnd =
  | { readonly outcome: 'done'; readonly stdout: Buffer; readonly stderr: string }
  | { readonly outcome: 'failed'; readonly code: number | null; readonly stdout: Buffer; readonly stderr: string }
  | { readonly outcome: 'timeout'; readonly stdout: Buffer; readonly stderr: string }
  | { readonly outcome: 'missing' };

/**
 * Run a program without a shell, in a process group of its own, so that it dies together with all it started: at the
 * deadline, on `signal`, and when this process ends. Never hangs: a pipe that a lost grandchild holds open is let go.
 *
 * @throws the signal's reason when aborted; BookError when the program is there but cannot be started.
 */
export function runProgram(command: string, args: readonly string[], options: ProgramOptions): Promise<ProgramEnd> {
  const { signal, deadlineMs, maxOutputBytes = 512 * 2 ** 20 } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(reasonOf(signal));
    const child = spawn(command, args, { cwd: options.cwd, env: options.env ?? process.env, detached: !onWindows });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let bytes = 0;
    let ended: 'timeout' | 'aborted' | 'flooded' | undefined;

    const end = (why: typeof ended) => {
      ended ??= why;
      killGroup(child);
      // A grandchild that left the group can hold the pipes open for ever.
      setTimeout(() => [child.stdout, child.stderr].forEach((pipe) => pipe.destroy()), 1000).unref();
    };
    const collect = (into: Buffer[]) => (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxOutputBytes) end('flooded');
      else into.push(chunk);
    };
    const onAbort = () => end('aborted');
    const timer = setTimeout(() => end('timeout'), deadlineMs);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      running.delete(child);
    };

    remember(child);
    signal?.addEventListener('abort', onAbort, { once: true });
    child.stdout.on('data', collect(stdout));
    child.stderr.on('data', collect(stderr));
    child.stderr.on('data', (chunk: Buffer) => options.onStderr?.(chunk.toString('utf8')));
    child.on('error', (cause: NodeJS.ErrnoException) => {
      settle();
      if (cause.code === 'ENOENT') resolve({ outcome: 'missing' });
      else reject(new BookError(`${command} could not be started.`, { hint: cause.message, cause }));
    });
    child.on('close', (code) => {
      settle();
      const texts = { stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') };
      if (ended === 'aborted' && signal !== undefined) reject(reasonOf(signal));
      else if (ended === 'timeout') resolve({ outcome: 'timeout', ...texts });
      else if (code === 0 && ended === undefined) resolve({ outcome: 'done', ...texts });
      else resolve({ outcome: 'failed', code, ...texts });
    });
    // A program that ends without reading all of its input closes the pipe: its exit code tells the story, not EPIPE.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input);
  });
}

/** The output of a program that must work: every other end becomes a BookError with a hint. */
export function outputOf(command: string, end: ProgramEnd): Buffer {
  switch (end.outcome) {
    case 'done':
      return end.stdout;
    case 'missing':
      throw new BookError(`${command} is not on this machine.`, { hint: `Install ${command} and put it on the PATH.` });
    case 'timeout':
      throw new BookError(`${command} took too long and was stopped.`, hintFrom(end.stderr));
    case 'failed':
      throw new BookError(
        `${command} failed${end.code === null ? '' : ` with code ${end.code}`}.`,
        hintFrom(end.stderr),
      );
  }
}

const onWindows = process.platform === 'win32';
const running = new Set<ChildProcess>();
let watchesExit = false;

function remember(child: ChildProcess): void {
  running.add(child);
  if (watchesExit) return;
  watchesExit = true;
  // Its own process group also keeps the child from the terminal's Ctrl-C: without this it would outlive us.
  process.on('exit', () => running.forEach(killGroup));
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (onWindows) child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason as Error;
}

function hintFrom(stderr: string): { hint: string } | undefined {
  const text = stderr.trim();
  return text === '' ? undefined : { hint: text.slice(-2000) };
}
