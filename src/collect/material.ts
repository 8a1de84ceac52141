import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { globMatcher } from '../text/glob.ts';
import { createDiskFinder, createFinder, type DiskName, listings } from './find-on-disk.ts';
import { readRegular, type ReadEnd } from './read-regular.ts';
import { ignored, type Walk, walk } from './walk.ts';

/** Where the files of a book come from: its folder, or what git keeps of it. Paths are relative to the book's folder. */
export interface Material {
  /** What a pattern leads to, without what the patterns in `without` lead to. */
  readonly walk: (pattern: string, without: readonly string[]) => Promise<Walk>;
  /** The files at these paths, as `walk` and `find` spell them; none is read further than `maxBytes`. */
  readonly read: (paths: readonly string[], maxBytes: number) => Promise<ReadonlyMap<string, ReadEnd>>;
  /** How the path that somebody wrote is really spelt. */
  readonly find: (path: string) => Promise<DiskName>;
}

/** The material in a folder of this machine. */
export async function folderMaterial(folder: string): Promise<Material> {
  const root = await realpath(folder);
  return {
    walk: (pattern, without) => walk(root, pattern, without),
    read: async (paths, maxBytes) => {
      const ends = new Map<string, ReadEnd>();
      for (const [index, path] of paths.entries()) {
        ends.set(path, readRegular(root, path, maxBytes));
        // Let Ctrl-C and the threads have a word now and then.
        if (index % 50 === 49) await setImmediate();
      }
      return ends;
    },
    find: createDiskFinder(root),
  };
}

/** The same material, with other texts in some of its files. */
export function withTexts(material: Material, texts: ReadonlyMap<string, string>): Material {
  return withBytes(material, new Map([...texts].map(([path, text]) => [path, Buffer.from(text)])));
}

/** The same material with some files more, or with others in their place. */
export function withFiles(material: Material, files: ReadonlyMap<string, Uint8Array>): Material {
  const paths = [...files.keys()];
  const findNew = createFinder(listings(paths));
  return {
    ...withBytes(material, files),
    walk: async (pattern, without) => {
      const found = await material.walk(pattern, without);
      const [isMatch, isIgnored] = [globMatcher([pattern]), globMatcher([...ignored, ...without])];
      const more = paths.filter((path) => isMatch(path) && !isIgnored(path));
      return { ...found, paths: [...new Set([...found.paths, ...more])].sort() };
    },
    find: async (path) => {
      const found = await material.find(path);
      if (found.outcome === 'found') return found;
      const fresh = await findNew(path);
      return fresh.outcome === 'missing' ? found : fresh;
    },
  };
}

/** The same material as if some files were not there. */
export function withoutFiles(material: Material, paths: ReadonlySet<string>): Material {
  return {
    walk: async (pattern, without) => {
      const found = await material.walk(pattern, without);
      return { ...found, paths: found.paths.filter((path) => !paths.has(path)) };
    },
    read: (wanted, maxBytes) =>
      material.read(
        wanted.filter((path) => !paths.has(path)),
        maxBytes,
      ),
    find: async (path) => {
      const found = await material.find(path);
      return found.outcome === 'found' && paths.has(found.path) ? { outcome: 'missing' } : found;
    },
  };
}

function withBytes(material: Material, files: ReadonlyMap<string, Uint8Array>): Material {
  return {
    ...material,
    read: async (paths, maxBytes) => {
      const ends = new Map(await material.read(paths, maxBytes));
      for (const path of paths) {
        const bytes = files.get(path);
        if (bytes !== undefined) ends.set(path, readEnd(bytes, maxBytes));
      }
      return ends;
    },
  };
}

function readEnd(bytes: Uint8Array, maxBytes: number): ReadEnd {
  if (bytes.length > maxBytes) return { outcome: 'tooLarge', size: bytes.length };
  return { outcome: 'read', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
