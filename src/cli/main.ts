import { inspect } from 'node:util';
import { CommanderError } from 'commander';
import { BookError } from '../model/book-error.ts';
import { safeText } from '../report/safe-text.ts';
import { type CliContext, processContext } from './context.ts';
import { createProgram } from './program.ts';

/** How a run ended, for scripts and CI. */
export const exitCodes = { done: 0, problems: 1, surroundings: 2, bug: 3, partly: 4, interrupted: 130 } as const;

/**
 * The command line: `argv` is what stands behind `gathering`. Gives the exit code: 0 done, 1 the material has errors,
 * 2 trouble in the surroundings or in the command itself, 3 a bug of ours, 4 partly done, 130 stopped with Ctrl-C.
 */
export async function main(argv: readonly string[], given: Partial<CliContext> = {}): Promise<number> {
  const context: CliContext = { ...processContext(), ...given };
  const stopped = new AbortController();
  const stopListening = context.onInterrupt(() => {
    context.stderr.write('\nStopping. What was there before stays as it is.\n');
    stopped.abort(new Error('stopped'));
  });
  let code: number = exitCodes.done;
  try {
    const program = await createProgram(context, stopped.signal, (end) => (code = end));
    await program.parseAsync([...argv], { from: 'user' });
    return stopped.signal.aborted ? exitCodes.interrupted : code;
  } catch (error) {
    if (stopped.signal.aborted || isNamed(error, 'ExitPromptError')) return exitCodes.interrupted;
    return explain(error, context, argv.includes('--debug'));
  } finally {
    stopListening();
  }
}

function explain(error: unknown, { stderr }: CliContext, isDebug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.surroundings;
  if (error instanceof BookError) {
    stderr.write(`${safeText(error.message, 1000)}\n`);
    if (error.hint !== undefined)
      stderr.write(
        `${error.hint
          .split('\n')
          .map((line) => `→ ${safeText(line, 1000)}`)
          .join('\n')}\n`,
      );
    if (isDebug) stderr.write(stackOf(error));
    return exitCodes.surroundings;
  }
  stderr.write(`Something went wrong that is not your fault: ${safeText(messageOf(error), 500)}\n`);
  stderr.write(
    isDebug
      ? stackOf(error)
      : '→ This is a bug in gathering. Run the command again with --debug, and report what it prints, with the command.\n',
  );
  return exitCodes.bug;
}

function messageOf(error: unknown): string {
  return error instanceof Error || isNamed(error, 'Error') ? (error as Error).message : String(error);
}

function stackOf(error: unknown): string {
  return `${inspect(error)
    .split('\n')
    .map((line) => safeText(line, 1000))
    .join('\n')}\n`;
}

function isNamed(error: unknown, name: string): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === name;
}
