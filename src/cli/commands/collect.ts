import { publicName, withoutMailAddresses } from '../../text/mail-address.ts';
import { BookError } from '../../model/book-error.ts';
import type { CollectPlan, FetchProgress } from '../../model/collect.ts';
import { openCollection, planCollection } from '../../plan-collection.ts';
import { planAsMarkdown } from '../../report/plan-as-markdown.ts';
import { planAsText } from '../../report/plan.ts';
import { fetchInWords } from '../../report/fetch-progress.ts';
import { sourcesOf } from '../../report/plan-words.ts';
import { safeJson } from '../../report/safe-text.ts';
import { hasColour, widthOf } from '../context.ts';
import type { CommandInput } from '../program.ts';
import { startProgress } from '../progress.ts';
import { type AskingWishes, readAsking } from './collect-asking.ts';
import { collectFrozen } from './collect-frozen.ts';
import { reviewPlan } from './collect-review.ts';
import { refuseWishes, takeFromPlan, type TakeWishes, wantsTaking } from './collect-take.ts';

export interface CollectInput extends CommandInput {
  readonly wishes: TakeWishes;
  /** Go through what is pending with the person. */
  readonly review: boolean;
  /** Use exactly what the lock names. */
  readonly frozen: boolean;
  /** What contributions are compared with. */
  readonly base?: string | undefined;
  /** Whether addresses in the roster may be `http:`. */
  readonly allowHttp: boolean;
  /** The plan as Markdown. */
  readonly markdown: boolean;
  readonly asking: AskingWishes;
}

/** Finds what all sources bring, shows it, and takes it in where that is wished. */
export async function collect(input: CollectInput): Promise<number> {
  const { context, signal, book, base, wishes, review, frozen, allowHttp, markdown } = input;
  refuseWishes(wishes, review);
  refuseTogether(input);
  const asking = readAsking(input.asking, { frozen });
  const { cwd, env, stdout, wallClock } = context;
  const progress = startProgress(context);
  const options = {
    ...{ cwd, env, book, base, signal, allowHttp, now: wallClock, ...asking },
    onProgress: (state: FetchProgress) => progress.tell(fetchInWords(state)),
  };
  progress.step({ name: 'collect', state: 'start' });
  if (frozen) {
    const opened = await openCollection(options).finally(progress.end);
    return collectFrozen({ ...input, opened, write: wishes.write, json: wishes.json });
  }
  const { inGit, lock, plan } = await planCollection(options).finally(progress.end);
  const time = new Date(wallClock()).toISOString().replace(/\.\d+Z$/, 'Z');
  const isPartial =
    sourcesOf(plan).some(({ failure }) => failure !== undefined) ||
    plan.contributions.some(({ state }) => state === 'unreachable');
  const done = (code: number) => code || (plan.diagnostics.length > 0 ? 1 : isPartial ? 4 : 0);
  if (review) return done(await reviewPlan({ ...input, inGit, plan, time }, lock));
  if (wantsTaking(wishes)) return done(await takeFromPlan({ ...input, inGit, plan, time }));
  stdout.write(
    wishes.json
      ? safeJson(planForPrograms(plan))
      : markdown
        ? planAsMarkdown(plan, wallClock())
        : planAsText(plan, {
            colour: hasColour(context, stdout),
            width: widthOf(stdout),
            now: wallClock(),
            isBare: inGit.isBare,
          }),
  );
  return done(0);
}

function refuseTogether({ review, frozen, wishes, context, markdown }: CollectInput): void {
  const refuse = (message: string, hint: string) => {
    throw new BookError(message, { hint });
  };
  const { json } = wishes;
  if (markdown && (json || review || frozen || wantsTaking(wishes))) {
    refuse('--markdown shows the plan and does nothing else.', 'Leave the other options out, or take --markdown away.');
  }
  if (frozen && (review || wantsTaking({ ...wishes, write: false }))) {
    refuse(
      '--frozen takes nothing new in, so nothing can be chosen.',
      'With --frozen, only --write and --json go together.',
    );
  }
  if (review && (json || wishes.dryRun || wishes.take !== undefined || wishes.hold.length + wishes.skip.length > 0)) {
    refuse(
      '--review asks what becomes of each chapter, so nothing is decided beforehand.',
      'With --review go --only and --accept, to be asked about these alone, and --commit.',
    );
  }
  if (review && !context.isInteractive) {
    refuse(
      '--review needs a terminal with somebody at it.',
      'Elsewhere, name what you want: --write, --only origin#12, --hold origin#13.',
    );
  }
}

/** Passwords and mail addresses are no part of it. */
function planForPrograms(plan: CollectPlan) {
  const { base, baseName, uncommitted = [], contributions, diagnostics } = plan;
  return {
    base,
    baseName,
    uncommitted,
    sources: sourcesOf(plan).map(({ source, collected, failure, isKept }) => ({
      ...{ name: source.name, asked: isKept !== true, collected, failure },
    })),
    contributions: contributions.map(({ commit, ...contribution }) => ({
      ...contribution,
      ...(commit === undefined
        ? {}
        : {
            author: publicName(commit.author.name),
            date: commit.authorDate,
            subject: withoutMailAddresses(commit.subject),
          }),
    })),
    diagnostics,
  };
}
