import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CollectPlan, FetchedSource, Lock } from '../../model/collect.ts';
import { replaceFile } from '../../system/replace-file.ts';
import type { BookInGit } from './book-in-git.ts';

/** What a plan follows from: where none of it has changed, the plan has not. */
export interface PlanGrounds {
  /** Of this program: a plan of another one is not used again. */
  readonly version: string;
  readonly book: Pick<BookInGit, 'base' | 'baseName' | 'prefix' | 'file' | 'entries'>;
  readonly fetched: readonly FetchedSource[];
  readonly lock: Lock;
}

const fileName = 'plan.json';

/** A key for these grounds; undefined where a plan of them may not be kept. */
export function planKey({ version, book, fetched, lock }: PlanGrounds): string | undefined {
  const { base, baseName, prefix, file, entries } = book;
  // Without a commit, the files of the folder count. And a branch can bring a plan of its own making along.
  if (base === undefined || [...entries.keys()].some((path) => path.startsWith('.gathering/'))) return undefined;
  const heads = fetched.map(({ source, mirror, heads: some, unusable, failure, collected }) => [
    ...[source, mirror, some, unusable],
    // What was not reached is told with the time of the last success.
    failure === undefined ? null : collected,
  ]);
  const chapters = [lock.chapters, lock.decisions];
  return createHash('sha256')
    .update(JSON.stringify([version, base, baseName, prefix, file, heads, chapters]))
    .digest('hex');
}

/** The contributions of the last plan, where it had the same key and is whole. */
export async function readPlan(cache: string, key: string): Promise<CollectPlan['contributions'] | undefined> {
  let text: string;
  try {
    text = await readFile(join(cache, fileName), 'utf8');
  } catch {
    // There was none: it is made.
    return undefined;
  }
  const [head = ''] = text.split('\n', 1);
  const body = text.slice(head.length + 1);
  if (head !== headOf(key, body)) return undefined;
  return JSON.parse(body) as CollectPlan['contributions'];
}

export async function keepPlan(cache: string, key: string, contributions: CollectPlan['contributions']): Promise<void> {
  const body = JSON.stringify(contributions);
  await replaceFile(join(cache, fileName), Buffer.from(`${headOf(key, body)}\n${body}`));
}

function headOf(key: string, body: string): string {
  return `${key} ${createHash('sha256').update(body).digest('hex')}`;
}
