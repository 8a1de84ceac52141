import type { CollectPlan, Contribution } from '../model/collect.ts';
import { publicName, withoutMailAddresses } from '../text/mail-address.ts';
import type { Tint } from './paint.ts';

/** The states in the order in which an editor wants to know of them, and what they are called. */
export const planStates: readonly {
  readonly state: Contribution['state'];
  readonly title: string;
  /** Behind a number. */
  readonly short: string;
  readonly tint: Tint;
  /** Whether each is shown, or only how many they are. */
  readonly isListed: boolean;
}[] = [
  { state: 'new', short: 'new', title: 'New', tint: 'green', isListed: true },
  { state: 'changed', short: 'changed', title: 'Changed since it was taken in', tint: 'green', isListed: true },
  { state: 'conflicting', short: 'in conflict', title: 'In conflict: you have to choose', tint: 'red', isListed: true },
  {
    state: 'refused',
    short: 'not ready',
    title: 'Not ready: the author has to mend something',
    tint: 'red',
    isListed: true,
  },
  { state: 'withdrawn', short: 'taken back', title: 'Taken back by the author', tint: 'yellow', isListed: true },
  { state: 'unreachable', short: 'out of reach', title: 'Out of reach', tint: 'yellow', isListed: true },
  { state: 'empty', short: 'without a chapter', title: 'Without a chapter', tint: 'dim', isListed: true },
  {
    state: 'unchanged',
    short: 'unchanged',
    title: 'In the book already, as they were taken in',
    tint: 'dim',
    isListed: false,
  },
  { state: 'merged', short: 'merged', title: 'Merged in git already', tint: 'dim', isListed: false },
];

/** Names that do not agree: of those who are in the by-lines, and of those who made the commits. */
export interface Credits {
  /** Of chapters of which nobody in the by-line made a commit. */
  readonly withoutCommit: readonly Contribution[];
  /** Of people whom git knows and no by-line of theirs does, by name. */
  readonly withoutByline: readonly { readonly contribution: Contribution; readonly names: readonly string[] }[];
}

const decided: ReadonlySet<Contribution['state']> = new Set(['merged', 'empty', 'unreachable']);

/** Who is credited but never committed, and the reverse. An editor who sends a chapter for somebody is both. */
export function creditsOf({ contributions }: CollectPlan): Credits {
  const open = contributions.filter(
    ({ state, chapter, committers }) =>
      !decided.has(state) && chapter !== undefined && chapter.authors.length > 0 && (committers?.length ?? 0) > 0,
  );
  const isIn = ({ chapter }: Contribution, id: string | undefined) => id !== undefined && chapter?.authors.includes(id);
  return {
    withoutCommit: open.filter((each) => !each.committers?.some(({ contributor }) => isIn(each, contributor))),
    withoutByline: open.flatMap((contribution) => {
      const names = (contribution.committers ?? [])
        .filter(({ contributor }) => !isIn(contribution, contributor))
        .map(({ name }) => publicName(name));
      return names.length === 0 ? [] : [{ contribution, names }];
    }),
  };
}

/** Whom a contribution is by, as far as it is known. */
export function namesOf({ chapter, commit }: Contribution): readonly string[] {
  if (chapter !== undefined && chapter.names.length > 0) return chapter.names;
  return commit === undefined ? [] : [publicName(commit.author.name)];
}

/** What it is called: its title, else its file, else the first line of its commit. */
export function titleOf({ chapter, commit }: Contribution): string {
  return chapter?.title || chapter?.path || withoutMailAddresses(commit?.subject ?? '');
}
