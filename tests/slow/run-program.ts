import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ProgramRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Wall clock. */
  readonly seconds: number;
}

export interface ProgramOptions {
  readonly cwd?: string;
  /** Added to this process's environment; `undefined` takes a name out of it. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a program to its end, without a shell. A failure is a code, never thrown; -1 where it could not be started. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramRun> {
  const started = process.hrtime.bigint();
  const env = { ...process.env, ...options.env };
  return new Promise((resolve) => {
    const settings = { cwd: options.cwd ?? repository, env, maxBuffer: 1 << 28, timeout: 900_000 };
    const child = execFile(program, [...args], settings, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr, seconds: Number(process.hrtime.bigint() - started) / 1e9 });
    });
    child.stdin?.end();
  });
}

/** As `runProgram`, for a step that must succeed. */
export async function mustRun(program: string, args: readonly string[], options: ProgramOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await runProgram(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
}

/** The command as people run it: `bin/gathering.js` in a process of its own. The package must have been built. */
export function gathering(args: readonly string[], options: ProgramOptions = {}): Promise<ProgramRun> {
  return runProgram(process.execPath, [`${repository}bin/gathering.js`, ...args], options);
}
