import type { Change } from '../../model/change.ts';
import type { Diagnostic } from '../../model/checked.ts';
import { below, changesIn, unusableName } from '../book-in-tree.ts';
import type { TreeChange } from '../git/tree-changes.ts';
import type { BookInGit } from './book-in-git.ts';
import type { BookPaths } from './book-paths.ts';
import { placeInBook } from './own-repository.ts';
import type { ReadHead } from './read-heads.ts';

/** What a head would change in the book as it stands now, before anything of it is read. */
export interface Draft {
  readonly read: ReadHead;
  /** `inBook`: all that it changes stands in the book already. */
  readonly outcome: 'changes' | 'inBook' | 'nothing' | 'unrelated';
  /** From the book's folder, in code point order. */
  readonly changes: readonly Change[];
  /** Of the book's folder alone, by path. */
  readonly files: ReadonlyMap<string, TreeChange>;
  /** The same with what stands in the book already as it is. */
  readonly brought: ReadonlyMap<string, TreeChange>;
  /** Paths of the chapters that it adds or changes, and of those that it takes away. */
  readonly chapters: readonly string[];
  readonly removed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const noFiles: ReadonlyMap<string, TreeChange> = new Map();
const nothing = { changes: [], files: noFiles, brought: noFiles, chapters: [], removed: [] };

export function draftOf(read: ReadHead, book: BookInGit, paths: BookPaths, patterns: readonly string[]): Draft {
  const diagnostics = read.unusable.map(unusableName);
  const { source, standing } = read;
  const isAlone = source.paths !== undefined || (standing === 'alone' && source.refs.kind === 'branch');
  if (standing !== 'read' && !(standing === 'alone' && isAlone)) {
    return { read, outcome: standing === 'alone' ? 'unrelated' : 'nothing', ...nothing, diagnostics };
  }
  const inBook = isAlone ? placeInBook(read, patterns, paths) : undefined;
  if (isAlone && inBook === undefined) return { read, outcome: 'unrelated', ...nothing, diagnostics };
  const prefix = isAlone ? '' : book.prefix;
  const all = inBook ?? read.changes;
  const standsThere = isAlone ? book.entries : book.all;
  const open = new Map([...all].filter(([path, { entry }]) => standsThere.get(path)?.id !== entry?.id));
  const changes = changesIn(prefix, isAlone ? kinds(open, book) : open);
  const inFolder = (some: ReadonlyMap<string, TreeChange>) =>
    new Map([...insideBook(prefix, some)].map(([path, change]) => [path.normalize('NFC'), change]));
  const files = inFolder(open);
  const chapterPaths = changes.filter(({ path }) => paths.isChapter(path));
  return {
    read,
    outcome: open.size > 0 ? 'changes' : all.size > 0 ? 'inBook' : 'nothing',
    ...{ changes, files, brought: inFolder(all), diagnostics },
    chapters: chapterPaths.flatMap(({ path, kind }) => (kind === 'deleted' ? [] : path)),
    removed: chapterPaths.flatMap(({ path, kind }) => (kind === 'deleted' ? path : [])),
  };
}

/** In a repository of its own, every file is new; in the book it may be a change. */
function kinds(files: ReadonlyMap<string, TreeChange>, { entries }: BookInGit): Map<string, TreeChange> {
  return new Map(
    [...files].map(([path, change]) => [path, entries.has(path) ? { ...change, kind: 'changed' as const } : change]),
  );
}

function insideBook(prefix: string, files: ReadonlyMap<string, TreeChange>): ReadonlyMap<string, TreeChange> {
  return prefix === '' ? files : below(prefix, files);
}
