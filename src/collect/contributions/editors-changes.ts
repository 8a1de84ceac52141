import type { Contribution, Lock } from '../../model/collect.ts';
import { mergeFile } from '../../text/merge/merge-chapter.ts';
import { lookAtObjects, readObjects } from '../git/objects.ts';
import type { GitPlace } from '../git/run-git.ts';
import type { BookInGit } from './book-in-git.ts';

/** A contribution, and the object that its author began with: that of the chapter where the head parted from the book. */
export interface Begun {
  readonly contribution: Contribution;
  readonly before?: string | undefined;
}

interface Question {
  readonly contribution: Contribution;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

const mostBytes = 2 * 2 ** 20;

/** Marks the chapters of which the editors and the author changed the same lines. */
export async function settleEditorsChanges(
  place: GitPlace,
  begun: readonly Begun[],
  { book, lock }: { readonly book: BookInGit; readonly lock: Lock },
): Promise<Contribution[]> {
  const questions = begun.flatMap((each) => questionOf(each, book, lock) ?? []);
  const texts = await readTexts(
    place,
    questions.flatMap(({ base, ours, theirs }) => [base, ours, theirs]),
  );
  const conflicting = new Set(
    questions.filter((question) => !canBeMerged(question, texts)).map(({ contribution }) => contribution),
  );
  return begun.map(({ contribution }) =>
    conflicting.has(contribution) ? { ...contribution, ...conflict(contribution) } : contribution,
  );
}

const conflict = ({ key }: Contribution) => ({
  state: 'conflicting' as const,
  reason: 'The editors and the author changed the same lines since this chapter was last taken in.',
  hint: `Say whose text counts: "gathering collect --write --only ${key} --take theirs", or "--take ours". "--dry-run" in place of "--write" shows the lines.`,
});

function questionOf({ contribution, before }: Begun, book: BookInGit, lock: Lock): Question | undefined {
  const { state, chapter } = contribution;
  if (state !== 'changed' || chapter === undefined) return undefined;
  const ours = book.entries.get(chapter.path)?.id;
  // The author began with what the book has now.
  if (ours === undefined || ours === before) return undefined;
  const taken = lock.chapters.find((entry) => entry.chapter === chapter.id && entry.state === 'accepted');
  const base = taken?.blob ?? before;
  return base === undefined || base === ours ? undefined : { contribution, base, ours, theirs: chapter.blob };
}

async function readTexts(place: GitPlace, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const facts = await lookAtObjects(place, ids);
  const objects = [...facts].flatMap(([id, { type, size }]) =>
    type === 'blob' && size <= mostBytes ? [{ id, size }] : [],
  );
  const texts = new Map<string, string>();
  for await (const portion of readObjects(place, objects, 'blob')) {
    for (const [id, bytes] of portion) texts.set(id, bytes.toString('utf8'));
  }
  return texts;
}

function canBeMerged({ base, ours, theirs }: Question, texts: ReadonlyMap<string, string>): boolean {
  const [one, two, three] = [base, ours, theirs].map((id) => texts.get(id));
  if (one === undefined || two === undefined || three === undefined) return false;
  return mergeFile({ base: one, ours: two, theirs: three }, 'chapter').text !== undefined;
}
