import type { LockDecision, LockEntry } from './collect.ts';

/** Which version of a chapter is in the book, and how it came there. */
export interface ChapterLog {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** In the book's folder; undefined where the book does not have it. */
  readonly path?: string;
  /** What was taken in last, as the lock has it. */
  readonly entry?: LockEntry;
  readonly decisions: readonly LockDecision[];
  /** How the text in the folder stands to what the author sent. */
  readonly text: 'asSent' | 'edited' | 'notCollected' | 'missing';
  /** Whether the edition in the output folder has the text as it stands; undefined where there is none. */
  readonly edition?: 'same' | 'other' | 'without';
  /** Commits of the branch that touched the file, newest first. */
  readonly commits: readonly LoggedCommit[];
}

export interface LoggedCommit {
  readonly id: string;
  readonly author: string;
  /** ISO 8601. */
  readonly date: string;
  readonly subject: string;
  /** `Collected-from:`, where it has one. */
  readonly collectedFrom?: string;
}
