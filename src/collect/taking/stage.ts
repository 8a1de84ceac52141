import { join } from 'node:path';
import type { TakenFile } from '../../model/taking.ts';
import type { Replacement } from '../../system/replace-all.ts';
import type { BookFolder, Standing } from './book-folder.ts';

/** The book's folder as it will be: what is taken in stands on what was taken in before it, and nothing is written yet. */
export interface Stage {
  readonly look: (path: string) => Promise<Standing>;
  /** Whether something was put there already. */
  readonly has: (path: string) => boolean;
  readonly put: (files: readonly TakenFile[]) => void;
  /** All that was put there, by path; undefined takes a file away. */
  readonly files: () => ReadonlyMap<string, Uint8Array | undefined>;
  /** What is to be written, in the order in which it came. */
  readonly replacements: () => Replacement[];
}

export function createStage(folder: BookFolder): Stage {
  const before = new Map<string, Uint8Array | undefined>();
  const after = new Map<string, Uint8Array | undefined>();
  const nameOf = new Map<string, string>();
  return {
    look: async (path) => {
      const staged = after.get(path);
      if (staged !== undefined) return { kind: 'file', bytes: staged };
      const other = nameOf.get(keyOf(path));
      if (other !== undefined && other !== path) {
        return {
          kind: 'closed',
          message: `"${other}" is taken in, too; on many machines it has the same name as "${path}".`,
          hint: 'Ask one of the authors to use another name.',
        };
      }
      return after.has(path) ? { kind: 'absent' } : folder.look(path);
    },
    has: (path) => after.has(path),
    put: (files) => {
      for (const file of files) {
        if (!before.has(file.path)) before.set(file.path, file.before);
        after.set(file.path, file.after);
        nameOf.set(keyOf(file.path), file.path);
      }
    },
    files: () => after,
    replacements: () =>
      [...after].flatMap(([path, bytes]) => {
        const old = before.get(path);
        const isSame = old === bytes || (old !== undefined && bytes !== undefined && Buffer.from(old).equals(bytes));
        return isSame ? [] : [{ path: join(folder.root, path), before: old, after: bytes }];
      }),
  };
}

function keyOf(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
