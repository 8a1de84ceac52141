import type { LockEntry } from '../model/collect.ts';
import { allOf, count } from './count.ts';
import { painter } from './paint.ts';
import { safeText } from './safe-text.ts';

/** A chapter of the lock, and what of it is not as the lock says. */
export interface FrozenReport {
  readonly entry: LockEntry;
  readonly missing: readonly { readonly path: string; readonly id: string }[];
  readonly absent: readonly { readonly path: string }[];
  readonly edited: readonly string[];
  readonly closed: readonly string[];
}

/** Whether the folder has exactly what the lock names; what has not, by name. */
export function frozenAsText(
  chapters: readonly FrozenReport[],
  { colour, isWritten }: { readonly colour: boolean; readonly isWritten: boolean },
): string {
  const paint = painter(colour);
  const lines = chapters.flatMap(({ entry, missing, absent, closed }) => [
    ...missing.flatMap(({ path, id }) => [
      `${paint('red', 'Missing')}  ${safeText(path, 1000)} of "${safeText(entry.chapter)}": object ${id.slice(0, 10)} of commit ${entry.commit.slice(0, 10)}, ${safeText(entry.ref)} of "${safeText(entry.source)}".`,
      `    ${paint('cyan', '→')} Can that source be reached, and does it still have the commit? If the author pushed anew, "gathering collect --write" takes the new version in.`,
    ]),
    ...closed.map((message) => `${paint('red', 'Closed')}   ${safeText(message, 1000)}`),
    ...(isWritten
      ? []
      : absent.map(({ path }) => `${paint('yellow', 'Absent')}   ${safeText(path, 1000)} is not in the folder.`)),
  ]);
  return [...lines, ...(lines.length === 0 ? [] : ['']), closing(chapters, isWritten), ''].join('\n');
}

function closing(chapters: readonly FrozenReport[], isWritten: boolean): string {
  const sum = (of: (chapter: FrozenReport) => number) => chapters.reduce((total, chapter) => total + of(chapter), 0);
  const missing = sum(({ missing: { length } }) => length);
  const absent = sum(({ absent: { length } }) => length);
  const edited = chapters.filter((chapter) => chapter.edited.length > 0).length;
  if (chapters.length === 0) return 'gathering.lock names no chapter.';
  if (missing > 0) return `${count(missing, 'object')} of gathering.lock cannot be found. Nothing was written.`;
  const told =
    edited === 0
      ? ''
      : ` ${count(edited, 'chapter')} ${edited === 1 ? 'has' : 'have'} changes that the editors made since.`;
  if (isWritten)
    return `Put ${count(absent, 'file')} into the folder, as gathering.lock names ${absent === 1 ? 'it' : 'them'}.${told}`;
  if (absent > 0)
    return `${count(absent, 'file')} of gathering.lock ${absent === 1 ? 'is' : 'are'} not in the folder: add --write to put ${absent === 1 ? 'it' : 'them'} there.`;
  return `${allOf(chapters.length, 'chapter')} of gathering.lock ${chapters.length === 1 ? 'is' : 'are'} here, in exactly that version.${told}`;
}
