import type { CollectPlan, Contribution, FetchedSource } from '../model/collect.ts';
import { publicName, withoutMailAddresses } from '../text/mail-address.ts';
import type { Tint } from './paint.ts';

/** The heads under which contributions are told: their states, and what the editors have set aside. */
export type PlanGroup = Contribution['state'] | 'aside';

/** The groups, those last for which an editor has to do something: the end of a long table is what a terminal shows. */
export const planGroups: readonly {
  readonly group: PlanGroup;
  readonly title: string;
  /** Behind a number. */
  readonly short: string;
  readonly tint: Tint;
  /** Whether each is shown, or only how many they are. */
  readonly isListed: boolean;
}[] = [
  { group: 'merged', short: 'merged', title: 'Merged in git already', tint: 'dim', isListed: false },
  {
    group: 'unchanged',
    short: 'unchanged',
    title: 'In the book already, as they were taken in',
    tint: 'dim',
    isListed: false,
  },
  { group: 'empty', short: 'without a chapter', title: 'Without a chapter', tint: 'dim', isListed: true },
  { group: 'aside', short: 'set aside', title: 'Set aside by you: held or skipped', tint: 'dim', isListed: true },
  { group: 'new', short: 'new', title: 'New', tint: 'green', isListed: true },
  {
    group: 'changed',
    short: 'changed',
    title: 'Changed: another version than the one in the book',
    tint: 'green',
    isListed: true,
  },
  { group: 'unreachable', short: 'out of reach', title: 'Out of reach', tint: 'yellow', isListed: true },
  { group: 'unusable', short: 'not usable', title: 'Cannot be used', tint: 'yellow', isListed: true },
  { group: 'withdrawn', short: 'taken back', title: 'Taken back by the author', tint: 'yellow', isListed: true },
  {
    group: 'refused',
    short: 'not ready',
    title: 'Not ready: something has to be mended first',
    tint: 'red',
    isListed: true,
  },
  { group: 'conflicting', short: 'in conflict', title: 'In conflict: you have to choose', tint: 'red', isListed: true },
];

const settled: ReadonlySet<Contribution['state']> = new Set(['merged', 'unchanged']);

export function groupOf({ state, decision }: Contribution): PlanGroup {
  return decision === undefined || settled.has(state) ? state : 'aside';
}

/** What can be taken in as it is. */
export function readyOf({ contributions }: CollectPlan): Contribution[] {
  return contributions.filter((each) => ['new', 'changed'].includes(groupOf(each)));
}

/** How many things there are to say about a chapter that keep nobody from taking it in. */
export function remarksOn({ diagnostics }: Contribution): number {
  return diagnostics.filter(({ severity }) => severity === 'warning').length;
}

/** The sources that the plan is about. */
export function sourcesOf({ sources, onlySources }: CollectPlan): readonly FetchedSource[] {
  return onlySources === undefined ? sources : sources.filter(({ source }) => onlySources.includes(source.name));
}

/** Names that do not agree: of those who are in the by-lines, and of those who made the commits. */
export interface Credits {
  /** Of chapters of which nobody whom they name made a commit. */
  readonly withoutCommit: readonly Contribution[];
  /** Of people whom git knows and no chapter of theirs names, by name. */
  readonly withoutByline: readonly { readonly contribution: Contribution; readonly names: readonly string[] }[];
}

// Of what is refused, the row itself says who sent it.
const decided: ReadonlySet<Contribution['state']> = new Set(['merged', 'empty', 'unreachable', 'unusable', 'refused']);

/** Who is credited but never committed, and the reverse. An editor who sends a chapter for somebody is both. */
export function creditsOf({ contributions }: CollectPlan): Credits {
  const open = contributions.filter(
    ({ state, chapter, committers }) =>
      !decided.has(state) && chapter !== undefined && chapter.authors.length > 0 && (committers?.length ?? 0) > 0,
  );
  const isIn = ({ contributors }: Contribution, id: string | undefined) =>
    id !== undefined && contributors.includes(id);
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

/** Who sent a chapter that names none of them, as far as git knows; nobody where one of its people did. */
export function sendersOf({ chapter, contributors, committers = [] }: Contribution): readonly string[] {
  if (chapter === undefined || chapter.authors.length === 0) return [];
  const isNamed = committers.some(({ contributor }) => contributor !== undefined && contributors.includes(contributor));
  return isNamed ? [] : committers.map(({ name }) => publicName(name));
}

/** What to do about a contribution, and who: the head above those that are not ready does not say. */
export function hintOf({ state, hint, hintFor }: Contribution): string | undefined {
  if (hint === undefined || state !== 'refused') return hint;
  return `${hintFor === 'author' ? 'For the author' : 'For you'}: ${hint}`;
}

/** Whom a contribution is by, as far as it is known. */
export function namesOf({ chapter, commit }: Contribution): readonly string[] {
  if (chapter !== undefined && chapter.names.length > 0) return chapter.names;
  return commit === undefined ? [] : [publicName(commit.author.name)];
}

/** What it is called: its title, else its file, else the first line of its commit, else its branch. */
export function titleOf({ chapter, commit, head }: Contribution): string {
  return chapter?.title || chapter?.path || withoutMailAddresses(commit?.subject ?? '') || (head.branch ?? head.ref);
}
