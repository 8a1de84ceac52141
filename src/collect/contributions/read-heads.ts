import type { CollectSource, FetchedHead, GitPerson } from '../../model/collect.ts';
import { type Commit, readCommits } from '../git/commits.ts';
import { lookAtObjects } from '../git/objects.ts';
import { type History, readHistories } from '../git/histories.ts';
import type { GitPlace } from '../git/run-git.ts';
import { compareTrees, type TreeChange, type TreePair } from '../git/tree-changes.ts';
import type { BookInGit } from './book-in-git.ts';
import type { ObjectGroup } from './object-groups.ts';

/** One head, as far as git's objects tell of it. */
export interface ReadHead {
  readonly source: CollectSource;
  readonly head: FetchedHead;
  readonly place: GitPlace;
  /**
   * `merged`: all of its commits are in the book. `alone`: it shares no past with the book, so that all of its files
   * are its own. `missing`: objects of it are not here. `noCommit`: its ref points at something else. `otherFormat`: its ids are of another kind than the book's.
   */
  readonly standing: 'read' | 'alone' | 'merged' | 'missing' | 'noCommit' | 'otherFormat';
  readonly commit?: Commit | undefined;
  /** Its own commits that are no merges, newest first. */
  readonly own: readonly Commit[];
  /** Who made its own commits: authors, and those whom the messages name. */
  readonly people: readonly GitPerson[];
  readonly mergeBase?: string | undefined;
  /** What it changes since it parted from the book; paths from the top of the repository. */
  readonly changes: ReadonlyMap<string, TreeChange>;
  /** Names that no file here may have. */
  readonly unusable: readonly string[];
  /** What its commits added and took away again, in a head that changes nothing. */
  readonly takenBack: readonly string[];
}

/** Reads all heads of a group in a few processes, however many there are. */
export async function readHeads({ place, sources }: ObjectGroup, book: BookInGit): Promise<readonly ReadHead[]> {
  const all = sources.flatMap(({ source, heads }) => heads.map((head) => ({ source, head })));
  const readable = all.filter(({ head }) => head.commit.length === book.idLength).map(({ head }) => head.commit);
  const histories = await readHistories(place, readable, book.base);
  const own = [...histories.values()].flatMap((history) => history.own);
  const bases = [...histories.values()].flatMap(({ mergeBase }) => mergeBase ?? []);
  const commits = await readCommits(place, [...new Set([...readable, ...own, ...bases])]);
  const pairOf = pairs(histories, commits);
  const changesOf = await compareTrees(
    place,
    [...histories.keys()].flatMap((id) => pairOf(id) ?? []),
  );
  const strange = await lookAtObjects(
    place,
    readable.filter((id) => !commits.has(id)),
  );
  const takenBack = await readTakenBack(place, { histories, commits, isEmpty: (id) => isEmpty(pairOf(id)) });

  return all.map(({ source, head }): ReadHead => {
    const facts = {
      source,
      head,
      place,
      commit: commits.get(head.commit),
      own: [],
      people: [],
      changes: new Map(),
      unusable: [],
    };
    if (head.commit.length !== book.idLength) return { ...facts, standing: 'otherFormat', takenBack: [] };
    const { type = 'commit' } = strange.get(head.commit) ?? {};
    if (type !== 'commit') return { ...facts, standing: 'noCommit', takenBack: [] };
    const history = histories.get(head.commit);
    if (history === undefined || facts.commit === undefined) return { ...facts, standing: 'missing', takenBack: [] };
    const { mergeBase } = history;
    const ownCommits = history.own.flatMap((id) => commits.get(id) ?? []);
    const people = peopleOf(ownCommits);
    if (history.isMerged) return { ...facts, people, mergeBase, standing: 'merged', takenBack: [] };
    const pair = pairOf(head.commit);
    const listing = pair && changesOf(pair);
    if (listing === undefined) return { ...facts, people, mergeBase, standing: 'missing', takenBack: [] };
    return {
      ...{ ...facts, own: ownCommits, people, mergeBase, changes: listing.value, unusable: listing.unusable },
      standing: mergeBase === undefined ? 'alone' : 'read',
      takenBack: takenBack.get(head.commit) ?? [],
    };
  });
}

/** The trees between which a head's own changes lie; nothing where one of them is not there. */
function pairs(
  histories: ReadonlyMap<string, History>,
  commits: ReadonlyMap<string, Commit>,
): (head: string) => TreePair | undefined {
  return (head) => {
    const history = histories.get(head);
    const to = commits.get(head)?.tree;
    if (history === undefined || history.isMerged || to === undefined) return undefined;
    if (history.mergeBase === undefined) return { from: undefined, to };
    const from = commits.get(history.mergeBase)?.tree;
    return from === undefined ? undefined : { from, to };
  };
}

function isEmpty(pair: TreePair | undefined): boolean {
  return pair !== undefined && pair.from === pair.to;
}

function peopleOf(own: readonly Commit[]): GitPerson[] {
  const people = own.flatMap(({ facts, coAuthors }) => [facts.author, ...coAuthors, ...facts.signedOffBy]);
  return [...new Map(people.map((person) => [`${person.name}\0${person.email}`, person])).values()];
}

/** Of heads that change nothing: what single commits of theirs added. */
async function readTakenBack(
  place: GitPlace,
  {
    histories,
    commits,
    isEmpty: changesNothing,
  }: {
    readonly histories: ReadonlyMap<string, History>;
    readonly commits: ReadonlyMap<string, Commit>;
    readonly isEmpty: (head: string) => boolean;
  },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const heads = [...histories.keys()].filter(changesNothing);
  if (heads.length === 0) return new Map();
  const steps = (head: string) => (histories.get(head)?.own ?? []).flatMap((id) => commits.get(id) ?? []);
  const parents = await readCommits(place, [
    ...new Set(heads.flatMap(steps).flatMap(({ parents: [parent] }) => parent ?? [])),
  ]);
  const pairOf = ({ tree, parents: [parent] }: Commit): TreePair => ({
    from: parent === undefined ? undefined : parents.get(parent)?.tree,
    to: tree,
  });
  const changesOf = await compareTrees(place, heads.flatMap(steps).map(pairOf));
  return new Map(
    heads.map((head) => [
      head,
      steps(head).flatMap((commit) =>
        [...(changesOf(pairOf(commit))?.value ?? [])].flatMap(([path, { kind }]) => (kind === 'added' ? [path] : [])),
      ),
    ]),
  );
}
