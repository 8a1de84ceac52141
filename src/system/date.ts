import { BookError } from '../model/book-error.ts';
import { runProgram } from './programs.ts';

/** The date that every output carries, and where it comes from. */
export interface BuildDate {
  /** Whole seconds since 1970. */
  readonly epoch: number;
  readonly from: 'SOURCE_DATE_EPOCH' | 'commit' | 'fixed';
  /** The newest commit that touches the book's folder, where it is in a repository. */
  readonly commit?: string;
}

/**
 * 1 January 2000, UTC: for a book that is in no repository. A round date that nobody takes for a real one, and that
 * every container can hold (ZIP begins in 1980, in local time).
 */
export const fixedEpoch = 946_684_800;

/** 31 December 9999: the last date that PDF and ISO 8601 write with four digits. */
const lastEpoch = 253_402_300_799;

/**
 * The book's date, the same on every machine: `SOURCE_DATE_EPOCH`, else the committer time of the newest commit that
 * touches the book's folder, else `fixedEpoch`. The clock is never asked.
 *
 * @throws BookError where `SOURCE_DATE_EPOCH` is set to something else than whole seconds since 1970.
 */
export async function buildEpoch(
  env: Readonly<Record<string, string | undefined>>,
  bookFolder: string,
): Promise<BuildDate> {
  const written = env['SOURCE_DATE_EPOCH'];
  const isWritten = written !== undefined && written !== '';
  const epoch = isWritten ? parseEpoch(written) : undefined;
  const newest = await newestCommit(env, bookFolder);
  const commit = newest === undefined ? {} : { commit: newest.commit };
  if (epoch !== undefined) return { epoch, from: 'SOURCE_DATE_EPOCH', ...commit };
  return newest === undefined
    ? { epoch: fixedEpoch, from: 'fixed' }
    : { epoch: newest.epoch, from: 'commit', ...commit };
}

function parseEpoch(written: string): number {
  const epoch = /^\d{1,12}$/.test(written) ? Number(written) : NaN;
  if (epoch <= lastEpoch) return epoch;
  throw new BookError(`SOURCE_DATE_EPOCH must be whole seconds since 1970, not ${JSON.stringify(written)}.`, {
    hint: 'Unset it, or set it to a number such as 1735689600 (1 January 2025).',
  });
}

async function newestCommit(
  env: Readonly<Record<string, string | undefined>>,
  bookFolder: string,
): Promise<{ readonly epoch: number; readonly commit: string } | undefined> {
  const prefix = await git(['rev-parse', '--show-prefix'], env, bookFolder);
  if (prefix === undefined) return undefined;
  // At the top of a repository the newest commit is HEAD. Asking for the folder's history would leave out merges, and
  // a shallow clone, which has no history, would give another date than a full one.
  const within = prefix === '' ? [] : ['--', '.'];
  const told = await git(
    ['log', '-1', '--no-ext-diff', '--no-textconv', '--format=%ct %H', ...within],
    env,
    bookFolder,
  );
  const [, time = '', commit = ''] = /^(\d{1,12}) ([0-9a-f]{40,64})$/.exec(told ?? '') ?? [];
  return commit !== '' && Number(time) <= lastEpoch ? { epoch: Number(time), commit } : undefined;
}

// A repository's own configuration can name programs to run. None of these are wanted for reading one date.
const hardened = [
  '--no-pager',
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.pager=cat', 'core.attributesFile=/dev/null'].flatMap(
    (setting) => ['-c', setting],
  ),
  ...['diff.external=', 'log.showSignature=false', 'protocol.allow=never'].flatMap((setting) => ['-c', setting]),
];

/** What git prints, trimmed; nothing where git is missing, too slow, or has nothing to say about the folder. */
async function git(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): Promise<string | undefined> {
  // GIT_DIR and its like, as a hook sets them, would point at another repository than the book's.
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('GIT_'));
  const end = await runProgram('git', [...hardened, ...args], {
    cwd,
    deadlineMs: 20_000,
    env: {
      ...Object.fromEntries(kept),
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      LC_ALL: 'C',
    },
  });
  return end.outcome === 'done' ? end.stdout.toString('utf8').trim() : undefined;
}
