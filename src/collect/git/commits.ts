import type { CommitFacts, GitPerson } from '../../model/collect.ts';
import { lookAtObjects, readObjects } from './objects.ts';
import type { GitPlace } from './run-git.ts';

/** A commit as git keeps it. */
export interface Commit {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly facts: CommitFacts;
  /** People whom the message names as authors, too. */
  readonly coAuthors: readonly GitPerson[];
}

/** An honest message has a few kilobytes. */
const mostBytes = 2 ** 20;

/** The commits with these ids; what is not there, or is no commit that can be read, is left out. */
export async function readCommits(place: GitPlace, ids: readonly string[]): Promise<ReadonlyMap<string, Commit>> {
  const commits = new Map<string, Commit>();
  const known = await lookAtObjects(place, ids);
  const objects = [...known].flatMap(([id, { type, size }]) =>
    type === 'commit' && size <= mostBytes ? [{ id, size }] : [],
  );
  for await (const portion of readObjects(place, objects, 'commit')) {
    for (const [id, bytes] of portion) {
      const commit = parseCommit(id, bytes);
      if (commit !== undefined) commits.set(id, commit);
    }
  }
  return commits;
}

/** Undefined for what is no commit of git's: it can be made by hand. */
export function parseCommit(id: string, bytes: Buffer): Commit | undefined {
  const blank = bytes.indexOf('\n\n');
  const headEnd = blank === -1 ? bytes.length : blank;
  const charset = /^encoding (.+)$/m.exec(bytes.toString('latin1', 0, headEnd))?.[1];
  const decode = decoderFor(charset);
  const head = decode(bytes.subarray(0, headEnd)).split('\n');
  const message = blank === -1 ? '' : decode(bytes.subarray(blank + 2));
  const tree = /^tree ([0-9a-f]{40,64})$/.exec(head[0] ?? '')?.[1];
  const author = readSignature(head, 'author');
  const committer = readSignature(head, 'committer');
  if (tree === undefined || author === undefined || committer === undefined) return undefined;
  const trailers = readTrailers(message);
  return {
    id,
    tree,
    parents: head.flatMap((line) => /^parent ([0-9a-f]{40,64})$/.exec(line)?.[1] ?? []),
    facts: {
      author: author.person,
      committer: committer.person,
      authorDate: author.date,
      commitDate: committer.date,
      signedOffBy: trailers('signed-off-by'),
      subject: message.trimStart().split('\n', 1)[0]?.trim() ?? '',
    },
    coAuthors: trailers('co-authored-by'),
  };
}

/** The reader of a commit's texts: UTF-8, else what its `encoding` line says, else one sign for each byte. */
function decoderFor(charset: string | undefined): (bytes: Buffer) => string {
  const label = charset?.trim().toLowerCase();
  if (label !== undefined && label !== 'utf-8' && label !== 'utf8') {
    try {
      const decoder = new TextDecoder(label);
      return (bytes) => decoder.decode(bytes);
    } catch {
      // A name that nobody knows says nothing.
    }
  }
  const strict = new TextDecoder('utf-8', { fatal: true });
  return (bytes) => {
    try {
      return strict.decode(bytes);
    } catch {
      return bytes.toString('latin1');
    }
  };
}

function readSignature(head: readonly string[], key: string): { person: GitPerson; date: string } | undefined {
  const line = head.find((each) => each.startsWith(`${key} `))?.slice(key.length + 1);
  if (line === undefined) return undefined;
  const open = line.indexOf('<');
  const close = line.lastIndexOf('>');
  if (open === -1 || close < open) return undefined;
  const date = /^ (-?\d{1,15} [+-]\d{4})/.exec(line.slice(close + 1))?.[1];
  return {
    person: { name: line.slice(0, open).trim(), email: line.slice(open + 1, close).trim() },
    date: date ?? '0 +0000',
  };
}

/** `Signed-off-by: Jane Doe <jane@…>` in the last paragraph, as git reads them; more than 20 of a kind are nobody's. */
function readTrailers(message: string): (key: string) => GitPerson[] {
  const last =
    message
      .trimEnd()
      .split(/\n[ \t]*\n/)
      .at(-1) ?? '';
  const lines = last.split('\n');
  return (key) =>
    lines
      .filter((line) => line.slice(0, key.length + 1).toLowerCase() === `${key}:`)
      .slice(0, 20)
      .flatMap((line) => {
        const [, name, email] = /^([^<>]{0,200})<([^<>]{0,200})>\s*$/.exec(line.slice(key.length + 1)) ?? [];
        return name === undefined || email === undefined ? [] : [{ name: name.trim(), email: email.trim() }];
      });
}
