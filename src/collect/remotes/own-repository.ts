import { BookError } from '../../model/book-error.ts';

/** The remotes of the repository that the book is in: the address by the name. Nothing is asked over the network. */
export type OwnRemotes =
  | { readonly kind: 'repository'; readonly remotes: ReadonlyMap<string, string> }
  | { readonly kind: 'none' }
  | { readonly kind: 'notTrusted' };

/**
 * Asks git for the remotes of the repository around a folder.
 *
 * @throws BookError where git is missing.
 */
export async function readOwnRemotes(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<OwnRemotes> {
  const { simpleGit } = await import('simple-git');
  const git = simpleGit({
    baseDir: folder,
    timeout: { block: 30_000 },
    allowEnvironment: [...keptVariables],
    unsafe: { allowUnsafeConfigPaths: true },
  }).env(environment(env));
  try {
    const output = await git.raw('config', '--local', '--null', '--get-regexp', pattern);
    return { kind: 'repository', remotes: readAddresses(output) };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    if (/ENOENT/.test(message)) {
      throw new BookError('git is not on this machine.', { hint: 'Install git and put it on the PATH.', cause });
    }
    if (/dubious ownership/.test(message)) return { kind: 'notTrusted' };
    if (/only be used inside a git repository|not a git repository/.test(message)) return { kind: 'none' };
    throw cause;
  }
}

const pattern = String.raw`^remote\..*\.url$`;

/** `remote.origin.url`, a line end, the address, a zero byte. Of several addresses git fetches from the first. */
function readAddresses(output: string): ReadonlyMap<string, string> {
  const remotes = new Map<string, string>();
  for (const record of output.split('\0')) {
    const end = record.indexOf('\n');
    const name = /^remote\.(.+)\.url$/.exec(record.slice(0, end))?.[1];
    if (name !== undefined && !remotes.has(name)) remotes.set(name, record.slice(end + 1));
  }
  return remotes;
}

/** Where the user's own settings of git are. */
const keptVariables = ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM'] as const;

/** What git needs to start and to find the user's settings. simple-git refuses much of what else a shell has. */
const needed =
  /^(?:PATH|HOME|XDG_CONFIG_HOME|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA|SYSTEMROOT|TE?MP)$/i;

function environment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: readonly string[] = keptVariables;
  const entries = Object.entries(env).filter(([name]) => needed.test(name) || kept.includes(name));
  const known = entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { ...Object.fromEntries(known), LC_ALL: 'C' };
}
