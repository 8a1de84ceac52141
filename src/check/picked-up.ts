import { folderOfGlob, matchesGlob } from '../text/glob.ts';
import type { Book } from './rule.ts';

/** What `book.yml` says about the files of the folder. */
export interface Listing {
  /** Whether a file is part of the book, or is kept out by a pattern with `!`. */
  readonly knows: (path: string) => boolean;
  /** The key of `book.yml` under whose patterns a file would fall, capitals aside. */
  readonly wouldFit: (path: string) => 'chapters' | 'contributors' | undefined;
  /** The key of `book.yml` whose files stand in the same folder; capitals and a plural's `s` do not count. */
  readonly neighbours: (path: string) => string | undefined;
}

export function listingOf({ project }: Book): Listing {
  const { chapters, contributorFiles, front, back, sections } = project;
  const intros = sections.flatMap(({ intro }) => intro ?? []);
  const named = new Set([...front, ...back, ...intros, project.file].map((path) => path.normalize('NFC')));
  const patterns = { chapters, contributors: contributorFiles };
  const folders = new Map<string, string>();
  const add = (folder: string, key: string) => {
    if (folder !== '' && !folders.has(plain(folder))) folders.set(plain(folder), key);
  };
  for (const [key, list] of Object.entries(patterns)) for (const glob of list) add(folderOfGlob(glob), key);
  for (const [key, paths] of Object.entries({ front, back, sections: intros })) {
    for (const path of paths) add(path.split('/').slice(0, -1).join('/'), key);
  }
  const isListed = (path: string, list: readonly string[], ignoreCase = false) =>
    list.some((glob) => !glob.startsWith('!') && matchesGlob(path, glob, { ignoreCase })) &&
    !isKeptOut(path, list, ignoreCase);
  return {
    knows: (path) =>
      named.has(path) || Object.values(patterns).some((list) => isListed(path, list) || isKeptOut(path, list)),
    wouldFit: (path) =>
      isListed(path, chapters, true) ? 'chapters' : isListed(path, contributorFiles, true) ? 'contributors' : undefined,
    neighbours: (path) => {
      const steps = path.split('/').slice(0, -1);
      return steps
        .map((_, index) => folders.get(plain(steps.slice(0, index + 1).join('/'))))
        .findLast((key) => key !== undefined);
    },
  };
}

function isKeptOut(path: string, list: readonly string[], ignoreCase = false): boolean {
  return list.some((glob) => glob.startsWith('!') && matchesGlob(path, glob, { ignoreCase }));
}

function plain(folder: string): string {
  return folder.toLowerCase().replace(/s(?=\/|$)/g, '');
}

/** The last step of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
