import type { CollectPlan, Contribution } from '../model/collect.ts';
import { count } from './count.ts';
import { painter, type Paint, type Tint } from './paint.ts';
import { safeText } from './safe-text.ts';

const states: readonly (readonly [Contribution['state'], string, Tint])[] = [
  ['new', 'New', 'green'],
  ['changed', 'Changed since it was taken in', 'green'],
  ['conflicting', 'In conflict', 'red'],
  ['refused', 'Not ready', 'red'],
  ['withdrawn', 'Taken back by the author', 'yellow'],
  ['unreachable', 'Out of reach', 'yellow'],
  ['unchanged', 'In the book already', 'dim'],
  ['merged', 'Merged already', 'dim'],
  ['empty', 'Without a chapter', 'dim'],
];

/** What all sources bring, by how it stands to the book, and what to do next. */
export function planAsText(plan: CollectPlan, { colour }: { readonly colour: boolean }): string {
  const paint = painter(colour);
  const lines = states.flatMap(([state, title, tint]) => {
    const own = plan.contributions.filter((each) => each.state === state);
    if (own.length === 0) return [];
    return [paint(tint, `${title} (${own.length})`), ...own.flatMap((each) => contributionLines(each, paint)), ''];
  });
  const failures = plan.sources.flatMap(({ source, failure, collected }) => {
    if (failure === undefined) return [];
    const since = collected === undefined ? '' : ` Last collected on ${collected.slice(0, 10)}.`;
    return [
      `${paint('red', safeText(source.name))}: ${safeText(failure.message, 1000)}${since}`,
      `  → ${safeText(failure.hint, 1000)}`,
    ];
  });
  const ready = plan.contributions.filter(({ state }) => state === 'new' || state === 'changed').length;
  const closing =
    plan.contributions.length === 0
      ? 'No source brings anything.'
      : ready === 0
        ? 'There is nothing to take in.'
        : `${count(ready, 'chapter')} can be taken in: "gathering collect --write", or --commit to credit each author in git.`;
  return [...lines, ...failures, ...(failures.length > 0 ? [''] : []), closing, ''].join('\n');
}

function contributionLines({ key, chapter, commit, reason, hint, rivals }: Contribution, paint: Paint): string[] {
  const title = chapter?.title ? `  “${safeText(chapter.title)}”` : '';
  const by = commit === undefined ? '' : ` by ${safeText(commit.author.name)}`;
  const against =
    rivals.length === 0 ? [] : [`    It stands against ${rivals.map((rival) => safeText(rival)).join(', ')}.`];
  return [
    `  ${paint('bold', safeText(key))}${title}${by}${chapter === undefined ? '' : `  ${paint('dim', safeText(chapter.path, 1000))}`}`,
    ...(reason === undefined ? [] : [`    ${safeText(reason, 1000)}`]),
    ...against,
    ...(hint === undefined ? [] : [`    → ${safeText(hint, 1000)}`]),
  ];
}
