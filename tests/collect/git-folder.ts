import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One entry of a commit: text of a file, or what no work tree would give. */
export type Entry =
  | string
  | Uint8Array
  | { readonly symlink: string }
  | { readonly repository: string }
  /** Takes the file away. */
  | null;

export interface GitFolder {
  readonly folder: string;
  /** Runs git in it. */
  readonly git: (args: readonly string[], input?: string | Uint8Array) => string;
  /** A commit on a branch, made of objects alone: the files of the branch it starts from, with these changes. */
  readonly commit: (branch: string, changes: Readonly<Record<string, Entry>>, from?: string) => string;
}

/** A throw-away repository with a commit on `main`. Nothing is checked out unless a test does it. */
export async function gitFolder(files: Readonly<Record<string, Entry>>): Promise<GitFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'gathering-git-'));
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((who) => [
        [`GIT_${who}_NAME`, 'Jane Doe'],
        [`GIT_${who}_EMAIL`, 'jane@jane.example'],
        [`GIT_${who}_DATE`, '2026-01-01T00:00:00Z'],
      ]),
    ),
  };
  const run = (args: readonly string[], input: string | Uint8Array = '', extra: Record<string, string> = {}) =>
    execFileSync('git', args, { cwd: folder, env: { ...env, ...extra }, input, stdio: ['pipe', 'pipe', 'pipe'] })
      .toString()
      .trim();
  run(['init', '-q', '-b', 'main']);

  const commit: GitFolder['commit'] = (branch, changes, from) => {
    const index = { GIT_INDEX_FILE: join(folder, '.git', 'made-by-hand') };
    run(['read-tree', ...(from === undefined ? ['--empty'] : [from])], '', index);
    const lines = Object.entries(changes).map(([path, entry]) => {
      if (entry === null) return `0 ${'0'.repeat(40)}\t${path}\0`;
      if (typeof entry === 'object' && 'repository' in entry) return `160000 ${entry.repository}\t${path}\0`;
      const isLink = typeof entry === 'object' && 'symlink' in entry;
      const id = run(['hash-object', '-w', '--stdin'], isLink ? entry.symlink : entry);
      return `${isLink ? '120000' : '100644'} ${id}\t${path}\0`;
    });
    run(['update-index', '-z', '--index-info'], lines.join(''), index);
    const tree = run(['write-tree', '--missing-ok'], '', index);
    const parents = from === undefined ? [] : ['-p', run(['rev-parse', from])];
    const id = run(['commit-tree', tree, ...parents, '-m', 'A change']);
    run(['update-ref', `refs/heads/${branch}`, id]);
    return id;
  };
  commit('main', files);
  await rm(join(folder, '.git', 'hooks'), { recursive: true, force: true });
  return { folder, git: (args, input) => run(args, input), commit };
}
