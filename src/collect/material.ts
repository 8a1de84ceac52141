import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { createDiskFinder, type DiskName } from './find-on-disk.ts';
import { readRegular, type ReadEnd } from './read-regular.ts';
import { type Walk, walk } from './walk.ts';

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
      for (const path of paths) ends.set(path, await readRegular(root, path, maxBytes));
      return ends;
    },
    find: createDiskFinder(root),
  };
}

/** The same material, with other texts in some of its files. */
export function withTexts(material: Material, texts: ReadonlyMap<string, string>): Material {
  return {
    ...material,
    read: async (paths, maxBytes) => {
      const ends = new Map(await material.read(paths, maxBytes));
      for (const path of paths) {
        const text = texts.get(path);
        if (text === undefined) continue;
        const bytes = Buffer.from(text);
        ends.set(path, { outcome: 'read', bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
      }
      return ends;
    },
  };
}
