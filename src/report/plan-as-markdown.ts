import type { CollectPlan, Contribution } from '../model/collect.ts';
import { count, inThousands, listed } from './count.ts';
import { plain } from './plain-markdown.ts';
import { agesOf } from './plan-ages.ts';
import { problemsAsMarkdown, uncommittedInWords } from './plan-problems.ts';
import {
  groupOf,
  hintOf,
  namesOf,
  planGroups,
  readyOf,
  remarksOn,
  sendersOf,
  sourcesOf,
  titleOf,
} from './plan-words.ts';

/** The plan for a comment, a wiki or a job's summary. What authors wrote is text in it, nothing more. */
export function planAsMarkdown(plan: CollectPlan, now: number): string {
  // A page is read from its top.
  const blocks = planGroups.toReversed().flatMap(({ group, title, isListed }) => {
    const own = plan.contributions.filter((each) => groupOf(each) === group);
    if (own.length === 0) return [];
    const head = `### ${title} (${own.length})`;
    return [
      isListed
        ? [
            head,
            '',
            '| from | chapter | by | words | remarks | why, and what to do |',
            '|---|---|---|--:|--:|---|',
            ...own.map(row),
          ].join('\n')
        : head,
    ];
  });
  const failed = sourcesOf(plan).flatMap(({ source, failure, collected }) => {
    if (failure === undefined) return [];
    const since = collected === undefined ? 'It was never reached.' : `Last collected on ${collected.slice(0, 10)}.`;
    return [`- **${cell(source.name)}**: ${cell(failure.message)} ${since} ${cell(failure.hint)}`];
  });
  const age = agesOf(plan, now);
  const uncommitted = uncommittedInWords(plan);
  return (
    [
      `## ${count(readyOf(plan).length, 'chapter')} can be taken in`,
      ...(plan.contributions.some((each) => remarksOn(each) > 0) ? ['Remarks are warnings, which stop nobody.'] : []),
      ...(age === undefined ? [] : [cell(age)]),
      ...(uncommitted === undefined ? [] : [cell(uncommitted)]),
      ...(plan.diagnostics.length === 0 ? [] : [problemsAsMarkdown(plan.diagnostics)]),
      ...(failed.length === 0 ? [] : [`### ${count(failed.length, 'source')} not reached\n\n${failed.join('\n')}`]),
      ...blocks,
    ].join('\n\n') + '\n'
  );
}

function row(contribution: Contribution): string {
  const { key, chapter, state } = contribution;
  const remarks = remarksOn(contribution);
  const hint = hintOf(contribution);
  const senders = state === 'refused' ? sendersOf(contribution) : [];
  const sent = senders.length === 0 ? [] : [`Sent by ${listed(senders)}.`];
  const why = [
    ...sent,
    ...(contribution.reason === undefined ? [] : [contribution.reason]),
    ...(hint === undefined ? [] : [`→ ${hint}`]),
  ];
  const cells = [
    `**${cell(key)}**`,
    cell(titleOf(contribution)),
    cell(listed(namesOf(contribution))),
    chapter === undefined || chapter.words === 0 ? '' : inThousands(chapter.words),
    remarks === 0 ? '' : inThousands(remarks),
    cell(why.join(' ')),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** A cell is one line. */
function cell(text: string): string {
  return plain(text).replace(/\s+/g, ' ');
}
