import { delimiter } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import { type ProgramEnd, runProgram } from '../../system/programs.ts';

/** One repository on this machine, and how git may be run in it. */
export interface GitPlace {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
  /** Absolute path of a bare repository; else the one around `cwd`. */
  readonly gitDir?: string | undefined;
  /** Absolute paths of other object folders to read from, too: those of the book's own repository. */
  readonly alternates?: readonly string[] | undefined;
  /** Variables of git's own that are set for it: another index. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

// A repository's own configuration can name programs to run, and a contribution can bring a repository along.
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.attributesFile=/dev/null',
  'diff.external=',
  'credential.helper=',
  'protocol.allow=never',
  'submodule.recurse=false',
  'safe.bareRepository=explicit',
];

/** 64 MiB, a million paths. A few small objects can name one another until their listing has billions of lines. */
const mostListing = 64 * 2 ** 20;

/**
 * Runs one of git's plumbing commands, which read objects: no work tree, no hook, no filter, no pager, no network.
 * `args` are constants and object ids; nothing that a contribution holds may be among them.
 *
 * @throws BookError where git is missing, does not trust the folder, takes too long or gives too much.
 */
export async function runGit(
  place: GitPlace,
  args: readonly string[],
  options: GitOptions = {},
): Promise<Exclude<ProgramEnd, { outcome: 'missing' | 'timeout' }>> {
  const end = await tryGit(place, args, options);
  if (end.outcome === 'timeout') {
    throw new BookError('git took longer than a minute and was stopped.', {
      hint: 'Is the repository on a slow disk?',
    });
  }
  if (end.outcome === 'failed') refuse(end, options.withoutRepository);
  return end;
}

export interface GitOptions {
  readonly input?: string | Uint8Array;
  readonly maxOutputBytes?: number;
  /** What to do where there is no repository. */
  readonly withoutRepository?: string;
}

/**
 * The same where git may give up: on objects that are missing or broken, or that list more than anybody may read.
 *
 * @throws BookError where git is missing.
 */
export async function tryGit(
  { cwd, env, signal, gitDir, alternates = [], variables = {} }: GitPlace,
  args: readonly string[],
  options: GitOptions = {},
): Promise<Exclude<ProgramEnd, { outcome: 'missing' }>> {
  const where = gitDir === undefined ? [] : [`--git-dir=${gitDir}`];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const end = await runProgram('git', ['--no-pager', ...where, ...flags, ...args], {
    cwd,
    env: { ...gitEnvironment(env), ...alternatesIn(alternates), ...variables },
    deadlineMs: 60_000,
    maxOutputBytes: options.maxOutputBytes ?? mostListing,
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (end.outcome === 'missing') {
    throw new BookError('git is not on this machine.', { hint: 'Install git and put it on the PATH.' });
  }
  return end;
}

// git parts the paths at the colon and reads quotes as C does.
function alternatesIn(paths: readonly string[]): Readonly<Record<string, string>> {
  if (paths.length === 0) return {};
  return { GIT_ALTERNATE_OBJECT_DIRECTORIES: paths.map((path) => JSON.stringify(path)).join(delimiter) };
}

/** Hooks set GIT_DIR and its like, which would point at another repository than the one of the folder. */
function gitEnvironment(env: GitPlace['env']): Readonly<Record<string, string | undefined>> {
  // Who commits is the user's own word.
  const kept = Object.entries(env).filter(([name]) => !/^GIT_(?!CONFIG_|COMMITTER_)/.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_LITERAL_PATHSPECS: '1',
    LC_ALL: 'C',
  };
}

const sinceHint =
  '--since compares two states that git keeps. Without it, "gathering check" looks at the folder as it is.';

function refuse({ code, stderr }: Extract<ProgramEnd, { outcome: 'failed' }>, withoutRepository = sinceHint): void {
  if (/dubious ownership/.test(stderr)) {
    throw new BookError('git does not trust this folder, because it belongs to another user.', {
      hint: 'If you trust it, name it once: git config --global --add safe.directory "$PWD"',
    });
  }
  if (/not a git repository|must be run in a work tree|cannot use bare repository/.test(stderr)) {
    throw new BookError('This folder is not in a git repository.', {
      hint: withoutRepository,
    });
  }
  if (code === null) {
    throw new BookError('The branch holds more files than can be listed.', {
      hint: 'More than a million paths is no book. Look at what the branch adds before you go on.',
    });
  }
}

/** The output of a git command that must work. */
export function outputOfGit(end: Awaited<ReturnType<typeof runGit>>): Buffer {
  if (end.outcome === 'done') return end.stdout;
  throw new BookError('git could not read this repository.', {
    hint: `It says: ${redacted(end.stderr).trim().slice(-500)}`,
  });
}

// A remote's address may hold a password.
function redacted(text: string): string {
  return text.replace(/\/\/[^@/\s]+@/g, '//…@');
}
