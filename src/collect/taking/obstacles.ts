import type { Contribution } from '../../model/collect.ts';
import type { Obstacle } from '../../model/taking.ts';
import type { MergedVersion } from './merge-version.ts';

type Conflict = Extract<MergedVersion, { how: 'conflict' }>;

/** What both sides did to a file, and how to settle it. */
export function conflictAt(path: string, { why, conflicts }: Conflict | Lost, { key }: Contribution): Obstacle {
  const settle = `"gathering collect --only ${key} --take theirs" takes the author's version, "--take ours" keeps yours.`;
  const messages = {
    sameLines: `The author and the editors changed the same lines of ${path}, each in another way.`,
    noBase: `The book has another ${path}, and nothing tells which of the two is newer.`,
    noText: `The author and the editors each have another ${path}, and two such files cannot be put together.`,
    deleted: `The author changed ${path}, but it is not in the book any more.`,
    lost: `The version of ${path} that was taken in before is not to be found any more, so yours and the author's cannot be put together.`,
  };
  const byHand =
    why === 'sameLines' || why === 'lost' ? ' Or write what you want of both into the file, then "--take ours".' : '';
  const hint =
    why === 'deleted'
      ? `To have it again: "gathering collect --only ${key} --take theirs". To hear no more of it: "gathering collect --hold ${key}".`
      : `Both are left as they are. ${settle}${byHand}`;
  return { path, message: messages[why], hint, clashes: conflicts };
}

export interface Lost {
  readonly why: 'lost';
  readonly conflicts: readonly [];
}

export function unfinishedChanges(path: string, state: 'changed' | 'staged', why: 'commit' | 'replace'): Obstacle {
  const what = state === 'staged' ? 'changes that are staged' : 'changes that are not committed';
  return {
    path,
    message:
      why === 'commit'
        ? `${path} has ${what}; they would get into the author's commit.`
        : `${path} has ${what}; they would be lost.`,
    hint: `Commit them first ("git add ${path}", then "git commit"), or take them back. Then run the command again.`,
    clashes: [],
  };
}

export function objectMissing(path: string, { source, head }: Contribution): Obstacle {
  return {
    path,
    message: `git does not have ${path} as ${head.ref} of "${source}" has it.`,
    hint: 'Run "gathering collect" while that source can be reached: it fetches what is missing.',
    clashes: [],
  };
}

export function noChapter({ key, reason, hint }: Contribution): Obstacle {
  return {
    message: reason ?? `"${key}" brings no chapter that could be read.`,
    hint: hint ?? '"gathering collect" shows what it holds.',
    clashes: [],
  };
}

export function movedChapter(id: string, path: string, there: string): Obstacle {
  return {
    path,
    message: `The chapter "${id}" stands at ${there} in the book, but comes as ${path}.`,
    hint: 'Its pictures are found from its folder, so it is not moved on its own. Put the file back there, or ask the author to move it.',
    clashes: [],
  };
}
