import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measure {
  /** Median of the runs, wall clock. */
  readonly seconds: number;
  /** Greatest sum of resident memory of the program and all that it started, in megabytes; undefined off Linux. */
  readonly megabytes: number | undefined;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Written to the program's input. */
  readonly input?: string;
  /** Exit codes that count as done; 0 alone where none are given. */
  readonly accepts?: readonly number[];
}

/** Runs a command several times, one after the other, each time from a cold start. */
export async function measure(command: Command, runs: number, before?: () => Promise<void>): Promise<Measure> {
  const seconds: number[] = [];
  let megabytes: number | undefined;
  for (let run = 0; run < runs; run++) {
    await before?.();
    const once = await runOnce(command);
    seconds.push(once.seconds);
    if (once.megabytes !== undefined) megabytes = Math.max(megabytes ?? 0, once.megabytes);
  }
  return { seconds: median(seconds), megabytes };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

function runOnce({ program, args, cwd, input = '', accepts = [0] }: Command): Promise<Measure> {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(program, [...args], { cwd, stdio: ['pipe', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    let peak: number | undefined;
    const watch = setInterval(() => {
      const now = child.pid === undefined ? undefined : treeMegabytes(child.pid);
      if (now !== undefined) peak = Math.max(peak ?? 0, now);
    }, 25);
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      clearInterval(watch);
      if (code !== null && accepts.includes(code)) resolve({ seconds, megabytes: peak });
      else reject(new Error(`${program} ${args.slice(0, 4).join(' ')} … ended with ${code}: ${stderr.slice(-2000)}`));
    });
    child.stdin.on('error', () => {}).end(input);
  });
}

/** Resident memory of a process and its descendants. Pages that they share count for each. */
function treeMegabytes(root: number): number | undefined {
  try {
    const processes = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(readStatus);
    const family = new Set([root]);
    for (let grown = -1; grown !== family.size;) {
      grown = family.size;
      for (const { id, parent } of processes) if (family.has(parent)) family.add(id);
    }
    const kilobytes = processes.filter(({ id }) => family.has(id)).reduce((sum, { resident }) => sum + resident, 0);
    return kilobytes / 1024;
  } catch {
    return undefined;
  }
}

function readStatus(id: string): { id: number; parent: number; resident: number }[] {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return [{ id: Number(id), parent: number('PPid'), resident: number('VmRSS') }];
  } catch {
    // It ended between the listing and the reading.
    return [];
  }
}
