import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** `found` is the path as the disk spells it. `otherCase` is how it would have to be written. */
export type DiskName =
  | { readonly outcome: 'found'; readonly path: string }
  | { readonly outcome: 'otherCase'; readonly path: string }
  | { readonly outcome: 'missing' };

/**
 * Look a path up name by name. A disk that does not mind capital letters would find `Photo.JPG` under `photo.jpg`, and
 * the book would build on one machine alone; here it is found on none.
 */
export function createDiskFinder(folder: string): (path: string) => Promise<DiskName> {
  return createFinder((path) =>
    readdir(join(folder, path)).then(
      (names) => names.sort(),
      () => [],
    ),
  );
}

/** The same for anything that can list the names in a folder; each folder is listed once. */
export function createFinder(
  listFolder: (path: string) => Promise<readonly string[]>,
): (path: string) => Promise<DiskName> {
  const listings = new Map<string, Promise<readonly string[]>>();
  const list = (path: string) => {
    const known = listings.get(path) ?? listFolder(path);
    listings.set(path, known);
    return known;
  };
  return async (path) => {
    let onDisk = '';
    let hasOtherCase = false;
    for (const part of path.split('/')) {
      const names = await list(onDisk);
      const exact = names.find((name) => name === part) ?? names.find((name) => nfc(name) === nfc(part));
      const similar = exact ?? names.find((name) => nfc(name).toLowerCase() === nfc(part).toLowerCase());
      if (similar === undefined) return { outcome: 'missing' };
      hasOtherCase ||= exact === undefined;
      onDisk = onDisk === '' ? similar : `${onDisk}/${similar}`;
    }
    return { outcome: hasOtherCase ? 'otherCase' : 'found', path: onDisk };
  };
}

function nfc(name: string): string {
  return name.normalize('NFC');
}

/** What lists the names in each folder of some paths. */
export function listings(paths: readonly string[]): (folder: string) => Promise<readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const path of paths) {
    const parts = path.split('/');
    parts.forEach((name, index) => {
      const folder = parts.slice(0, index).join('/');
      names.set(folder, (names.get(folder) ?? new Set()).add(name));
    });
  }
  return async (folder) => [...(names.get(folder) ?? [])].sort();
}
