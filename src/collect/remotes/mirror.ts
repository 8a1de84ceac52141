import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../../system/replace-file.ts';
import { shownAddress } from '../../text/git-address.ts';
import type { Remote } from './remote.ts';

export type ObjectFormat = 'sha1' | 'sha256';

/** What is known of a mirror, beside its objects. */
export interface MirrorState {
  readonly format: ObjectFormat;
  /** When the remote was last reached, ISO 8601 in UTC. */
  readonly collected: string;
  readonly main?: string | undefined;
  /** The remote's refs as they were then: those that some source chose. */
  readonly refs: Readonly<Record<string, string>>;
  /** The choices that were asked for then, as JSON. */
  readonly choices: readonly string[];
  /** Ids of all commits that ever were fetched, with all that they need. */
  readonly kept: readonly string[];
  /** The object files and their sizes: what has another size is not what was fetched. */
  readonly packs: Readonly<Record<string, number>>;
}

/**
 * The folder of the mirror of an address: readable, and the same after a password has changed. What the editors fetch
 * with their passwords is kept apart from the same address in a list.
 */
export function mirrorFolder(cache: string, { address, trust }: Pick<Remote, 'address' | 'trust'>): string {
  const bare = address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
  const hash = createHash('sha256').update(`${trust} ${bare}`).digest('hex').slice(0, 16);
  const words = shownAddress(address)
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(-60);
  return join(cache, 'mirrors', `${words}-${hash}.git`);
}

const stateFile = 'gathering.json';

/**
 * A bare repository of our own, made by hand. All of its configuration is written anew each time, and whatever else git
 * would act upon is taken away: a branch can bring files to where the mirror is, and they must stay without effect. So
 * are objects that are not those of the last success.
 */
export async function prepareMirror(folder: string, format: ObjectFormat): Promise<MirrorState | undefined> {
  await removeLinks(folder);
  const known = await readState(folder);
  const state = known !== undefined && known.format === format ? known : undefined;
  const pack = join(folder, 'objects', 'pack');
  const strange = ['hooks', 'info', 'config.worktree', 'commondir', 'worktrees', 'refs', 'shallow'];
  for (const name of [...strange, ...(state === undefined ? ['objects', 'packed-refs'] : [])]) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
  await mkdir(pack, { recursive: true });
  // All objects come in packs: single ones are not ours, and alternates lead elsewhere.
  for (const name of await readdir(join(folder, 'objects'))) {
    if (name !== 'pack') await rm(join(folder, 'objects', name), { recursive: true });
  }
  await mkdir(join(folder, 'refs'));
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  await writeFile(join(folder, 'config'), configOf(format));
  const ours = new Set(Object.keys(state?.packs ?? {}).map((name) => name.replace(/\.pack$/, '')));
  for (const name of await readdir(pack)) {
    if (!ours.has(name.replace(/\.[a-z]+$/, ''))) await rm(join(pack, name), { force: true });
  }
  await writeKept(folder, state?.kept ?? []);
  return state;
}

/** What is written or taken away through a link would be somebody else's. */
async function removeLinks(folder: string): Promise<void> {
  for (const part of [folder, join(folder, 'objects'), join(folder, 'objects', 'pack')]) {
    const entries = await readdir(part, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) if (entry.isSymbolicLink()) await rm(join(part, entry.name));
  }
}

function configOf(format: ObjectFormat): string {
  const core = '[core]\n\tbare = true\n\trepositoryformatversion = ';
  return format === 'sha1' ? `${core}0\n` : `${core}1\n[extensions]\n\tobjectformat = sha256\n`;
}

/** The state of a mirror, where it is whole. */
export async function readState(folder: string): Promise<MirrorState | undefined> {
  try {
    const state = JSON.parse(await readFile(join(folder, stateFile), 'utf8')) as { version?: unknown } & MirrorState;
    if (state.version !== 2 || ![...state.kept, ...Object.values(state.refs)].every(isId)) return undefined;
    for (const [name, size] of Object.entries(state.packs)) {
      if ((await stat(join(folder, 'objects', 'pack', name))).size !== size) return undefined;
    }
    return state;
  } catch {
    // It is not there, or not whole: then it is fetched anew.
    return undefined;
  }
}

function isId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/**
 * Keeps objects from being cleared away. Each has a ref that is called by its own id, in git's packed form, so that no
 * name out of a remote is ever one of ours, and ten thousand are one file.
 */
export async function writeKept(folder: string, ids: Iterable<string>): Promise<void> {
  const lines = [...new Set(ids)].sort().map((id) => `${id} refs/kept/${id}\n`);
  await replaceFile(join(folder, 'packed-refs'), Buffer.from(`# pack-refs with: peeled sorted \n${lines.join('')}`));
}

export async function writeState(folder: string, state: Omit<MirrorState, 'packs'>): Promise<MirrorState> {
  const names = (await readdir(join(folder, 'objects', 'pack'))).filter((name) => name.endsWith('.pack')).sort();
  const packs: Record<string, number> = {};
  for (const name of names) packs[name] = (await stat(join(folder, 'objects', 'pack', name))).size;
  const whole = { ...state, packs };
  await replaceFile(join(folder, stateFile), Buffer.from(`${JSON.stringify({ version: 2, ...whole })}\n`));
  return whole;
}

/** Bytes of the objects that have come so far. */
export async function packBytes(folder: string): Promise<number> {
  const pack = join(folder, 'objects', 'pack');
  const names = await readdir(pack).catch(() => []);
  const sizes = names.map((name) =>
    stat(join(pack, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
