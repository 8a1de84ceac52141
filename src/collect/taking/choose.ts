import { BookError } from '../../model/book-error.ts';
import type { CollectPlan, Contribution, Lock } from '../../model/collect.ts';
import { globMatcher } from '../../text/glob.ts';
import { nearest } from '../../text/nearest.ts';
import { decisionOn } from '../lock/change-lock.ts';
import { provenanceOf } from './provenance.ts';

/** Which contributions are taken in. */
export interface Choice {
  /** Keys of contributions or ids of chapters: exactly these, whatever stands against them. */
  readonly only: readonly string[];
  /** Globs over keys, ids and paths: of what nothing stands against, these alone. */
  readonly accept: readonly string[];
}

/**
 * The contributions that are to be taken in: those that are new or changed, have no error, and were not held or skipped;
 * or those that are named.
 *
 * @throws BookError where a name is nobody's, or more than one's.
 */
export function chooseContributions(plan: CollectPlan, lock: Lock, { only, accept }: Choice): Contribution[] {
  return chosenFrom(plan, { only, accept }, (contribution) => isReady(contribution, lock));
}

/**
 * The contributions that an editor is asked about, one after the other: all that bring something to decide and were not
 * held or skipped; or those that are named.
 *
 * @throws BookError where a name is nobody's, or more than one's.
 */
export function chooseForReview(plan: CollectPlan, lock: Lock, choice: Choice): Contribution[] {
  return chosenFrom(plan, choice, (contribution) => isOpen(contribution, lock));
}

function chosenFrom(
  plan: CollectPlan,
  { only, accept }: Choice,
  isOffered: (contribution: Contribution) => boolean,
): Contribution[] {
  if (only.length > 0) return [...new Set(only.map((name) => contributionNamed(plan, name)))];
  const unused = accept.find((pattern) => !plan.contributions.some(matching([pattern])));
  if (unused !== undefined) {
    throw new BookError(`No contribution matches "${unused}".`, {
      hint: 'It is compared with what "gathering collect" shows: keys (origin#12), ids of chapters, and paths.',
    });
  }
  const offered = plan.contributions.filter(isOffered);
  return accept.length === 0 ? offered : offered.filter(matching(accept));
}

/** Whether there is something to decide about it that nobody decided yet. */
function isOpen(contribution: Contribution, lock: Lock): boolean {
  const version = provenanceOf(contribution);
  const isNews = ['new', 'changed', 'conflicting', 'refused', 'withdrawn'].includes(contribution.state);
  return version !== undefined && isNews && decisionOn(lock, version) === undefined;
}

/** Whether it can be taken in without anybody's saying so. */
export function isReady(contribution: Contribution, lock: Lock): boolean {
  const { state, diagnostics, rivals } = contribution;
  // What both sides changed is tried, so that its places are shown.
  if (state !== 'new' && state !== 'changed' && state !== 'conflicting') return false;
  if (rivals.length > 0 || diagnostics.some(({ severity }) => severity === 'error')) return false;
  const version = provenanceOf(contribution);
  return version !== undefined && decisionOn(lock, version) === undefined;
}

/** The contribution that somebody names by its key or by the id of its chapter. */
export function contributionNamed({ contributions }: CollectPlan, name: string): Contribution {
  const byKey = contributions.find(({ key }) => key === name);
  if (byKey !== undefined) return byKey;
  const byChapter = contributions.filter(({ chapter }) => chapter?.id === name);
  // A version that is in the book already does not make the new one unclear.
  const pending = byChapter.filter(({ state }) => state !== 'unchanged' && state !== 'merged');
  const [first, ...others] = pending.length > 0 ? pending : byChapter;
  if (first === undefined) throw unknownName(contributions, name);
  if (others.length === 0) return first;
  const keys = [first, ...others].map(({ key }) => key);
  throw new BookError(`${keys.length} contributions bring the chapter "${name}": ${keys.join(', ')}.`, {
    hint: `Name the one that you want: --only ${keys[0]}`,
  });
}

function unknownName(contributions: readonly Contribution[], name: string): BookError {
  const names = contributions.flatMap(({ key, chapter }) => [key, ...(chapter === undefined ? [] : [chapter.id])]);
  const near = nearest(name, names);
  return new BookError(`There is no contribution "${name}".`, {
    hint: near === undefined ? '"gathering collect" lists all of them.' : `Did you mean "${near}"?`,
  });
}

function matching(patterns: readonly string[]): (contribution: Contribution) => boolean {
  const isMatch = globMatcher(patterns);
  return ({ key, chapter }) =>
    [key, ...(chapter === undefined ? [] : [chapter.id, chapter.path])].some((name) => isMatch(name));
}
