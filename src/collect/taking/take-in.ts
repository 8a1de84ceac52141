import { join } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import type { CollectPlan, Contribution, Lock, LockDecision, LockEntry } from '../../model/collect.ts';
import type { Taking } from '../../model/taking.ts';
import type { Replacement } from '../../system/replace-all.ts';
import type { GitPlace } from '../git/run-git.ts';
import { withDecision, withEntry } from '../lock/change-lock.ts';
import { lockName } from '../lock/read-lock.ts';
import { lockAsText } from '../lock/write-lock.ts';
import { findBases, mirrorsOf } from './bases.ts';
import type { BookFolder } from './book-folder.ts';
import { provenanceOf } from './provenance.ts';
import { readVersions } from './read-versions.ts';
import { createStage } from './stage.ts';
import { dropPictures } from './drop-pictures.ts';
import { takeOne, type TakingRules } from './take-one.ts';
import { withdraw } from './withdraw.ts';

export interface TakeInOptions extends Omit<TakingRules, 'stage' | 'versions'> {
  /** Its `cwd` is the top of the work tree. */
  readonly place: GitPlace;
  /** Absolute path of the object folder of the book's repository. */
  readonly objects: string;
  /** Of the book's folder from the top of the repository: empty, or with `/` at the end. */
  readonly prefix: string;
  readonly folder: BookFolder;
  readonly plan: CollectPlan;
  /** As it stands in the folder. */
  readonly lock: Lock;
  readonly chosen: readonly Contribution[];
  /** What is decided of others: nothing of them is taken in. */
  readonly decided: readonly { readonly contribution: Contribution; readonly decision: LockDecision['decision'] }[];
  /** Which of some pictures the book shows, with these files in it; undefined takes a file away. */
  readonly shownIn: (
    pictures: readonly string[],
    files: ReadonlyMap<string, Uint8Array | undefined>,
  ) => Promise<ReadonlySet<string>>;
}

/** What is to be done, of which nothing is done yet. */
export interface TakenIn {
  /** In the order in which they were chosen. */
  readonly takings: readonly Taking[];
  readonly lock: Lock;
  /** The lock is the last of them. */
  readonly replacements: readonly Replacement[];
}

/** Works out what the book's folder and its lock become when some contributions are taken in. Nothing is written. */
export async function takeIn(options: TakeInOptions): Promise<TakenIn> {
  const { place, prefix, plan, lock, chosen, folder } = options;
  const basesOf = await findBases(place, prefix, chosen, lock);
  const wanted = chosen.map((contribution) => ({
    mirrors: mirrorsOf(plan, contribution, lock),
    ids: [...filesOf(contribution).map(({ blob }) => blob), ...basesOf(contribution).files.values()],
  }));
  const versions = await readVersions(place, options.objects, wanted);
  const stage = createStage(folder);
  const rules: TakingRules = { ...options, stage, versions };
  const taken: Taking[] = [];
  for (const contribution of chosen) {
    const earlier = entryFor(contribution, lock);
    taken.push(
      contribution.state === 'withdrawn'
        ? await withdraw(contribution, earlier, rules)
        : await takeOne(contribution, { bases: basesOf(contribution), earlier }, rules),
    );
  }
  const takings = await dropPictures(taken, { lock, stage, shownIn: options.shownIn });
  const after = lockAfter(options, takings);
  return {
    takings,
    lock: after,
    replacements: [...stage.replacements(), ...(await lockReplacement(folder, lock, after))],
  };
}

function filesOf({ chapter, companions }: Contribution) {
  return chapter === undefined ? [] : [chapter, ...companions];
}

/** Where the chapter is deleted, nothing is left that has its id: its place tells. */
function entryFor({ chapter, source, head, changes }: Contribution, lock: Lock): LockEntry | undefined {
  if (chapter !== undefined) return lock.chapters.find((entry) => entry.chapter === chapter.id);
  const own = lock.chapters.filter((entry) => entry.source === source && entry.ref === head.ref);
  const gone = new Set(changes.flatMap(({ kind, path }) => (kind === 'deleted' ? [path] : [])));
  return own.find(({ path }) => gone.has(path)) ?? (own.length === 1 ? own[0] : undefined);
}

function lockAfter({ plan, lock, decided }: TakeInOptions, takings: readonly Taking[]): Lock {
  let after = lock;
  for (const taking of takings) if (taking.outcome === 'taken') after = withEntry(after, taking.entry);
  for (const { contribution, decision } of decided) {
    const version = provenanceOf(contribution);
    if (version === undefined) continue;
    after = withDecision(after, { ...version, decision });
  }
  if (after === lock) return lock;
  return { ...after, sources: withTimes(after.sources, plan) };
}

export function withTimes(sources: Lock['sources'], plan: CollectPlan): Lock['sources'] {
  const reached = plan.sources.flatMap(({ source, collected }): [string, string][] =>
    collected === undefined ? [] : [[source.name, collected]],
  );
  return new Map([...sources, ...reached]);
}

async function lockReplacement(folder: BookFolder, before: Lock, after: Lock): Promise<Replacement[]> {
  if (after === before) return [];
  const standing = await folder.look(lockName);
  if (standing.kind === 'closed') throw new BookError(standing.message, { hint: standing.hint });
  const bytes = Buffer.from(lockAsText(after));
  const old = standing.kind === 'file' ? standing.bytes : undefined;
  return [{ path: join(folder.root, lockName), before: old, after: bytes }];
}
