import { BookError } from '../../model/book-error.ts';
import { type GitPlace, outputOfGit, runGit } from './run-git.ts';

/**
 * The id of the commit that a name means: `main`, `origin/main`, `HEAD~2`, a tag, an id.
 *
 * @throws BookError where there is none.
 */
export async function findCommit(place: GitPlace, name: string, option: string): Promise<string> {
  if (!isName(name)) {
    throw new BookError(`"${name}" is not the name of a branch or commit.`, {
      hint: `Write it behind ${option} as git shows it: origin/main`,
    });
  }
  const end = await runGit(place, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  const id = end.outcome === 'done' ? idIn(end.stdout) : undefined;
  if (id !== undefined) return id;
  throw new BookError(`There is no branch or commit "${name}" in this repository.`, {
    hint: 'Fetch it first, as in "git fetch origin". In CI, fetch the whole history: "fetch-depth: 0".',
  });
}

/** The commit at which two histories parted. */
export async function findMergeBase(place: GitPlace, one: string, other: string): Promise<string> {
  const end = await runGit(place, ['merge-base', '--end-of-options', one, other]);
  const id = end.outcome === 'done' ? idIn(end.stdout) : undefined;
  if (id !== undefined) return id;
  throw new BookError('The branch and what it is compared with have no common past.', {
    hint: 'Was the repository fetched without its history? Fetch all of it: "git fetch --unshallow", in CI "fetch-depth: 0".',
  });
}

/** The absolute path of the repository's work tree. */
export async function findTop(place: GitPlace): Promise<string> {
  return outputOfGit(await runGit(place, ['rev-parse', '--show-toplevel']))
    .toString('utf8')
    .replace(/\n$/, '');
}

// git allows far more in names; these are the ones that no command takes for anything else.
function isName(name: string): boolean {
  return /^[\p{L}\p{N}_@][\p{L}\p{N}\p{M}._/@{}~^+#-]{0,250}$/u.test(name) && !name.includes('..');
}

function idIn(output: Buffer): string | undefined {
  return /^([0-9a-f]{40}|[0-9a-f]{64})\n$/.exec(output.toString('latin1'))?.[1];
}
