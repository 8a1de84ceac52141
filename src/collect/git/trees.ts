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

/** What a commit changes against another, by path. A file under a new name is one deleted and one added. */
export async function listChanges(
  place: GitPlace,
  from: string,
  to: string,
): Promise<Listing<ReadonlyMap<string, ChangeKind>>> {
  const flags = ['-r', '-z', '--raw', '--no-renames', '--no-ext-diff', '--no-textconv', '--ignore-submodules=none'];
  const output = outputOfGit(await runGit(place, ['diff-tree', ...flags, '--no-commit-id', from, to]));
  const changes = new Map<string, ChangeKind>();
  const unusable: string[] = [];
  const parts = records(output);
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const status = (parts[at] as Buffer).toString('latin1').at(-1);
    const name = parts[at + 1] as Buffer;
    const path = readName(name);
    const kind = status === 'A' ? 'added' : status === 'D' ? 'deleted' : 'changed';
    if (path !== undefined) changes.set(path, kind);
    else if (kind !== 'deleted') unusable.push(shownName(name));
  }
  return { value: changes, unusable };
}

function kindOf(mode: string): TreeEntry['kind'] {
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
function readName(name: Buffer): string | undefined {
  let path: string;
  try {
    path = decoder.decode(name);
  } catch {
    return undefined;
  }
  const leadsElsewhere = path.split('/').some((part) => /^(?:|\.|\.\.|\.git)$/i.test(part));
  return leadsElsewhere || path.includes('\\') ? undefined : path;
}

function shownName(name: Buffer): string {
  return name.toString('utf8');
}
