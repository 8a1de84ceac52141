import { dirname } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import { type ProgramEnd, runProgram } from '../../system/programs.ts';
import type { Remote } from './remote.ts';
import { networkEnvironment } from './network-environment.ts';

/** How a talk with a remote ended. `idle`, `late` and `tooMuch`: we ended it. */
export type TalkEnd =
  Exclude<ProgramEnd, { outcome: 'missing' | 'timeout' }> | { readonly outcome: 'idle' | 'late' | 'tooMuch' };

export interface TalkOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the mirrors are. */
  readonly cache: string;
  readonly signal?: AbortSignal | undefined;
  readonly input?: string;
  /** Whether git tells on stderr what it hears. */
  readonly traces?: boolean;
  /** Milliseconds without news, and in all. */
  readonly idleMs: number;
  readonly deadlineMs: number;
  /** How many bytes have come, and how many may. */
  readonly bytes?: () => Promise<number>;
  readonly mostBytes: number;
  /** Told when nothing comes for a while, and when something comes again. */
  readonly onWait?: (isWaiting: boolean) => void;
}

const watchMs = 200;
const waitingMs = 2000;
/** A hundred thousand refs. */
const mostListing = 32 * 2 ** 20;

/**
 * Runs a git command that talks with a remote, which is called `source` in `args`: its address is in no list of
 * processes. Ends it when nothing comes any more, when it takes too long or brings too much.
 *
 * @throws BookError where git is missing; the signal's reason when aborted.
 */
export async function askRemote(remote: Remote, args: readonly string[], options: TalkOptions): Promise<TalkEnd> {
  const { cache, signal, input, deadlineMs } = options;
  const stop = new AbortController();
  const watch = watchTalk(options, (why) => stop.abort(why));
  try {
    const end = await runProgram('git', ['--no-pager', ...args], {
      cwd: cache,
      env: networkEnvironment(remote, { ...options, ceiling: dirname(cache) }),
      deadlineMs,
      maxOutputBytes: mostListing,
      signal: signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]),
      onStderr: watch.news,
      ...(input === undefined ? {} : { input }),
    });
    if (end.outcome === 'missing') {
      throw new BookError('git is not on this machine.', { hint: 'Install git and put it on the PATH.' });
    }
    if (end.outcome === 'timeout') return { outcome: 'late' };
    return end.outcome === 'failed' && end.code === null && end.stdout.length > 1e6 ? { outcome: 'tooMuch' } : end;
  } catch (error) {
    if (signal?.aborted !== true && stop.signal.aborted) return { outcome: stop.signal.reason as 'idle' | 'tooMuch' };
    throw error;
  } finally {
    watch.end();
  }
}

/** Looks now and then whether something came. */
function watchTalk(
  { idleMs, bytes, mostBytes, onWait }: TalkOptions,
  stop: (why: 'idle' | 'tooMuch') => void,
): { readonly news: () => void; readonly end: () => void } {
  let last = performance.now();
  let seen = 0;
  let isWaiting = false;
  const say = (value: boolean) => {
    if (value !== isWaiting) onWait?.(value);
    isWaiting = value;
  };
  const look = async () => {
    const now = (await bytes?.()) ?? 0;
    if (now !== seen) last = performance.now();
    seen = now;
    const quietMs = performance.now() - last;
    say(quietMs > waitingMs);
    if (now > mostBytes) stop('tooMuch');
    else if (quietMs > idleMs) stop('idle');
  };
  const timer = setInterval(() => void look(), watchMs);
  return {
    news: () => {
      last = performance.now();
    },
    end: () => {
      clearInterval(timer);
      say(false);
    },
  };
}
