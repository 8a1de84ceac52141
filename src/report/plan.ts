import type { CollectPlan, Contribution } from '../model/collect.ts';
import { count, inThousands, listed } from './count.ts';
import { wrap } from './display-width.ts';
import { painter, type Paint } from './paint.ts';
import { agesOf } from './plan-ages.ts';
import { problemLines, uncommittedLines } from './plan-problems.ts';
import { nextLines } from './plan-next.ts';
import { planTable } from './plan-table.ts';
import { creditsOf, groupOf, hintOf, planGroups, readyOf, remarksOn, sendersOf, sourcesOf } from './plan-words.ts';
import { safeText } from './safe-text.ts';

export interface PlanTextOptions {
  readonly colour: boolean;
  /** Columns of the terminal; 100 unless told. */
  readonly width?: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The repository has no folder to write into. */
  readonly isBare?: boolean | undefined;
}

/** What all sources bring, by how it stands to the book, and what to do next. */
export function planAsText(plan: CollectPlan, { colour, width = 100, now, isBare = false }: PlanTextOptions): string {
  const paint = painter(colour);
  const shown = plan.contributions.filter((each) => isListedGroup.has(groupOf(each)));
  const table = planTable(shown, width, paint);
  const isManyOf = manyOf(shown);
  const blocks = planGroups.flatMap(({ group, title, tint, isListed }) => {
    const own = shown.filter((each) => groupOf(each) === group);
    if (!isListed || own.length === 0) return [];
    const rows = own.flatMap((each) => [
      table.row(each),
      ...remarks(each, isManyOf).flatMap((line) => indented(line, width)),
    ]);
    return [[paint(tint, `${title} (${inThousands(own.length)})`), ...rows].join('\n')];
  });
  const paragraphs = [
    ...(blocks.length === 0 ? [] : [table.head, ...blocks]),
    ...[
      uncommittedLines(plan, width, paint),
      problemLines(plan.diagnostics, width, paint),
      failureLines(plan, width, paint),
      creditLines(plan, width),
      closing(plan, { width, paint, now }),
    ].flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])),
    ...[nextLines(plan, { width, paint, isBare }).join('\n')].filter((lines) => lines !== ''),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

const isListedGroup = new Set(planGroups.flatMap(({ group, isListed }) => (isListed ? [group] : [])));

/** Of a source with many contributions, what they have in common is told once, below. */
function manyOf(contributions: readonly Contribution[]): (source: string) => boolean {
  const numbers = new Map<string, number>();
  for (const { source } of contributions) numbers.set(source, (numbers.get(source) ?? 0) + 1);
  return (source) => (numbers.get(source) ?? 0) > 3;
}

function remarks(contribution: Contribution, isManyOf: (source: string) => boolean): string[] {
  const { key, source, reason, staleSince, decision, state } = contribution;
  const hint = hintOf(contribution);
  const senders = state === 'refused' ? sendersOf(contribution).map((name) => safeText(name, 60)) : [];
  const aside = groupOf(contribution) === 'aside' ? decision : undefined;
  const byName = `Name it to take it in: "gathering collect --write --only ${safeText(key, 60)}".`;
  return [
    ...(aside === 'held' ? [`You hold it: nothing more of it is taken in. ${byName}`] : []),
    ...(aside === 'skipped' ? [`You skipped this version, until it changes. ${byName}`] : []),
    ...(senders.length === 0 ? [] : [`Sent by ${firstFive(senders)}.`]),
    ...(reason === undefined ? [] : [safeText(reason, 1000)]),
    ...(hint === undefined ? [] : [`→ ${safeText(hint, 1000)}`]),
    ...(staleSince === undefined || isManyOf(source)
      ? []
      : [`As it was on ${staleSince.slice(0, 10)}: its source was not reached now.`]),
  ];
}

function indented(text: string, width: number): string[] {
  return wrap(text, Math.max(width - 6, 20)).map((line) => `      ${line}`);
}

function failureLines(plan: CollectPlan, width: number, paint: Paint): string[] {
  const sources = sourcesOf(plan);
  const failed = sources.filter(({ failure }) => failure !== undefined);
  if (failed.length === 0) return [];
  return [
    paint('red', `${count(failed.length, 'source')} of ${inThousands(sources.length)} not reached`),
    ...failed.flatMap(({ source, failure, collected }) => [
      `  ${paint('bold', safeText(source.name, 60))}`,
      ...indented(`${safeText(failure?.message ?? '', 1000)} ${lastTime(collected)}`, width),
      ...indented(`→ ${safeText(failure?.hint ?? '', 1000)}`, width),
    ]),
  ];
}

function lastTime(collected: string | undefined): string {
  return collected === undefined
    ? 'It was never reached.'
    : `Last collected on ${collected.slice(0, 10)}: what it had then is in this table.`;
}

function creditLines(plan: CollectPlan, width: number): string[] {
  const { withoutCommit, withoutByline } = creditsOf(plan);
  const people = withoutByline.flatMap(({ contribution: { key }, names }) =>
    names.map((name) => `${safeText(name, 60)} (${safeText(key, 60)})`),
  );
  return [
    ...(withoutCommit.length === 0
      ? []
      : wrap(
          `Nobody who is named in ${firstFive(withoutCommit.map(({ key }) => safeText(key, 60)))} made a commit of it. Did somebody else send ${withoutCommit.length === 1 ? 'it' : 'them'}?`,
          width,
        )),
    ...(people.length === 0
      ? []
      : wrap(
          `Not named in what they sent: ${firstFive(people)}. If a name is missing, tell the author; if it is another spelling, add it to .mailmap or to the roster.`,
          width,
        )),
  ];
}

function firstFive(words: readonly string[]): string {
  return listed(words.length > 5 ? [...words.slice(0, 5), `${inThousands(words.length - 5)} more`] : words);
}

function closing(
  plan: CollectPlan,
  { width, paint, now }: { readonly width: number; readonly paint: Paint; readonly now: number },
): string[] {
  const { contributions, baseName } = plan;
  const ages = agesOf(plan, now);
  const age = ages === undefined ? [] : wrap(paint('yellow', ages), width);
  if (contributions.length === 0) return [...age, ...wrap(`No source brings anything.${askedOf(plan)}`, width)];
  const counts = planGroups.toReversed().flatMap(({ group, short }) => {
    const number = contributions.filter((each) => groupOf(each) === group).length;
    return number === 0 ? [] : [`${inThousands(number)} ${short}`];
  });
  const ready = readyOf(plan);
  const withRemarks = ready.filter((each) => remarksOn(each) > 0).length;
  const others = contributions.filter((each) => isListedGroup.has(groupOf(each)) && remarksOn(each) > 0).length;
  const words =
    ready.length === 0
      ? 'There is nothing to take in.'
      : `${count(ready.length, 'chapter')} can be taken in.${withRemarks === 0 ? '' : ` ${withRemarks === 1 ? 'One of them has' : `${inThousands(withRemarks)} of them have`} remarks, which stop nobody: --review shows them.`}`;
  const explained =
    withRemarks === 0 && others > 0 ? ' Remarks are warnings, which stop nobody: --review shows them.' : '';
  return [...age, ...wrap(`${listed(counts)}, compared with ${safeText(baseName, 60)}. ${words}${explained}`, width)];
}

/** Who misses a pull request looks first where it was looked for. */
function askedOf(plan: CollectPlan): string {
  const asked = sourcesOf(plan).filter(({ failure, isKept }) => failure === undefined && isKept !== true);
  return asked.length === 0 ? '' : ` Asked: ${firstFive(asked.map(({ source }) => safeText(source.name, 60)))}.`;
}
