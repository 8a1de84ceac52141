import { folderOfGlob, globMatcher } from '../text/glob.ts';
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
  const lists = Object.entries(patterns).map(([key, globs]) => ({ key: key as keyof typeof patterns, globs }));
  const exact = lists.map(({ globs }) => matchersOf(globs, false));
  const loose = lists.map(({ key, globs }) => ({ key, ...matchersOf(globs, true) }));
  return {
    knows: (path) => named.has(path) || exact.some(({ isListed, isKeptOut }) => isListed(path) || isKeptOut(path)),
    wouldFit: (path) => loose.find(({ isListed, isKeptOut }) => isListed(path) && !isKeptOut(path))?.key,
    neighbours: (path) => {
      const steps = path.split('/').slice(0, -1);
      return steps
        .map((_, index) => folders.get(plain(steps.slice(0, index + 1).join('/'))))
        .findLast((key) => key !== undefined);
    },
  };
}

function matchersOf(globs: readonly string[], ignoreCase: boolean) {
  const without = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  return {
    isListed: globMatcher(
      globs.filter((glob) => !glob.startsWith('!')),
      { ignoreCase },
    ),
    isKeptOut: globMatcher(without, { ignoreCase }),
  };
}

function plain(folder: string): string {
  return folder.toLowerCase().replace(/s(?=\/|$)/g, '');
}

/** The last step of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whoever sees no ending renames `chapter.md` to `chapter.md`, and it stays `chapter.md.txt`. */
export const hiddenEndings =
  ' If you see no ".txt" in its name, your computer hides it: in Windows, "View" has "File name extensions"; on a Mac, "Get Info" shows the whole name.';
