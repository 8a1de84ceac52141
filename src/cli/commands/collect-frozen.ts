import type { Lock } from '../../model/collect.ts';
import { readFrozen, type FrozenChapter } from '../../collect/taking/frozen.ts';
import { openBookFolder } from '../../collect/taking/book-folder.ts';
import { BookError } from '../../model/book-error.ts';
import type { OpenCollection } from '../../plan-collection.ts';
import { frozenAsText } from '../../report/frozen.ts';
import { safeJson } from '../../report/safe-text.ts';
import { replaceAll } from '../../system/replace-all.ts';
import { join } from 'node:path';
import { hasColour } from '../context.ts';
import type { CommandInput } from '../program.ts';

export interface FrozenInput extends CommandInput {
  readonly opened: OpenCollection;
  /** Put what is not in the folder into it. */
  readonly write: boolean;
  readonly json: boolean;
}

/** A branch may have moved on since, or be gone: what the lock names is asked for by its id. */
function commitsIn({ chapters }: Lock): ReadonlyMap<string, readonly string[]> {
  const commits = new Map<string, string[]>();
  for (const { source, commit } of chapters) commits.set(source, [...(commits.get(source) ?? []), commit]);
  return commits;
}

/** Uses exactly the objects that the lock names. Exit code 1 where one is missing, or a file is not in the folder. */
export async function collectFrozen({ context, opened, write, json }: FrozenInput): Promise<number> {
  const { inGit, lock, fetch } = opened;
  if (inGit.isBare) {
    throw new BookError('This repository is bare: it has no folder to compare with the lock.', {
      hint: 'Clone it ("git clone … my-book") and run the command there.',
    });
  }
  const folder = await openBookFolder(inGit.folder);
  const options = { place: inGit.place, objects: inGit.objects, folder, lock };
  let chapters = await readFrozen({ ...options, sources: [] });
  // What the book's own repository has need not be fetched.
  if (chapters.some(({ missing }) => missing.length > 0))
    chapters = await readFrozen({ ...options, sources: await fetch({ commits: commitsIn(lock) }) });
  const isWhole = chapters.every(({ missing, closed }) => missing.length + closed.length === 0);
  const absent = chapters.flatMap((chapter) => chapter.absent);
  const isWritten = write && isWhole && absent.length > 0;
  if (isWritten) {
    await replaceAll(absent.map(({ path, before, after }) => ({ path: join(folder.root, path), before, after })));
  }
  const { stdout } = context;
  stdout.write(
    json ? asJson(chapters, isWritten) : frozenAsText(chapters, { colour: hasColour(context, stdout), isWritten }),
  );
  return isWhole && (isWritten || absent.length === 0) ? 0 : 1;
}

function asJson(chapters: readonly FrozenChapter[], isWritten: boolean): string {
  return safeJson({
    written: isWritten,
    chapters: chapters.map(({ entry, missing, absent, edited, closed }) => ({
      ...entry,
      missing,
      absent: absent.map(({ path }) => path),
      edited,
      closed,
    })),
  });
}
