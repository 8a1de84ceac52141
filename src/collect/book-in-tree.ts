import { BookError } from '../model/book-error.ts';
import type { Change } from '../model/change.ts';
import type { Diagnostic } from '../model/checked.ts';
import type { ChangeKind, TreeEntry } from './git/trees.ts';

/** The nearest `book.yml` upward, as it stands in git. `prefix` ends with `/`, or is empty. */
export function findBookIn(
  entries: ReadonlyMap<string, TreeEntry>,
  start: string,
  { book, branch, hint }: { readonly book?: string | undefined; readonly branch: string; readonly hint: string },
): { prefix: string; file: string } {
  const isFile = (path: string) => entries.get(path)?.kind === 'file';
  if (book !== undefined && isFile(start)) {
    const name = start.slice(start.lastIndexOf('/') + 1);
    return { prefix: start.slice(0, start.length - name.length), file: name };
  }
  const parts = start === '' || start.startsWith('../') ? [] : start.split('/');
  for (let depth = parts.length; depth >= (book === undefined ? 0 : parts.length); depth--) {
    const prefix = parts
      .slice(0, depth)
      .map((part) => `${part}/`)
      .join('');
    const file = ['book.yml', 'book.yaml'].find((name) => isFile(prefix + name));
    if (file !== undefined) return { prefix, file };
  }
  throw new BookError(`There is no book.yml in "${branch}"${book === undefined ? '' : ` at "${book}"`}.`, { hint });
}

/** The entries of a folder, by their paths in it. */
export function below<Entry>(prefix: string, entries: ReadonlyMap<string, Entry>): ReadonlyMap<string, Entry> {
  const inside = new Map<string, Entry>();
  for (const [path, entry] of entries) if (path.startsWith(prefix)) inside.set(path.slice(prefix.length), entry);
  return inside;
}

/** The entries with some changes made. */
export function overlay(
  entries: ReadonlyMap<string, TreeEntry>,
  changes: ReadonlyMap<string, { readonly entry?: TreeEntry | undefined }>,
): ReadonlyMap<string, TreeEntry> {
  const after = new Map(entries);
  for (const [path, { entry }] of changes) {
    if (entry === undefined) after.delete(path);
    else after.set(path, entry);
  }
  return after;
}

/** The same changes with their paths from the book's folder, in code point order. */
export function changesIn(prefix: string, changes: ReadonlyMap<string, { readonly kind: ChangeKind }>): Change[] {
  const fromBook = (path: string) => {
    if (path.startsWith(prefix)) return path.slice(prefix.length);
    const [here, there] = [prefix.split('/').slice(0, -1), path.split('/')];
    let shared = 0;
    while (shared < here.length && here[shared] === there[shared]) shared++;
    return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
  };
  return [...changes]
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([path, { kind }]) => ({ path: fromBook(path).normalize('NFC'), kind }));
}

/** A name that no file of a contribution may have, shown so that it can be read. */
export function unusableName(name: string): Diagnostic {
  return {
    rule: 'file-names-are-plain',
    severity: 'error',
    message: `The branch has a file with a name that cannot be used here: "${name}".`,
    hint: 'A path may not lead through "..", ".git" or a backslash, and its letters must be Unicode (UTF-8). Take the file out.',
  };
}
