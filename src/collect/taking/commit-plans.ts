import { BookError } from '../../model/book-error.ts';
import type { CollectPlan, Lock } from '../../model/collect.ts';
import type { Taking } from '../../model/taking.ts';
import type { CommitPlan } from '../git/commit-files.ts';
import { commitMessage } from '../git/commit-message.ts';
import { withEntry } from '../lock/change-lock.ts';
import { lockName } from '../lock/read-lock.ts';
import { lockAsText } from '../lock/write-lock.ts';
import { type CommittedFiles, withPlainLineEnds } from './committed-files.ts';
import { coAuthorsOf, type Identities } from './known-identities.ts';
import { withTimes } from './take-in.ts';

export interface CommitPlansOptions {
  readonly plan: CollectPlan;
  /** As the branch has it. */
  readonly lock: Lock;
  readonly committed: CommittedFiles;
  readonly prefix: string;
  readonly identities: Identities;
}

/** A commit for each contribution that is taken in: its author's, with its files and its place in the lock, no more. */
export function commitPlans(takings: readonly Taking[], options: CommitPlansOptions): CommitPlan[] {
  const { plan, committed, prefix, identities } = options;
  let lock: Lock = { ...options.lock, sources: withTimes(options.lock.sources, plan) };
  return takings.flatMap((taking): CommitPlan[] => {
    if (taking.outcome === 'stopped') return [];
    const { contribution, files, entry } = taking;
    const { commit, source, head, chapter, state } = contribution;
    if (commit === undefined) {
      throw new BookError(`git does not have the commit of "${contribution.key}", so its author cannot be named.`, {
        hint: 'Run "gathering collect" while its source can be reached, or leave it out for now.',
      });
    }
    lock = withEntry(lock, entry);
    const changed = files.map(({ path, before, after }): [string, Uint8Array | undefined] => {
      const isWindows = before !== undefined && committed.compare(path, before) === 'lineEnds';
      return [prefix + path, isWindows && after !== undefined ? withPlainLineEnds(after) : after];
    });
    const what = chapter === undefined ? entry.chapter : `"${chapter.title}"`;
    const message = commitMessage({
      subject: commit.subject,
      plain: state === 'withdrawn' ? `Take back ${what}` : `Take in ${what} by ${commit.author.name}`,
      collectedFrom: `${source} ${head.ref} ${head.commit}`,
      signedOffBy: commit.signedOffBy,
      coAuthors: coAuthorsOf(contribution, identities),
    });
    const own = new Map([...changed, [prefix + lockName, Buffer.from(lockAsText(lock))]]);
    return [{ files: own, message, author: commit.author, authorDate: commit.authorDate }];
  });
}
