import type { CollectPlan, Contribution } from '../model/collect.ts';
import { count, inThousands, listed } from './count.ts';
import { displayWidth, fit, wrap } from './display-width.ts';
import { painter, type Paint } from './paint.ts';
import { creditsOf, namesOf, planStates, titleOf } from './plan-words.ts';
import { safeText } from './safe-text.ts';

export interface PlanTextOptions {
  readonly colour: boolean;
  /** Columns of the terminal; 100 unless told. */
  readonly width?: number | undefined;
}

/** What all sources bring, by how it stands to the book, and what to do next. */
export function planAsText(plan: CollectPlan, { colour, width = 100 }: PlanTextOptions): string {
  const paint = painter(colour);
  const set = tableSetter(plan.contributions, width, paint);
  const blocks = planStates.flatMap(({ state, title, tint, isListed }) => {
    const own = plan.contributions.filter((each) => each.state === state);
    if (own.length === 0) return [];
    const head = paint(tint, `${title} (${own.length})`);
    return [isListed ? [head, ...own.flatMap(set)].join('\n') : head];
  });
  const failures = failureLines(plan, width, paint);
  const credits = creditLines(plan, width);
  return (
    [
      ...blocks,
      ...(failures.length === 0 ? [] : [failures.join('\n')]),
      ...(credits.length === 0 ? [] : [credits.join('\n')]),
      wrap(closing(plan), width).join('\n'),
    ].join('\n\n') + '\n'
  );
}

/** A row for each contribution, and below it what stands in its way. */
function tableSetter(
  contributions: readonly Contribution[],
  width: number,
  paint: Paint,
): (contribution: Contribution) => string[] {
  const shown = contributions.map((each) => ({
    key: safeText(each.key, 60),
    title: safeText(titleOf(each)),
    names: safeText(listed(namesOf(each))),
    words: wordsOf(each),
  }));
  const widest = (of: (row: (typeof shown)[number]) => string) =>
    Math.max(0, ...shown.map((row) => displayWidth(of(row))));
  const [key, words] = [
    Math.min(
      widest((row) => row.key),
      28,
    ),
    widest((row) => row.words),
  ];
  const room = Math.max(width - key - words - 8, 24);
  const names = Math.min(
    widest((row) => row.names),
    Math.floor(room / 3),
  );
  const title = Math.min(
    widest((row) => row.title),
    room - names,
  );
  return (contribution) => {
    const row = shown[contributions.indexOf(contribution)];
    if (row === undefined) return [];
    const written = displayWidth(row.key) > key ? row.key : fit(row.key, key);
    const line = `  ${paint('bold', written)}  ${fit(row.title, title)}  ${fit(row.names, names)}  ${row.words.padStart(words)}`;
    return [line.trimEnd(), ...remarks(contribution).flatMap((remark) => indented(remark, width))];
  };
}

function wordsOf({ chapter }: Contribution): string {
  return chapter === undefined || chapter.words === 0 ? '' : `${inThousands(chapter.words)} words`;
}

function remarks({ state, reason, hint, diagnostics, staleSince }: Contribution): string[] {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  const isOpen = state === 'new' || state === 'changed';
  return [
    ...(reason === undefined ? [] : [safeText(reason, 1000)]),
    ...(hint === undefined ? [] : [`→ ${safeText(hint, 1000)}`]),
    ...(isOpen && warnings > 0
      ? [`${count(warnings, 'remark')} on it: "gathering collect --json" has the words.`]
      : []),
    ...(staleSince === undefined ? [] : [`As it was on ${staleSince.slice(0, 10)}: its source was not reached now.`]),
  ];
}

function indented(text: string, width: number): string[] {
  return wrap(text, Math.max(width - 6, 20)).map((line) => `      ${line}`);
}

function failureLines({ sources }: CollectPlan, width: number, paint: Paint): string[] {
  const lines = sources.flatMap(({ source, failure, collected, unusable = [] }) => [
    ...(failure === undefined
      ? []
      : [
          `  ${paint('bold', safeText(source.name, 60))}`,
          ...indented(
            `${safeText(failure.message, 1000)} ${collected === undefined ? 'It was never reached.' : `Last collected on ${collected.slice(0, 10)}.`}`,
            width,
          ),
          ...indented(`→ ${safeText(failure.hint, 1000)}`, width),
        ]),
    ...unusable.map(
      (ref) => `  ${safeText(source.name, 60)}: the branch "${safeText(ref)}" has a name that cannot be used.`,
    ),
  ]);
  const failed = sources.filter(({ failure }) => failure !== undefined).length;
  return lines.length === 0
    ? []
    : [paint('red', `${count(failed, 'source')} of ${sources.length} not reached`), ...lines];
}

function creditLines(plan: CollectPlan, width: number): string[] {
  const { withoutCommit, withoutByline } = creditsOf(plan);
  const keys = (some: readonly Contribution[]) => {
    const first = some.slice(0, 5).map(({ key }) => safeText(key, 60));
    return some.length > 5 ? `${first.join(', ')} and ${some.length - 5} more` : listed(first);
  };
  const people = [...new Set(withoutByline.flatMap(({ names }) => names))];
  const some = people.slice(0, 5).map((name) => safeText(name, 60));
  return [
    ...(withoutCommit.length === 0
      ? []
      : wrap(
          `Nobody in the by-line made a commit of ${keys(withoutCommit)}. Did somebody else send it for them?`,
          width,
        )),
    ...(people.length === 0
      ? []
      : wrap(
          `In no by-line of what they sent: ${listed(some)}${people.length > 5 ? ` and ${people.length - 5} more` : ''}. If a name is missing, tell the author; if it is another spelling, add it to .mailmap or to the roster.`,
          width,
        )),
  ];
}

function closing({ contributions, baseName }: CollectPlan): string {
  const ready = contributions.filter(({ state }) => state === 'new' || state === 'changed').length;
  if (contributions.length === 0) return 'No source brings anything.';
  const counts = planStates.flatMap(({ state, short }) => {
    const number = contributions.filter((each) => each.state === state).length;
    return number === 0 ? [] : [`${inThousands(number)} ${short}`];
  });
  const compared = `${listed(counts)}, compared with ${safeText(baseName, 60)}.`;
  if (ready === 0) return `${compared} There is nothing to take in.`;
  return `${compared} ${count(ready, 'chapter')} can be taken in: "gathering collect --write" puts them into the folder, --commit also credits each author in git, --review shows them one by one.`;
}
