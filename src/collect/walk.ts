import { readdir, type Dirent } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { glob } from 'tinyglobby';

/** What a pattern leads to. Paths are relative, with `/`, spelt as on disk. */
export interface Walk {
  /** Files, and symbolic links that could be files: reading them tells. */
  readonly paths: readonly string[];
  /** Folders that are symbolic links, where the pattern would have gone on. They are not entered. */
  readonly linkedFolders: readonly string[];
  readonly closedFolders: readonly string[];
}

/** Never part of a book's material. */
export const ignored = ['**/node_modules/**', '**/.git/**', 'build/**'];

/** @param root absolute and without symbolic links */
export async function walk(root: string, pattern: string, without: readonly string[]): Promise<Walk> {
  const linked: string[] = [];
  const closed: string[] = [];
  const paths = await glob(withoutDots(pattern), {
    cwd: root,
    ignore: [...ignored, ...without.map(withoutDots)],
    expandDirectories: false,
    followSymbolicLinks: false,
    // Left alone, the search passes over links and closed folders without a word, and a chapter is lost.
    fs: { readdir: noticing(linked, closed) },
  });
  const places = (found: readonly string[]) => found.map((full) => relative(root, full).split(sep).join('/')).sort();
  return {
    paths: [...paths].sort(),
    linkedFolders: pattern.includes('**') ? places(linked) : [],
    closedFolders: places(closed),
  };
}

// The search takes `..oak.md` for a way out of the folder, and fails.
function withoutDots(pattern: string): string {
  return pattern.replace(/^\.\./, '[.].');
}

type ReaddirCallback = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;

/** `readdir` that shows a link to a file as a file, and notes links to folders and folders that it may not read. */
function noticing(linked: string[], closed: string[]): typeof readdir {
  const noticingReaddir = (folder: string, _options: unknown, done: ReaddirCallback) => {
    readdir(folder, { withFileTypes: true }, (error, entries = []) => {
      if (error !== null && error.code !== 'ENOENT' && error.code !== 'ENOTDIR') closed.push(folder);
      Promise.all(entries.map((entry) => seen(folder, entry, linked))).then(
        (shown) => done(null, shown),
        () => done(null, entries),
      );
    });
  };
  return noticingReaddir as unknown as typeof readdir;
}

async function seen(folder: string, entry: Dirent, linked: string[]): Promise<Dirent> {
  if (!entry.isSymbolicLink()) return entry;
  const full = join(folder, entry.name);
  const target = await stat(full).catch(() => undefined);
  if (target?.isDirectory()) {
    linked.push(full);
    return entry;
  }
  return Object.assign(Object.create(entry) as Dirent, { isFile: () => true, isSymbolicLink: () => false });
}
