import { askInHalves } from './in-halves.ts';
import { type GitPlace, outputOfGit, runGit, tryGit } from './run-git.ts';

/** What git knows of an object without reading it. */
export interface ObjectFacts {
  readonly type: string;
  /** In bytes. */
  readonly size: number;
}

/** Types and sizes by id; what is not there is left out. */
export async function lookAtObjects(
  place: GitPlace,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ObjectFacts>> {
  const found = new Map<string, ObjectFacts>();
  if (ids.length === 0) return found;
  const input = [...new Set(ids)].map((id) => `${id}\n`).join('');
  for (const line of outputOfGit(await runGit(place, ['cat-file', '--batch-check'], { input }))
    .toString('latin1')
    .split('\n')) {
    const [id = '', type = '', size] = line.split(' ');
    if (size !== undefined) found.set(id, { type, size: Number(size) });
  }
  return found;
}

/** 64 MiB of objects at a time. */
const mostAtOnce = 64 * 2 ** 20;

export interface SizedObject {
  readonly id: string;
  readonly size: number;
}

/**
 * The objects of one type, by id, in portions, so that no more than one of them is in memory. What is not there, is of
 * another type, or is broken, is left out.
 */
export async function* readObjects(
  place: GitPlace,
  objects: readonly SizedObject[],
  wanted: 'blob' | 'commit',
): AsyncGenerator<ReadonlyMap<string, Buffer>> {
  for (const portion of portions([...new Map(objects.map((object) => [object.id, object])).values()])) {
    const { answers } = await askInHalves(portion, (some) => readAtOnce(place, some, wanted));
    for (const answer of answers) yield answer;
  }
}

function* portions(objects: readonly SizedObject[]): Generator<SizedObject[]> {
  let portion: SizedObject[] = [];
  let bytes = 0;
  for (const object of objects) {
    if (portion.length > 0 && bytes + object.size > mostAtOnce) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(object);
    bytes += object.size;
  }
  if (portion.length > 0) yield portion;
}

async function readAtOnce(
  place: GitPlace,
  objects: readonly SizedObject[],
  wanted: string,
): Promise<ReadonlyMap<string, Buffer> | undefined> {
  const end = await tryGit(place, ['cat-file', '--batch'], {
    input: objects.map(({ id }) => `${id}\n`).join(''),
    maxOutputBytes: objects.reduce((sum, { size }) => sum + size + 200, 1000),
  });
  if (end.outcome !== 'done') return undefined;
  const output = end.stdout;
  const found = new Map<string, Buffer>();
  for (let at = 0; at < output.length;) {
    const lineEnd = output.indexOf(0x0a, at);
    if (lineEnd === -1) break;
    const [id = '', type, size] = output.toString('latin1', at, lineEnd).split(' ');
    at = lineEnd + 1;
    if (size === undefined) continue;
    const length = Number(size);
    // A copy, because the whole output would be kept alive by one small part of it.
    if (type === wanted) found.set(id, Buffer.from(output.subarray(at, at + length)));
    at += length + 1;
  }
  return found;
}
