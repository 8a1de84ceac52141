import { askInHalves } from './in-halves.ts';
import { lookAtObjects } from './objects.ts';
import { type GitPlace, tryGit } from './run-git.ts';
import { type ChangeKind, kindOf, type Listing, readName, shownName, type TreeEntry } from './trees.ts';

/** Two trees to compare. */
export interface TreePair {
  /** Undefined: the whole of `to` is new. */
  readonly from: string | undefined;
  readonly to: string;
}

/** What one tree has otherwise than another at one path, from the top of the repository. */
export interface TreeChange {
  readonly kind: ChangeKind;
  /** What stands there now; undefined where it is deleted. */
  readonly entry?: TreeEntry | undefined;
  /** The object that stood there before. */
  readonly before?: string | undefined;
}

/** More files than a book has. */
const mostBytes = 16 * 2 ** 20;

/**
 * Compares pairs of trees, all in a few processes, and finds the size of what is new. A pair that git cannot compare,
 * for something is missing or the trees name more files than anybody can read, is left out.
 */
export async function compareTrees(
  place: GitPlace,
  pairs: readonly TreePair[],
): Promise<(pair: TreePair) => Listing<ReadonlyMap<string, TreeChange>> | undefined> {
  const wanted = [...new Map(pairs.filter(({ from, to }) => from !== to).map((pair) => [keyOf(pair), pair])).values()];
  const { answers } = await askInHalves(wanted, (some) => compareAtOnce(place, some), 1000);
  const found = new Map(answers.flatMap((answer) => [...answer]));
  const sizes = await lookAtObjects(place, [...found.values()].flatMap(blobsIn));
  const listings = new Map([...found].map(([key, listing]) => [key, withSizes(listing, sizes)]));
  return (pair) => (pair.from === pair.to ? { value: new Map(), unusable: [] } : listings.get(keyOf(pair)));
}

type Changes = Listing<ReadonlyMap<string, TreeChange>>;

// git knows the empty tree in both kinds of repositories without having it.
const emptyTrees = new Map([
  [40, '4b825dc642cb6eb9a060e54bf8d69288fbee4904'],
  [64, '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'],
]);

function keyOf({ from, to }: TreePair): string {
  return `${from ?? emptyTrees.get(to.length)} ${to}`;
}

async function compareAtOnce(place: GitPlace, pairs: readonly TreePair[]): Promise<Map<string, Changes> | undefined> {
  const flags = ['-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv'];
  const args = ['diff-tree', ...flags, '--ignore-submodules=none', '--stdin'];
  const input = pairs.map((pair) => `${keyOf(pair)}\n`).join('');
  const end = await tryGit(place, args, { input, maxOutputBytes: mostBytes });
  // git ends well after a tree that it could not read, and says so on the side.
  const hasFailed = end.stderr.split('\n').some((line) => line !== '' && !line.includes('alternate'));
  if (end.outcome !== 'done' || hasFailed) return undefined;
  return readChanges(end.stdout, new Set(pairs.map(keyOf)));
}

const colon = 0x3a;

/** git writes a line with the two trees, then for each change a record, `:modes ids status`, and its path. */
function readChanges(output: Buffer, asked: ReadonlySet<string>): Map<string, Changes> {
  const found = new Map(
    [...asked].map((key) => [key, { value: new Map<string, TreeChange>(), unusable: [] as string[] }]),
  );
  let current = found.values().next().value;
  for (let at = 0; at < output.length;) {
    if (output[at] !== colon) {
      const end = output.indexOf(0x0a, at);
      if (end === -1) break;
      current = found.get(output.toString('latin1', at, end));
      at = end + 1;
      continue;
    }
    const recordEnd = output.indexOf(0, at);
    const nameEnd = output.indexOf(0, recordEnd + 1);
    if (recordEnd === -1 || nameEnd === -1) break;
    const name = output.subarray(recordEnd + 1, nameEnd);
    const change = readRecord(output.toString('latin1', at + 1, recordEnd), readName(name));
    if (change.path !== undefined) current?.value.set(change.path, change);
    else if (change.kind !== 'deleted') current?.unusable.push(shownName(name));
    at = nameEnd + 1;
  }
  return found;
}

function readRecord(record: string, path: string | undefined): TreeChange & { path: string | undefined } {
  const [, mode = '', before = '', id = '', status = ''] = record.split(' ');
  const kind = status === 'A' ? 'added' : status === 'D' ? 'deleted' : 'changed';
  return {
    path,
    kind,
    ...(kind === 'deleted' ? {} : { entry: { path: path ?? '', kind: kindOf(mode), id, size: 0 } }),
    ...(kind === 'added' ? {} : { before }),
  };
}

function blobsIn({ value }: Changes): string[] {
  return [...value.values()].flatMap(({ entry }) =>
    entry === undefined || entry.kind === 'repository' ? [] : entry.id,
  );
}

function withSizes({ value, unusable }: Changes, sizes: Awaited<ReturnType<typeof lookAtObjects>>): Changes {
  const sized = [...value].map(([path, change]): [string, TreeChange] => {
    const { entry, kind, before } = change;
    if (entry === undefined || entry.kind === 'repository') return [path, { kind, entry, before }];
    const facts = sizes.get(entry.id);
    // What is not there has no size; that it is missing is found when it is read.
    return [path, { kind, before, entry: { ...entry, size: facts?.type === 'blob' ? facts.size : 0 } }];
  });
  return { value: new Map(sized), unusable };
}
