import type { Chapter } from '../model/chapter.ts';
import { readHead } from '../text/front-matter-fences.ts';
import { nearest } from '../text/nearest.ts';

/** Whether a chapter begins with no head at all, so that its title and its author are missing for one reason. */
export function hasNoHead({ text }: Pick<Chapter, 'text'>): boolean {
  return readHead(text).kind !== 'found';
}

/**
 * Where an author adds a key that is missing: right below the line of hyphens, where there is one. A key that was
 * misspelt or has nothing behind it is named with its line.
 *
 * @param behind what to do where the key stands without a value
 */
export function hintToAdd(
  chapter: Pick<Chapter, 'text'>,
  { key, what, behind }: Readonly<Record<'key' | 'what' | 'behind', string>>,
): string {
  const head = readHead(chapter.text);
  if (head.kind !== 'found') {
    return 'Begin the file with four lines: first "---", then "title: Your title", then "author: Your Name", then "---" again.';
  }
  const lines = head.block.split('\n');
  const keys = lines.map((line) => /^["']?([\p{L}_][\p{L}\p{N}_-]*)["']?\s*:/u.exec(line)?.[1] ?? '');
  const lineOf = (index: number) => head.fenceLine + index + (lines[0] === '' ? 0 : 1);
  const empty = keys.indexOf(key);
  if (empty !== -1) return `In line ${lineOf(empty)}, ${behind}.`;
  const bare = lines.findIndex((line) => new RegExp(`^${key}[ \\t]+[^ \\t:]`).test(line));
  if (bare !== -1) return `In line ${lineOf(bare)}, put a colon right behind "${key}": ${key}: …`;
  const near = keys.findIndex((written) => written !== '' && nearest(written, [key]) !== undefined);
  if (near !== -1) return `Line ${lineOf(near)} has "${keys[near]}:". If "${key}:" is meant, correct it there.`;
  return `Right below line ${head.fenceLine}, which has the three hyphens, add ${what}.`;
}
