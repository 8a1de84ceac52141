import { type GitPlace, outputOfGit, runGit } from './run-git.ts';

/** One entry of a commit's tree that is no folder. `path` is from the top of the repository, as stored. */
export interface TreeEntry {
  readonly path: string;
  readonly kind: 'file' | 'symlink' | 'repository';
  readonly id: string;
  /** In bytes; 0 for a repository. */
  readonly size: number;
}

export type ChangeKind = 'added' | 'changed' | 'deleted';

/** Names that cannot be used, shown so that they can be read. */
export interface Listing<T> {
  readonly value: T;
  readonly unusable: readonly string[];
}

/** Everything in a commit, by path. Names that no file here may have are left out and told. */
export async function listTree(place: GitPlace, commit: string): Promise<Listing<ReadonlyMap<string, TreeEntry>>> {
  const output = outputOfGit(await runGit(place, ['ls-tree', '-r', '-l', '-z', '--full-tree', commit]));
  const entries = new Map<string, TreeEntry>();
  const unusable: string[] = [];
  for (const record of records(output)) {
    const tab = record.indexOf(0x09);
    const [mode = '', , id = '', size = ''] = record.toString('latin1', 0, tab).split(/ +/);
    const path = readName(record.subarray(tab + 1));
    if (path === undefined) unusable.push(shownName(record.subarray(tab + 1)));
    else entries.set(path, { path, kind: kindOf(mode), id, size: Number(size) || 0 });
  }
  return { value: entries, unusable };
}

export function kindOf(mode: string): TreeEntry['kind'] {
  if (mode === '120000') return 'symlink';
  return mode === '160000' ? 'repository' : 'file';
}

function records(output: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let start = 0; start < output.length;) {
    const end = output.indexOf(0, start);
    if (end === -1) break;
    found.push(output.subarray(start, end));
    start = end + 1;
  }
  return found;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A tree can be made by hand: it may hold `..` and `.git`, which lead elsewhere, and bytes that are no text. */
export function readName(name: Buffer): string | undefined {
  let path: string;
  try {
    path = decoder.decode(name);
  } catch {
    return undefined;
  }
  const leadsElsewhere = path.split('/').some((part) => /^(?:|\.|\.\.|\.git)$/i.test(part));
  return leadsElsewhere || path.includes('\\') ? undefined : path;
}

export function shownName(name: Buffer): string {
  return name.toString('utf8');
}
