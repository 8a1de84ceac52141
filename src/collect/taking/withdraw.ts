import type { ContributedChapter, Contribution, LockEntry } from '../../model/collect.ts';
import type { Taking } from '../../model/taking.ts';
import { unfinishedChanges } from './obstacles.ts';
import type { TakingRules } from './take-one.ts';

/** Takes a chapter out of the book that its author took back; what becomes of its pictures is seen later. */
export async function withdraw(
  contribution: Contribution,
  entry: LockEntry | undefined,
  { stage, committed, time }: TakingRules,
): Promise<Taking> {
  const stopped = (message: string, hint: string): Taking => {
    return { outcome: 'stopped', contribution, obstacles: [{ message, hint, clashes: [] }] };
  };
  const { head, source, chapter } = contribution;
  const taken = entry ?? (chapter && { ...lockedAs(chapter), source, time });
  if (taken === undefined || taken.state === 'withdrawn') {
    return stopped(`"${contribution.key}" took a chapter back that is not in the book.`, 'There is nothing to do.');
  }
  const standing = await stage.look(taken.path);
  if (standing.kind === 'closed') return stopped(standing.message, standing.hint);
  const before = standing.kind === 'file' ? standing.bytes : undefined;
  const state = committed.compare(taken.path, before);
  // The text is gone with the file, unless git has it.
  if (before !== undefined && (state === 'changed' || state === 'staged')) {
    return { outcome: 'stopped', contribution, obstacles: [unfinishedChanges(taken.path, state, 'replace')] };
  }
  const files =
    before === undefined ? [] : [{ path: taken.path, how: 'removed' as const, before, after: undefined, inWords: [] }];
  stage.put(files);
  const withdrawn: LockEntry = { ...taken, ref: head.ref, commit: head.commit, time, state: 'withdrawn' };
  return { outcome: 'taken', contribution, files, entry: withdrawn };
}

/** A chapter of the book that was never taken in with a lock. */
function lockedAs({ id, path, blob }: ContributedChapter) {
  return { chapter: id, path, blob, files: {}, state: 'accepted' as LockEntry['state'] };
}
