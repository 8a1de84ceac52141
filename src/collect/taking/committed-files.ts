import { createHash } from 'node:crypto';
import { type GitPlace, outputOfGit, runGit } from '../git/run-git.ts';
import { listTree, type TreeEntry } from '../git/trees.ts';

/** What git has of the book's files, to tell what would be lost. */
export interface CommittedFiles {
  /**
   * How the bytes of a file stand to what is committed: `lineEnds` differ in nothing else, as Windows writes them;
   * `staged` is anything that `git add` took and no commit has.
   */
  readonly compare: (path: string, bytes: Uint8Array | undefined) => 'same' | 'lineEnds' | 'changed' | 'staged';
}

/** @param prefix of the book's folder from the top of the repository: empty, or with `/` at the end */
export async function readCommittedFiles(
  place: GitPlace,
  head: string | undefined,
  prefix: string,
): Promise<CommittedFiles> {
  const tree = head === undefined ? new Map<string, TreeEntry>() : (await listTree(place, head)).value;
  const staged = await readIndex(place);
  return {
    compare: (path, bytes) => {
      const committed = tree.get(prefix + path)?.id;
      if (staged.get(prefix + path) !== committed) return 'staged';
      if (bytes === undefined || committed === undefined) return bytes === committed ? 'same' : 'changed';
      if (blobId(bytes, committed.length) === committed) return 'same';
      return blobId(withPlainLineEnds(bytes), committed.length) === committed ? 'lineEnds' : 'changed';
    },
  };
}

async function readIndex(place: GitPlace): Promise<ReadonlyMap<string, string>> {
  const listing = outputOfGit(await runGit(place, ['ls-files', '--stage', '--full-name', '-z'])).toString('utf8');
  return new Map(
    listing
      .split('\0')
      .filter((entry) => entry !== '')
      .map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry.split(' ', 2)[1] ?? '']),
  );
}

/** The id that git gives to these bytes. */
export function blobId(bytes: Uint8Array, idLength: number): string {
  const hash = createHash(idLength === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

export function withPlainLineEnds(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
