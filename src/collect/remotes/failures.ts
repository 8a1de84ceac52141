import type { FetchFailure } from '../../model/collect.ts';

/** Why a try failed, in words that go on from the address, and whether another try can help. */
export interface Trouble {
  readonly reason: FetchFailure['reason'];
  /** Goes on from the address: `… asks for a password.` */
  readonly says: string;
  readonly hint: string;
  readonly mayPass: boolean;
}

export const openIt = 'Open the address in a browser. Is it spelled right, and may everybody see it?';
export const later = 'Try again later. If it stays so, ask whoever runs it.';

export const noRepository: Trouble = {
  reason: 'notFound',
  says: 'is a page, but not a repository that git can read.',
  hint: openIt,
  mayPass: false,
};

export const tooSlow = (seconds: number): Trouble => ({
  reason: 'timeout',
  says: `said nothing for ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  hint: later,
  mayPass: true,
});

export const outOfTime = (seconds: number): Trouble => ({
  reason: 'timeout',
  says: `was not done after ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  hint: 'Try again when it or the network is less busy: what has come is kept only when all of it has.',
  mayPass: false,
});

export const noTimeLeft: Trouble = {
  reason: 'timeout',
  says: 'was not asked any more, because collecting took too long as a whole.',
  hint: 'Run the command again: what was collected is kept, and is quick the second time.',
  mayPass: false,
};

export const tooMuch = (megabytes: number): Trouble => ({
  reason: 'tooMuch',
  says: `is larger than ${megabytes} MB, so it was stopped.`,
  hint: 'A text is small: is there a large file in one of its commits? Ask its author for a repository without it.',
  mayPass: false,
});

export const emptyRemote: Trouble = {
  reason: 'empty',
  says: 'is empty: nothing was pushed to it yet.',
  hint: 'Its owner pushes the text with "git push", or uploads the file on the page of the repository.',
  mayPass: false,
};

export const noPullRequests: Trouble = {
  reason: 'noRefs',
  says: 'is at a host that does not show pull requests to git.',
  hint: 'Ask authors for branches, and write "branches:" in place of "pullRequests:".',
  mayPass: false,
};

export function missingBranch(branch: string | undefined, refs: readonly string[]): Trouble {
  const branches = refs.flatMap((ref) => /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? []).sort();
  const some = branches.slice(0, 5).map((name) => `"${name}"`);
  const others =
    branches.length > some.length ? `${some.join(', ')} and ${branches.length - some.length} more` : some.join(', ');
  return {
    reason: 'noRefs',
    says: branch === undefined ? 'does not say which of its branches is the main one.' : `has no branch "${branch}".`,
    hint: branches.length === 0 ? 'It has no branches at all.' : `It has ${others}. Name one of them with "branch:".`,
    mayPass: false,
  };
}
