import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliContext } from '../../src/cli/context.ts';
import { type Entry, type GitFolder, gitFolder } from '../collect/git-folder.ts';
import { type Run, runMain } from './run-main.ts';

/** A book that an editor has cloned from a remote to which authors push. */
export interface CollectBook {
  /** A folder around the book's. */
  readonly top: string;
  readonly book: string;
  readonly remote: GitFolder;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs git in the editor's clone. */
  readonly git: (...args: string[]) => string;
  readonly run: (args: readonly string[], context?: Partial<CliContext>) => Promise<Run>;
  readonly collect: (...args: string[]) => Promise<Run>;
  /** An author pushes a pull request; gives the commit's id. */
  readonly pull: (number: number, files: Readonly<Record<string, Entry>>, from?: string) => string;
  readonly remove: () => Promise<void>;
}

export async function openCollectBook(start: Readonly<Record<string, Entry>>): Promise<CollectBook> {
  const remote = await gitFolder(start);
  const top = await mkdtemp(join(tmpdir(), 'gathering-collect-'));
  const book = join(top, 'book');
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', XDG_CACHE_HOME: join(top, 'cache') };
  execFileSync('git', ['clone', '-q', remote.folder, book], { env });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: book, encoding: 'utf8' }).trim();
  git('config', 'user.name', 'Erika Editor');
  git('config', 'user.email', 'erika@editors.example');
  const run: CollectBook['run'] = (args, context = {}) => runMain(book, args, { env, ...context });
  return {
    ...{ top, book, remote, env, git, run },
    collect: (...args) => run(['collect', ...args]),
    pull: (number, files, from = 'main') => {
      const id = remote.commit(`request-${number}`, files, from);
      remote.git(['update-ref', `refs/pull/${number}/head`, id]);
      return id;
    },
    remove: async () => {
      for (const folder of [top, remote.folder]) await rm(folder, { recursive: true, force: true });
    },
  };
}
