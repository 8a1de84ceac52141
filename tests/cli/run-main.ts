import type { CliContext } from '../../src/cli/context.ts';
import { main } from '../../src/cli/main.ts';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line in this process, as in a pipe, with nobody to answer. */
export async function runMain(cwd: string, argv: readonly string[], context: Partial<CliContext> = {}): Promise<Run> {
  let out = '';
  let err = '';
  const code = await main(argv, {
    cwd,
    env: { SOURCE_DATE_EPOCH: '1735689600' },
    stdout: { write: (text) => (out += text), columns: 100 },
    stderr: { write: (text) => (err += text), columns: 100 },
    isInteractive: false,
    now: () => 0,
    wallClock: () => Date.parse('2026-11-02T09:30:00Z'),
    ask: async ({ message }) => {
      throw new Error(`nobody is there to answer: ${message}`);
    },
    choose: async ({ message }) => {
      throw new Error(`nobody is there to choose: ${message}`);
    },
    onInterrupt: () => () => {},
    ...context,
  });
  return { code, out, err };
}
