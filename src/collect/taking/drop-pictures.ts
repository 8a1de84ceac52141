import type { Contribution, LockEntry } from '../../model/collect.ts';
import type { LeftPicture, TakenFile, Taking } from '../../model/taking.ts';
import type { Bases } from './bases.ts';
import { blobId } from './committed-files.ts';
import type { Stage } from './stage.ts';
import type { TakeInOptions } from './take-in.ts';

/** The pictures and records that came with a chapter, as its newest version has them. */
export function filesNow(
  { companions, present = [] }: Contribution,
  earlier: LockEntry | undefined,
  { had }: Bases,
): LockEntry['files'] {
  // What the author's branch had from the book and did not touch is in it, though it is no change of theirs.
  const kept = earlier?.state === 'accepted' ? Object.entries(earlier.files).filter(([path]) => had(path)) : [];
  return Object.fromEntries([...kept, ...[...present, ...companions].map(({ path, blob }) => [path, blob] as const)]);
}

const picture = /\.(?:png|jpe?g|gif|webp|svg)$/i;

interface DropOptions extends Pick<TakeInOptions, 'lock' | 'shownIn'> {
  readonly stage: Stage;
}

/**
 * Takes away the pictures that came with an earlier version of a chapter and that its author took out since, or took
 * back with the chapter: as long as nothing else shows them and nobody changed them.
 */
export async function dropPictures(
  takings: readonly Taking[],
  { lock, stage, shownIn }: DropOptions,
): Promise<readonly Taking[]> {
  const earlier = new Map(lock.chapters.map((entry) => [entry.chapter, entry]));
  const dropped = takings.map((taking) =>
    taking.outcome === 'taken' ? droppedBy(taking.entry, earlier.get(taking.entry.chapter)) : [],
  );
  const paths = dropped.flat().map(([path]) => path);
  if (paths.length === 0) return takings;
  const ours = new Set(takings.flatMap((taking) => (taking.outcome === 'taken' ? taking.entry.chapter : [])));
  const elsewhere = lock.chapters.filter(({ chapter, state }) => state === 'accepted' && !ours.has(chapter));
  const now = takings.flatMap((taking) => (taking.outcome === 'taken' ? taking.entry : []));
  const brought = new Set(
    [...elsewhere, ...now].flatMap(({ state, files }) => (state === 'accepted' ? Object.keys(files) : [])),
  );
  const shown = await shownIn(paths, stage.files());
  const result: Taking[] = [];
  for (const [index, taking] of takings.entries()) {
    const files: TakenFile[] = [];
    const left: LeftPicture[] = [];
    for (const [path, id] of dropped[index] ?? []) {
      const standing = await stage.look(path);
      if (standing.kind !== 'file') continue;
      if (shown.has(path) || brought.has(path)) left.push({ path, why: 'used' });
      else if (blobId(standing.bytes, id.length) !== id) left.push({ path, why: 'changed' });
      else files.push({ path, how: 'removed', before: standing.bytes, after: undefined, inWords: [] });
    }
    stage.put(files);
    result.push(
      taking.outcome === 'taken' && files.length + left.length > 0
        ? { ...taking, files: [...taking.files, ...files], ...(left.length === 0 ? {} : { left }) }
        : taking,
    );
  }
  return result;
}

function droppedBy(entry: LockEntry, earlier: LockEntry | undefined): [string, string][] {
  if (earlier?.state !== 'accepted') return [];
  const isGone = (path: string) => entry.state === 'withdrawn' || !(path in entry.files);
  return Object.entries(earlier.files).filter(([path]) => picture.test(path) && isGone(path));
}
