import type { ContributedFile, Contribution, LockEntry } from '../../model/collect.ts';
import type { Obstacle, TakenFile, Taking } from '../../model/taking.ts';
import type { FileKind } from '../../text/merge/merge-chapter.ts';
import type { Bases } from './bases.ts';
import { blobId, type CommittedFiles } from './committed-files.ts';
import { filesNow } from './drop-pictures.ts';
import { type MergedVersion, mergeVersion } from './merge-version.ts';
import { conflictAt, type Lost, movedChapter, noChapter, objectMissing, unfinishedChanges } from './obstacles.ts';
import type { Stage } from './stage.ts';

export interface TakingRules {
  readonly stage: Stage;
  readonly committed: CommittedFiles;
  readonly versions: ReadonlyMap<string, Uint8Array>;
  /** Where the book has the chapter with an id. */
  readonly placeOf: (chapter: string) => string | undefined;
  /** Which side stands where both cannot. */
  readonly settle?: 'ours' | 'theirs' | undefined;
  /** Each contribution becomes a commit of its author. */
  readonly isCommitted: boolean;
  /** ISO 8601 in UTC. */
  readonly time: string;
}

/** Takes a contribution in, on the stage alone: all of its files, or none. */
export async function takeOne(
  contribution: Contribution,
  { bases, earlier }: { readonly bases: Bases; readonly earlier: LockEntry | undefined },
  rules: TakingRules,
): Promise<Taking> {
  const { chapter, companions } = contribution;
  if (chapter === undefined) return stopped(contribution, [noChapter(contribution)]);
  const place = rules.placeOf(chapter.id) ?? chapter.path;
  if (folderOf(place) !== folderOf(chapter.path)) {
    return stopped(contribution, [movedChapter(chapter.id, chapter.path, place)]);
  }
  const wanted = [{ file: chapter, path: place }, ...companions.map((file) => ({ file, path: file.path }))];
  const files: TakenFile[] = [];
  const obstacles: Obstacle[] = [];
  for (const { file, path } of wanted) {
    const result = await takeFile({ contribution, file, path, base: bases.files.get(file.path) }, rules);
    if ('message' in result) obstacles.push(result);
    else files.push(result);
  }
  if (obstacles.length > 0) return stopped(contribution, obstacles);
  rules.stage.put(files);
  return {
    outcome: 'taken',
    contribution,
    files,
    entry: { ...entryOf(contribution, place, rules.time), files: filesNow(contribution, earlier, bases) },
  };
}

interface FileToTake {
  readonly contribution: Contribution;
  readonly file: ContributedFile;
  readonly path: string;
  readonly base: string | undefined;
}

async function takeFile(
  { contribution, file, path, base }: FileToTake,
  { stage, versions, settle, isCommitted, committed }: TakingRules,
): Promise<TakenFile | Obstacle> {
  const standing = await stage.look(path);
  if (standing.kind === 'closed') return { path, message: standing.message, hint: standing.hint, clashes: [] };
  const theirs = versions.get(file.blob);
  if (theirs === undefined) return objectMissing(path, contribution);
  const ours = standing.kind === 'file' ? standing.bytes : undefined;
  const merged = merge({ ours, theirs, base }, versions, kindOf(path, contribution));
  const isSettled = !('bytes' in merged) && settle !== undefined;
  if (!('bytes' in merged) && !isSettled) return conflictAt(path, merged, contribution);
  const taken =
    'bytes' in merged
      ? { how: merged.how, after: merged.bytes, inWords: merged.inWords }
      : settle === 'theirs'
        ? { how: 'replaced' as const, after: theirs, inWords: [] }
        : { how: 'kept' as const, after: ours, inWords: [] };
  const state = stage.has(path) ? 'same' : committed.compare(path, ours);
  const isLosing = isSettled && settle === 'theirs' && ours !== undefined;
  // What is the author's to the byte was taken in before, and may become the author's commit.
  const isMixing = isCommitted && taken.how !== 'same';
  if ((isMixing || isLosing) && (state === 'changed' || state === 'staged')) {
    return unfinishedChanges(path, state, isMixing ? 'commit' : 'replace');
  }
  return { path, before: ours, ...taken };
}

function merge(
  { ours, theirs, base }: { ours: Uint8Array | undefined; theirs: Uint8Array; base: string | undefined },
  versions: ReadonlyMap<string, Uint8Array>,
  kind: FileKind | 'picture',
): MergedVersion | Lost {
  if (base === undefined) return mergeVersion({ base, ours, theirs }, kind);
  const isUntouched = ours !== undefined && blobId(ours, base.length) === base;
  const began = isUntouched ? ours : versions.get(base);
  if (began !== undefined) return mergeVersion({ base: began, ours, theirs }, kind);
  const isSame = ours !== undefined && Buffer.from(ours).equals(theirs);
  return isSame ? { how: 'same', bytes: ours, inWords: [] } : { why: 'lost', conflicts: [] };
}

function kindOf(path: string, { chapter }: Contribution): FileKind | 'picture' {
  if (path === chapter?.path || /\.(?:md|markdown)$/i.test(path)) return 'chapter';
  return /\.ya?ml$/i.test(path) ? 'record' : 'picture';
}

function entryOf(contribution: Contribution, path: string, time: string): Omit<LockEntry, 'files'> {
  const { chapter, source, head, contributors } = contribution;
  if (chapter === undefined) throw new Error('a contribution without a chapter was taken in');
  const [contributor] = contributors;
  return {
    chapter: chapter.id,
    path,
    source,
    ref: head.ref,
    commit: head.commit,
    blob: chapter.blob,
    ...(contributor === undefined ? {} : { contributor }),
    time,
    state: 'accepted',
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function stopped(contribution: Contribution, obstacles: readonly Obstacle[]): Taking {
  return { outcome: 'stopped', contribution, obstacles };
}
