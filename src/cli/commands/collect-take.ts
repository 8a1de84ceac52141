import { chooseContributions, contributionNamed } from '../../collect/taking/choose.ts';
import { readLockIn } from '../../collect/lock/find-lock.ts';
import { BookError } from '../../model/book-error.ts';
import type { CollectPlan, Contribution, LockDecision } from '../../model/collect.ts';
import { takenAsDiff, takenAsText } from '../../report/taken.ts';
import { safeJson } from '../../report/safe-text.ts';
import { takeChapters, type TakeChaptersOptions, type TakenChapters } from '../../take-chapters.ts';
import { hasColour } from '../context.ts';
import { folderFromHere } from '../path-from-here.ts';
import type { CommandInput } from '../program.ts';

/** What `collect` is asked to do with the plan. */
export interface TakeWishes {
  readonly write: boolean;
  readonly commit: boolean;
  readonly dryRun: boolean;
  readonly only: readonly string[];
  readonly accept: readonly string[];
  readonly hold: readonly string[];
  readonly skip: readonly string[];
  readonly take?: string | undefined;
  readonly json: boolean;
}

export interface TakeInput extends CommandInput {
  readonly wishes: TakeWishes;
  readonly inGit: TakeChaptersOptions['book'];
  readonly plan: CollectPlan;
  /** ISO 8601 in UTC. */
  readonly time: string;
}

/** Whether anything is to be done with the plan but to show it. */
export function wantsTaking({ write, commit, dryRun, only, accept, hold, skip, take }: TakeWishes): boolean {
  return write || commit || dryRun || take !== undefined || [only, accept, hold, skip].some(({ length }) => length > 0);
}

/** Says what does not go together, before anything is fetched. */
export function refuseWishes(wishes: TakeWishes, review: boolean): void {
  const { write, commit, dryRun, only, accept, hold, skip, take } = wishes;
  const refuse = (message: string, hint: string) => {
    throw new BookError(message, { hint });
  };
  if (take !== undefined && take !== 'ours' && take !== 'theirs') {
    refuse(
      `--take must be "ours" or "theirs", not "${take}".`,
      'ours: the text of the book stays. theirs: the author’s replaces it.',
    );
  }
  if (take !== undefined && only.length === 0) {
    refuse('--take settles conflicts of what you name.', `Name it: --only origin#12 --take ${take}`);
  }
  if (only.length > 0 && accept.length > 0) {
    refuse('--only and --accept do not go together.', '--only names each; --accept takes what matches a pattern.');
  }
  const isTaking = write || commit || dryRun || take !== undefined;
  if (!isTaking && !review && only.length + accept.length > 0) {
    refuse(
      `${only.length > 0 ? '--only' : '--accept'} does nothing alone.`,
      'Add --dry-run to look, --review to be asked, or --write or --commit to take them in.',
    );
  }
  if (!isTaking && hold.length + skip.length === 0) return;
  const both =
    hold.find((name) => skip.includes(name) || only.includes(name)) ?? skip.find((name) => only.includes(name));
  if (both !== undefined)
    refuse(`"${both}" cannot be taken in, held and skipped at once.`, 'Name it behind one of the options.');
}

/** Takes chapters in, or shows what that would do, and tells it. Exit code 1 where something was left. */
export async function takeFromPlan(input: TakeInput): Promise<number> {
  const { wishes, plan, inGit } = input;
  const { hold, skip, dryRun, commit, write, take } = wishes;
  const lock = await readLockIn(inGit.folder.replace(/\/$/, ''));
  const decided = [
    ...hold.map((name) => ({ contribution: contributionNamed(plan, name), decision: 'held' as const })),
    ...skip.map((name) => ({ contribution: contributionNamed(plan, name), decision: 'skipped' as const })),
  ];
  for (const { contribution } of decided) assertChapter(contribution);
  const isTaking = write || commit || dryRun || take !== undefined;
  const setAside = new Set(decided.map(({ contribution }) => contribution));
  const chosen = isTaking ? chooseContributions(plan, lock, wishes).filter((each) => !setAside.has(each)) : [];
  return tellTaking(input, { chosen, decided });
}

function assertChapter({ key, chapter }: Contribution): void {
  if (chapter !== undefined) return;
  throw new BookError(`"${key}" brings no chapter that could be held or skipped.`, {
    hint: '"gathering collect" shows what it holds.',
  });
}

export interface Decisions {
  readonly chosen: readonly Contribution[];
  readonly decided: readonly { readonly contribution: Contribution; readonly decision: LockDecision['decision'] }[];
}

/** Does what was decided, and tells it. */
export async function tellTaking(
  { context, wishes, inGit, plan, time, signal }: TakeInput,
  decisions: Decisions,
): Promise<number> {
  const { stdout } = context;
  const act = wishes.dryRun ? 'show' : wishes.commit ? 'commit' : 'write';
  const settle = wishes.take === 'ours' || wishes.take === 'theirs' ? wishes.take : undefined;
  const result = await takeChapters({ ...decisions, book: inGit, plan, act, time, signal, settle });
  const colour = hasColour(context, stdout);
  if (wishes.json) stdout.write(asJson(result, act));
  else {
    if (wishes.dryRun) stdout.write(takenAsDiff(result.takings, { colour }));
    const decided = decisions.decided.map(({ contribution: { key }, decision }) => ({ key, decision }));
    const told = { show: 'shown', write: 'written', commit: 'committed' } as const;
    stdout.write(
      takenAsText(result.takings, {
        colour,
        folder: folderFromHere(context.cwd, inGit.folder),
        act: told[act],
        decided,
      }),
    );
  }
  return result.takings.some(({ outcome }) => outcome === 'stopped') ? 1 : 0;
}

function asJson({ takings, commits }: TakenChapters, act: 'show' | 'write' | 'commit'): string {
  return safeJson({
    written: act !== 'show',
    commits,
    taken: takings.flatMap((taking) =>
      taking.outcome === 'taken'
        ? [
            {
              key: taking.contribution.key,
              chapter: taking.entry.chapter,
              source: taking.entry.source,
              ref: taking.entry.ref,
              commit: taking.entry.commit,
              files: taking.files.map(({ path, how, inWords }) => ({
                path,
                how,
                ...(inWords.length > 0 ? { readAgain: inWords } : {}),
              })),
              ...(taking.left === undefined ? {} : { stays: taking.left }),
            },
          ]
        : [],
    ),
    left: takings.flatMap((taking) =>
      taking.outcome === 'stopped' ? [{ key: taking.contribution.key, obstacles: taking.obstacles }] : [],
    ),
  });
}
