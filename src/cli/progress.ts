import type { CliContext } from './context.ts';

export interface Step {
  readonly name: string;
  readonly state: 'start' | 'end';
}

export interface Progress {
  readonly step: (step: Step) => void;
  /** Says more exactly what is being done, until it is told anew. */
  readonly tell: (words: string | undefined) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** Nobody needs to be told of less. */
const quietMs = 1000;
const clearLine = '\r\u001b[2K';

/** A line on a terminal's stderr that says what is being done, once it takes longer than a second. */
export function startProgress(context: CliContext): Progress {
  const { stderr, now } = context;
  if (stderr.isTTY !== true || context.env['TERM'] === 'dumb') return { step: () => {}, tell: () => {}, end: () => {} };
  const start = now();
  const running = new Set<string>();
  let isShown = false;
  let told: string | undefined;
  const show = () => {
    if (now() - start < quietMs || running.size === 0) return;
    const line = `${told ?? inWords([...running])} … ${Math.round((now() - start) / 1000)} s`;
    stderr.write(clearLine + line.slice(0, (stderr.columns ?? 80) - 1));
    isShown = true;
  };
  const timer = setInterval(show, 250);
  timer.unref();
  return {
    step: ({ name, state }) => {
      if (state === 'start') running.add(name);
      else running.delete(name);
      show();
    },
    tell: (words) => {
      told = words;
      show();
    },
    end: () => {
      clearInterval(timer);
      if (isShown) stderr.write(clearLine);
    },
  };
}

function inWords(running: readonly string[]): string {
  if (running.includes('collect')) return 'reading what the sources bring';
  if (running.includes('read')) return 'reading the chapters';
  if (running.includes('write')) return 'writing the files';
  return `making ${running.join(', ')}`;
}
