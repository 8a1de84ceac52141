import type { CollectPlan } from '../model/collect.ts';
import { count } from './count.ts';
import { sourcesOf } from './plan-words.ts';

/** How old that is which a plan was made of; undefined where the sources were asked now. */
export function agesOf(plan: CollectPlan, now: number): string | undefined {
  const kept = sourcesOf(plan).filter(({ isKept }) => isKept === true);
  const times = kept.flatMap(({ collected }) => collected ?? []).sort();
  const [oldest] = times;
  const newest = times.at(-1);
  if (kept.length === 0) return undefined;
  if (oldest === undefined || newest === undefined) return 'Nobody was asked, and nothing was fetched before.';
  const when =
    oldest.slice(0, 16) === newest.slice(0, 16)
      ? `on ${timeInWords(oldest)} (${ago(oldest, now)})`
      : `between ${timeInWords(oldest)} (${ago(oldest, now)}) and ${timeInWords(newest)}`;
  return `Nobody was asked now: this is what was fetched ${when}.`;
}

/** `2026-11-02 09:30 UTC`. */
export function timeInWords(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

/** `3 days ago`. */
function ago(time: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(time)) / 60_000);
  if (!(minutes >= 2)) return 'just now';
  if (minutes < 120) return `${count(minutes, 'minute')} ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${count(hours, 'hour')} ago` : `${count(Math.floor(hours / 24), 'day')} ago`;
}
