import type { CollectPlan, Lock, LockEntry } from '../../model/collect.ts';
import type { TakenFile } from '../../model/taking.ts';
import type { BookFolder } from './book-folder.ts';
import type { GitPlace } from '../git/run-git.ts';
import { blobId } from './committed-files.ts';
import { readVersions } from './read-versions.ts';

/** What became of one entry of the lock. */
export interface FrozenChapter {
  readonly entry: LockEntry;
  /** Objects that the lock names and that are nowhere: the file's path and the object's id. */
  readonly missing: readonly { readonly path: string; readonly id: string }[];
  /** Files of it that are not in the folder, as the lock has them. */
  readonly absent: readonly TakenFile[];
  /** Files that the editors have changed since. */
  readonly edited: readonly string[];
  /** Why a file cannot be put into the folder. */
  readonly closed: readonly string[];
}

export interface FrozenOptions {
  readonly place: GitPlace;
  readonly objects: string;
  readonly folder: BookFolder;
  readonly lock: Lock;
  readonly sources: CollectPlan['sources'];
}

/** Compares the folder with exactly the objects that the lock names; no newer version counts. */
export async function readFrozen({ place, objects, folder, lock, sources }: FrozenOptions): Promise<FrozenChapter[]> {
  const entries = lock.chapters.filter(({ state }) => state === 'accepted');
  const mirrors = (name: string) =>
    sources.flatMap(({ source, mirror }) => (source.name === name ? (mirror ?? []) : []));
  const versions = await readVersions(
    place,
    objects,
    entries.map((entry) => ({ mirrors: mirrors(entry.source), ids: filesOf(entry).map(([, id]) => id) })),
  );
  const chapters: FrozenChapter[] = [];
  for (const entry of entries) {
    const chapter = { entry, missing: [], absent: [], edited: [], closed: [] } as {
      entry: LockEntry;
      missing: { path: string; id: string }[];
      absent: TakenFile[];
      edited: string[];
      closed: string[];
    };
    for (const [path, id] of filesOf(entry)) {
      const standing = await folder.look(path);
      const bytes = versions.get(id);
      if (standing.kind === 'closed') chapter.closed.push(standing.message);
      else if (bytes === undefined) chapter.missing.push({ path, id });
      else if (standing.kind === 'absent') {
        chapter.absent.push({ path, how: 'new', before: undefined, after: bytes, inWords: [] });
      } else if (blobId(standing.bytes, id.length) !== id) chapter.edited.push(path);
    }
    chapters.push(chapter);
  }
  return chapters;
}

function filesOf({ path, blob, files }: LockEntry): [string, string][] {
  return [[path, blob], ...Object.entries(files)];
}
