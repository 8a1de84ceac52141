import type { Ask, Choose } from './ask.ts';

/** Everything that a command may touch outside of files: tests give their own, and no module is mocked. */
export interface CliContext {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Whether somebody is there to answer questions. */
  readonly isInteractive: boolean;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
  readonly ask: Ask;
  readonly choose: Choose;
  /** Calls `stop` at the first Ctrl-C; gives back how to stop listening. */
  readonly onInterrupt: (stop: () => void) => () => void;
}

export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
  /** Columns of the terminal. */
  readonly columns?: number | undefined;
}

/** The real surroundings. */
export function processContext(): CliContext {
  const { stdin, stdout, stderr, env } = process;
  [stdout, stderr].forEach(forgiveClosedPipe);
  return {
    cwd: process.cwd(),
    env,
    stdout,
    stderr,
    isInteractive: stdin.isTTY && stdout.isTTY && !isSet(env['CI']),
    now: () => performance.now(),
    wallClock: () => Date.now(),
    ask: async (questions) => (await import('./ask.ts')).askOnTerminal(questions),
    choose: async (question) => (await import('./ask.ts')).chooseOnTerminal(question),
    onInterrupt: listenForInterrupts,
  };
}

const forgiven = new WeakSet<NodeJS.WriteStream>();

/** `gathering order | head` closes the pipe before all is written. Whoever closed it wants no more. */
function forgiveClosedPipe(stream: NodeJS.WriteStream): void {
  if (forgiven.has(stream)) return;
  forgiven.add(stream);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Colours are for people: only on a terminal, never with NO_COLOR (https://no-color.org). */
export function hasColour(context: CliContext, output: Output): boolean {
  return output.isTTY === true && !isSet(context.env['NO_COLOR']) && context.env['TERM'] !== 'dumb';
}

/** Columns to set text in; nothing where it does not go to a terminal. */
export function widthOf(output: Output): number | undefined {
  return output.isTTY === true && output.columns !== undefined && output.columns > 0 ? output.columns : undefined;
}

function isSet(variable: string | undefined): boolean {
  return variable !== undefined && variable !== '' && variable !== 'false' && variable !== '0';
}

const interrupts = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function listenForInterrupts(stop: () => void): () => void {
  const removeAll = () => interrupts.forEach((signal) => process.removeListener(signal, onFirst));
  // Without a listener the second Ctrl-C does what it always does: it ends the process at once.
  const onFirst = () => {
    removeAll();
    stop();
  };
  interrupts.forEach((signal) => process.on(signal, onFirst));
  return removeAll;
}
