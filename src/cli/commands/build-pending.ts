import type { CollectPlan, Contribution } from '../../model/collect.ts';
import { planCollection } from '../../plan-collection.ts';
import { isPending, leftOut, type PendingReading, readPending } from '../../read-pending.ts';
import { count, inThousands, listed } from '../../report/count.ts';
import { safeText } from '../../report/safe-text.ts';
import type { CommandInput } from '../program.ts';

export interface PendingBook {
  readonly read: () => Promise<PendingReading>;
  /** What is in the book that is not taken in, and what is not in it; empty before it was read. */
  readonly told: () => string;
  /** Whether a source could not be reached, or did not give all that it lists. */
  readonly isPartial: () => boolean;
}

/** The book with what its sources bring, fetched when it is read. */
export function pendingBook({ context, book, signal }: CommandInput): PendingBook {
  const { cwd, env, wallClock } = context;
  let found: Found | undefined;
  return {
    read: async () => {
      const { inGit, plan, lock } = await planCollection({ cwd, env, book, signal, now: wallClock });
      const chosen = plan.contributions.filter((each) => isPending(each, lock));
      const pending = await readPending({ book: inGit, plan, chosen, signal });
      found = { pending, plan, left: leftOut(plan, lock) };
      return pending;
    },
    told: () => (found === undefined ? '' : pendingAsText(found)),
    isPartial: () =>
      found !== undefined &&
      (found.plan.sources.some(({ failure }) => failure !== undefined) || outOfReach(found.plan).length > 0),
  };
}

interface Found {
  readonly pending: PendingReading;
  readonly plan: CollectPlan;
  readonly left: readonly Contribution[];
}

function outOfReach({ contributions }: CollectPlan): Contribution[] {
  return contributions.filter(({ state }) => state === 'unreachable');
}

function pendingAsText({ pending: { pending, stopped }, plan, left }: Found): string {
  const lines = [
    pending.size === 0
      ? 'Nothing is pending: the book is as it stands in the folder.'
      : `${count(pending.size, 'chapter')} in it ${pending.size === 1 ? 'is' : 'are'} pending, and marked so: "gathering collect" shows them.`,
    ...leftOutLines(left),
    ...stopped.flatMap(({ contribution: { key }, obstacles }) => {
      const [first] = obstacles;
      return first === undefined
        ? []
        : [`${safeText(key)} is not in it: ${safeText(first.message, 1000)}`, `→ ${safeText(first.hint, 1000)}`];
    }),
    ...outOfReach(plan).flatMap(({ key, reason = '', hint }) => [
      `${safeText(key)} is not in it: ${safeText(reason, 1000)}`,
      ...(hint === undefined ? [] : [`→ ${safeText(hint, 1000)}`]),
    ]),
    ...plan.sources.flatMap(({ source, failure, collected }) => {
      if (failure === undefined) return [];
      const since = collected === undefined ? '' : ` What it had on ${collected.slice(0, 10)} is in the book.`;
      return [
        `${safeText(source.name)}: ${safeText(failure.message, 1000)}${since}`,
        `→ ${safeText(failure.hint, 1000)}`,
      ];
    }),
  ];
  return `\n${lines.join('\n')}\n`;
}

function leftOutLines(left: readonly Contribution[]): string[] {
  if (left.length === 0) return [];
  const shown = left.slice(0, 5).map(({ key }) => safeText(key, 60));
  const more = left.length - shown.length;
  const keys = listed([...shown, ...(more === 0 ? [] : [`${inThousands(more)} more`])]);
  return [`Not in it: ${keys}. "gathering collect" says why, and what to do.`];
}
