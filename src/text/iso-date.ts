import type { Refusal } from './schema-types.ts';

const howToWrite = 'Write year, month and day: 2026-11-02';

/** The ISO date in what someone wrote; a time behind it is cut off. Only days that exist. */
export function readDate(written: string): string | Refusal {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:[Tt]|\s+)\d{1,2}:\d{2}.*)?$/.exec(written);
  if (match === null) return { mustBe: 'a date such as 2026-11-02', hint: howToWrite };
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists || year < 1000) return { mustBe: 'a date that exists', hint: `${howToWrite}` };
  return date.toISOString().slice(0, 10);
}
