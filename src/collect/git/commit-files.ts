import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import type { GitPerson } from '../../model/collect.ts';
import { signature } from './commit-message.ts';
import { type Committable, textOfGit } from './open-for-commits.ts';
import { type GitPlace, outputOfGit, runGit, tryGit } from './run-git.ts';

export interface CommitPlan {
  /** Path from the top of the repository → what is to stand there; undefined takes the file away. */
  readonly files: ReadonlyMap<string, Uint8Array | undefined>;
  readonly message: string;
  readonly author: GitPerson;
  /** As git writes it: `1700000000 +0100`. */
  readonly authorDate: string;
}

/** Commits that are made, one upon the other, but that no branch knows yet. */
export interface PreparedCommits {
  /** Oldest first. */
  readonly ids: readonly string[];
  /** For `update-index --index-info`: what they change in all. */
  readonly indexInfo: string;
}

/**
 * Makes commits of some files alone, on top of what is checked out: nothing that is staged or changed beside them is
 * taken or lost. No hook, no filter, no editor and no signing program runs, and nothing can be seen of it yet.
 */
export async function prepareCommits(
  { place, head, committer }: Committable,
  plans: readonly CommitPlan[],
): Promise<PreparedCommits> {
  const folder = await mkdtemp(join(tmpdir(), 'gathering-index-'));
  try {
    const inIndex: GitPlace = { ...place, variables: { GIT_INDEX_FILE: join(folder, 'index') } };
    outputOfGit(await runGit(inIndex, ['read-tree', ...(head === undefined ? ['--empty'] : [head])]));
    const executables = await executablesIn(inIndex);
    const ids: string[] = [];
    let indexInfo = '';
    for (const plan of plans) {
      const entries = await storeFiles(place, plan.files, executables);
      indexInfo += entries;
      outputOfGit(await runGit(inIndex, ['update-index', '-z', '--index-info'], { input: entries }));
      const tree = textOfGit(await runGit(inIndex, ['write-tree', '--missing-ok']));
      const parent = ids.at(-1) ?? head;
      const lines = [
        `tree ${tree}`,
        ...(parent === undefined ? [] : [`parent ${parent}`]),
        `author ${signature(plan.author)} ${plan.authorDate}`,
        `committer ${committer}`,
      ];
      ids.push(await store(place, 'commit', Buffer.from(`${lines.join('\n')}\n\n${plan.message}`)));
    }
    return { ids, indexInfo };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file that is there already keeps its right to be run as a program; a new one has none. */
async function executablesIn(inIndex: GitPlace): Promise<ReadonlySet<string>> {
  const listing = outputOfGit(await runGit(inIndex, ['ls-files', '--stage', '--full-name', '-z'])).toString('utf8');
  const entries = listing.split('\0').filter((entry) => entry.startsWith('100755 '));
  return new Set(entries.map((entry) => entry.slice(entry.indexOf('\t') + 1)));
}

async function storeFiles(
  place: GitPlace,
  files: CommitPlan['files'],
  executables: ReadonlySet<string>,
): Promise<string> {
  let entries = '';
  for (const [path, bytes] of files) {
    // A name that would end the entry early was refused long before; here it would be somebody else's file.
    if (path.includes('\0')) throw new Error('a path has a null in it');
    if (bytes === undefined) entries += `0 ${'0'.repeat(40)}\t${path}\0`;
    else entries += `${executables.has(path) ? '100755' : '100644'} ${await store(place, 'blob', bytes)}\t${path}\0`;
  }
  return entries;
}

async function store(place: GitPlace, type: 'blob' | 'commit', bytes: Uint8Array): Promise<string> {
  return textOfGit(await runGit(place, ['hash-object', '-w', '-t', type, '--stdin'], { input: bytes }));
}

/**
 * Moves the branch to the last of the commits, if it still stands where they began.
 *
 * @throws BookError where somebody else committed meanwhile; then no branch was moved.
 */
export async function moveBranch({ place, head }: Committable, { ids }: PreparedCommits): Promise<void> {
  const last = ids.at(-1);
  if (last === undefined) return;
  const before = head ?? '0'.repeat(last.length);
  const moved = await tryGit(place, ['update-ref', '-m', 'gathering collect --commit', 'HEAD', last, before]);
  if (moved.outcome === 'done') return;
  throw new BookError('Another program moved the branch just now, so nothing was put on it.', {
    hint: 'Everything is as it was. Run the command again.',
  });
}

/**
 * Tells the index of the files that the commits brought; whatever else is staged stays so.
 *
 * @throws BookError where another git holds it.
 */
export async function renewIndex({ place }: Committable, { indexInfo }: PreparedCommits): Promise<void> {
  // git looks again at files that were written in the same second, through the filters that a contribution may name.
  // In an empty work tree it finds none of them, and leaves that to the next "git status".
  const gitDir = textOfGit(await runGit(place, ['rev-parse', '--absolute-git-dir']));
  const empty = await mkdtemp(join(tmpdir(), 'gathering-empty-'));
  const elsewhere: GitPlace = { ...place, cwd: empty, gitDir, variables: { GIT_WORK_TREE: empty } };
  const end = await tryGit(elsewhere, ['update-index', '-z', '--index-info'], { input: indexInfo }).finally(() =>
    rm(empty, { recursive: true, force: true }),
  );
  if (end.outcome === 'done') return;
  throw new BookError(
    'The commits are made, but another git held the index: "git status" shows their files as changed.',
    {
      hint: 'Wait until it has ended, and run: git reset --quiet',
    },
  );
}
