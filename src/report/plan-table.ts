import type { Contribution } from '../model/collect.ts';
import { inThousands, listed } from './count.ts';
import { displayWidth, fit } from './display-width.ts';
import type { Paint } from './paint.ts';
import { namesOf, remarksOn, titleOf } from './plan-words.ts';
import { safeText } from './safe-text.ts';

/** A table of which each row is set alone, in columns that suit all. */
export interface PlanTable {
  readonly head: string;
  readonly row: (contribution: Contribution) => string;
}

interface Row {
  readonly key: string;
  readonly title: string;
  readonly names: string;
  readonly words: string;
  readonly remarks: string;
}

const heads: Row = { key: 'from', title: 'chapter', names: 'by', words: 'words', remarks: 'remarks' };
/** A longer key pushes its own row to the right, and no other. */
const widestKey = (width: number) => Math.max(28, Math.floor(width / 3));

/** Whose chapter comes from where, and how long it is. */
export function planTable(contributions: readonly Contribution[], width: number, paint: Paint): PlanTable {
  const rows = new Map(contributions.map((each) => [each, rowOf(each)]));
  const widest = (column: keyof Row) =>
    [heads, ...rows.values()].reduce((most, row) => Math.max(most, displayWidth(row[column])), 0);
  const hasRemarks = [...rows.values()].some(({ remarks }) => remarks !== '');
  const [key, words, remarks] = [Math.min(widest('key'), widestKey(width)), widest('words'), hasRemarks ? 7 : 0];
  const room = Math.max(width - key - words - remarks - (hasRemarks ? 10 : 8), 24);
  const names = Math.min(widest('names'), Math.floor(room / 3));
  const title = Math.min(widest('title'), room - names);
  const set = (row: Row, key_: string) =>
    [
      ` ${key_}`,
      fit(row.title, title),
      fit(row.names, names),
      row.words.padStart(words),
      ...(hasRemarks ? [row.remarks.padStart(remarks)] : []),
    ]
      .join('  ')
      .trimEnd();
  return {
    head: paint('dim', ` ${set(heads, fit(heads.key, key))}`),
    row: (contribution) => {
      const row = rows.get(contribution) ?? rowOf(contribution);
      return ` ${set(row, paint('bold', displayWidth(row.key) > key ? row.key : fit(row.key, key)))}`;
    },
  };
}

function rowOf(contribution: Contribution): Row {
  const { key, chapter } = contribution;
  const remarks = remarksOn(contribution);
  return {
    key: safeText(key, 60),
    // Without a chapter it is called as its author called the commit, which is no title.
    title: chapter === undefined ? `“${safeText(titleOf(contribution))}”` : safeText(titleOf(contribution)),
    names: safeText(listed(namesOf(contribution))),
    words: chapter === undefined || chapter.words === 0 ? '' : inThousands(chapter.words),
    remarks: remarks === 0 ? '' : inThousands(remarks),
  };
}
