import { globMatcher } from '../../text/glob.ts';
import { createFinder, listings } from '../find-on-disk.ts';
import type { Material } from '../material.ts';
import { ignored } from '../walk.ts';
import { readBlobs } from './blobs.ts';
import type { GitPlace } from './run-git.ts';
import type { TreeEntry } from './trees.ts';

/** Files of git's objects as material, by path from the book's folder. */
export function gitMaterial(place: GitPlace, entries: ReadonlyMap<string, TreeEntry>): Material {
  const paths = [...entries.keys()].sort();
  return {
    walk: async (pattern, without) => {
      const isMatch = globMatcher([pattern]);
      const isIgnored = globMatcher([...ignored, ...without]);
      const found = paths.filter((path) => isMatch(path) && !isIgnored(path));
      return { paths: found, linkedFolders: [], closedFolders: [] };
    },
    read: (wanted, maxBytes) => readBlobs(place, entries, wanted, maxBytes),
    find: createFinder(listings(paths)),
  };
}
