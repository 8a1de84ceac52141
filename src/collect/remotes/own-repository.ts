import { BookError } from '../../model/book-error.ts';

/** What the repository that the book is in knows of other ones. Nothing is asked over the network. */
export type OwnRemotes =
  | {
      readonly kind: 'repository';
      /** The address by the name. */
      readonly remotes: ReadonlyMap<string, string>;
      /** `http.ADDRESS.extraheader` and its value: how CI systems let git log in. */
      readonly logins: readonly (readonly [string, string])[];
    }
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
    return { kind: 'repository', ...readSettings(output) };
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

const pattern = String.raw`^(remote\..*\.url|http\..+\.extraheader)$`;

/** `remote.origin.url`, a line end, the address, a zero byte. Of several addresses git fetches from the first. */
function readSettings(output: string): Omit<Extract<OwnRemotes, { kind: 'repository' }>, 'kind'> {
  const remotes = new Map<string, string>();
  const logins: [string, string][] = [];
  for (const record of output.split('\0')) {
    const end = record.indexOf('\n');
    const [key, value] = [record.slice(0, end), record.slice(end + 1)];
    const name = /^remote\.(.+)\.url$/.exec(key)?.[1];
    if (name === undefined) {
      if (end !== -1) logins.push([key, value]);
    } else if (!remotes.has(name)) {
      remotes.set(name, value);
    }
  }
  return { remotes, logins };
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
