import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../system/error-code.ts';
import { createDiskFinder } from '../find-on-disk.ts';
import { readRegular } from '../read-regular.ts';

/** What stands at a path of the book's folder, where a file is to be put. */
export type Standing =
  | { readonly kind: 'absent' }
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  /** Nothing may be put there: a full sentence says why. */
  | { readonly kind: 'closed'; readonly message: string; readonly hint: string };

export interface BookFolder {
  /** Absolute, without symbolic links. */
  readonly root: string;
  readonly look: (path: string) => Promise<Standing>;
}

/** More than any chapter or picture of a book has. */
const mostBytes = 64 * 2 ** 20;

/** The folder of the book, as a place to write to: no path leads out of it, through a link, or to a twin of a name. */
export async function openBookFolder(folder: string): Promise<BookFolder> {
  const root = await realpath(folder);
  const find = createDiskFinder(root);
  return {
    root,
    look: async (path) => {
      const objection = objectionTo(path) ?? (await linkOnTheWay(root, path));
      if (objection !== undefined) return { kind: 'closed', ...objection };
      const found = await find(path);
      if (found.outcome === 'otherCase' || (found.outcome === 'found' && found.path !== path))
        return twin(path, found.path);
      return standing(readRegular(root, path, mostBytes), path);
    },
  };
}

interface Objection {
  readonly message: string;
  readonly hint: string;
}

const windowsNames = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The names were checked when they were read; here a mistake would write into somebody's system. */
function objectionTo(path: string): Objection | undefined {
  const parts = path.split('/');
  const isStrange = parts.some(
    (part) => part === '' || part.startsWith('.') || /[ .]$|~\d/.test(part) || windowsNames.test(part),
  );
  if (!isStrange && !/[\\:*?"<>|\p{Cc}\p{Cf}\u2028\u2029]/u.test(path)) return undefined;
  return {
    message: `"${path}" is no name that a file can have on every machine.`,
    hint: 'Ask the author to rename it: letters, digits, hyphens and a dot are enough.',
  };
}

async function linkOnTheWay(root: string, path: string): Promise<Objection | undefined> {
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length++) {
    const step = parts.slice(0, length).join('/');
    const entry = await lstat(join(root, step)).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (entry === undefined) return undefined;
    if (entry.isSymbolicLink()) {
      return {
        message: `"${step}" is a link to another place, and nothing is written through it.`,
        hint: "Put a real folder or file in its place, in the book's own folder.",
      };
    }
    if (length < parts.length && !entry.isDirectory()) {
      return { message: `"${step}" is a file, but a folder is wanted there.`, hint: 'Rename or move that file.' };
    }
  }
  return undefined;
}

function twin(path: string, other: string): Standing {
  return {
    kind: 'closed',
    message: `The book has "${other}", which is the same name as "${path}" on many machines.`,
    hint: 'Ask the author to use the same name, or another one.',
  };
}

function standing(end: ReturnType<typeof readRegular>, path: string): Standing {
  if (end.outcome === 'read') return { kind: 'file', bytes: end.bytes };
  if (end.outcome === 'missing') return { kind: 'absent' };
  return {
    kind: 'closed',
    message: `What stands at "${path}" is no file that could be read.`,
    hint: 'Is it a folder, very large, or closed to you? Move it away, and run the command again.',
  };
}
