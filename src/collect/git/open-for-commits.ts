import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BookError } from '../../model/book-error.ts';
import { type GitPlace, outputOfGit, runGit, tryGit } from './run-git.ts';

/** A repository in which commits can be made. */
export interface Committable {
  /** Its `cwd` is the top of the work tree. */
  readonly place: GitPlace;
  /** Undefined where there is no commit yet. */
  readonly head: string | undefined;
  /** The person at the keyboard, with the time: what `git commit` would write. */
  readonly committer: string;
}

/**
 * Can commits be made here, one after the other?
 *
 * @throws BookError that says what is in the way.
 */
export async function openForCommits(place: GitPlace): Promise<Committable> {
  await assertNothingUnfinished(place);
  const branch = await tryGit(place, ['symbolic-ref', '--quiet', 'HEAD']);
  if (branch.outcome !== 'done') {
    throw new BookError('No branch is checked out, so a commit would belong to none and be lost.', {
      hint: 'Go to the branch of the book first: git switch main',
    });
  }
  const head = await tryGit(place, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  return {
    place,
    head: head.outcome === 'done' ? textOfGit(head) : undefined,
    committer: await committerOf(place),
  };
}

const unfinished = [
  ['rebase-merge', 'rebase', '"git rebase --continue" or "git rebase --abort"'],
  ['rebase-apply', 'rebase', '"git rebase --continue" or "git rebase --abort"'],
  ['MERGE_HEAD', 'merge', '"git commit" or "git merge --abort"'],
  ['CHERRY_PICK_HEAD', 'cherry-pick', '"git cherry-pick --continue" or "git cherry-pick --abort"'],
  ['REVERT_HEAD', 'revert', '"git revert --continue" or "git revert --abort"'],
] as const;

async function assertNothingUnfinished(place: GitPlace): Promise<void> {
  const gitDir = textOfGit(await runGit(place, ['rev-parse', '--absolute-git-dir']));
  for (const [name, what, end] of unfinished) {
    const isThere = await stat(join(gitDir, name)).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    throw new BookError(`The repository is in the middle of a ${what}, so no commit is made.`, {
      hint: `End it first: ${end}. Then run the command again.`,
    });
  }
  if (textOfGit(await runGit(place, ['ls-files', '--unmerged'])) === '') return;
  throw new BookError('Some files have a conflict of git in them, so no commit is made.', {
    hint: '"git status" lists them. Settle them and commit, then run the command again.',
  });
}

async function committerOf(place: GitPlace): Promise<string> {
  const end = await tryGit(place, ['var', 'GIT_COMMITTER_IDENT']);
  if (end.outcome === 'done') return textOfGit(end);
  throw new BookError('git does not know who you are, so it cannot make a commit.', {
    hint: 'Tell it once: git config --global user.name "Your Name"\nand: git config --global user.email "you@example.org"',
  });
}

/** What a command that must work prints, without its last line end. */
export function textOfGit(end: Awaited<ReturnType<typeof runGit>>): string {
  return outputOfGit(end).toString('utf8').replace(/\n$/, '');
}
