import type { Contribution } from '../model/collect.ts';
import { count, listed } from './count.ts';
import { groupOf, namesOf, planGroups, remarksOn, sendersOf, titleOf } from './plan-words.ts';
import { safeText } from './safe-text.ts';

/** What an editor is asked about, in a line: `2 of 9: “Oak” by Jane Doe (origin#12: new, 402 words, 1 remark)`. */
export function reviewTitle(contribution: Contribution, number: number, all: number): string {
  const { key, chapter } = contribution;
  const names = namesOf(contribution).map((name) => safeText(name, 60));
  const by = names.length === 0 ? '' : ` by ${listed(names)}`;
  const state = planGroups.find(({ group }) => group === groupOf(contribution))?.short ?? contribution.state;
  const remarks = remarksOn(contribution);
  const senders = sendersOf(contribution).map((name) => safeText(name, 60));
  const facts = [
    state,
    ...(senders.length === 0 ? [] : [`sent by ${listed(senders)}`]),
    ...(chapter === undefined || chapter.words === 0 ? [] : [count(chapter.words, 'word')]),
    ...(remarks === 0 ? [] : [count(remarks, 'remark')]),
  ];
  return `${number} of ${all}: “${safeText(titleOf(contribution), 120)}”${by} (${safeText(key, 60)}: ${facts.join(', ')})`;
}
