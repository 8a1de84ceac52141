import type { Contribution, Lock } from '../../model/collect.ts';
import type { Draft } from './drafts.ts';

/** What a state needs beside its name. */
export interface Standing {
  readonly state: Contribution['state'];
  readonly reason?: string;
  readonly hint?: string;
  readonly hintFor?: 'author';
}

/** How a head stands that brings no chapter which could be taken in; undefined where it brings one. */
export function standingWithoutChapter(
  draft: Draft,
  { baseName, isShallow, lock }: { readonly baseName: string; readonly isShallow: boolean; readonly lock: Lock },
): Standing | undefined {
  const { read, outcome, chapters, removed, changes } = draft;
  const { standing, takenBack, source } = read;
  if (standing === 'otherFormat') {
    return {
      state: 'unreachable',
      reason: 'Its repository counts with other object ids (SHA-1 or SHA-256) than that of the book.',
      hint: 'git cannot put the two together. Ask the author for the file, or to push to a fork of the book.',
    };
  }
  if (standing === 'noCommit') {
    return {
      state: 'unusable',
      reason: `${read.head.ref} does not point at a commit, so there are no files in it.`,
      hint: 'Ask the author to push a branch anew: "git push origin HEAD:refs/heads/NAME".',
    };
  }
  if (standing === 'missing') {
    return {
      state: 'unreachable',
      reason: 'Objects of it are missing or broken here, so that it cannot be read.',
      hint: 'Fetch again: "gathering collect". If that does not help, the author pushes the branch anew.',
    };
  }
  if (standing === 'merged') return { state: 'merged', reason: `All of its commits are in ${baseName} already.` };
  if (outcome === 'unrelated') return unrelated(source.paths ?? [], source.refs.kind === 'branch', isShallow);
  if (outcome === 'inBook')
    return { state: 'merged', reason: `Its texts stand in ${baseName} already, in other commits.` };
  if (chapters.length > 0) return undefined;
  if (removed.length > 0 && removed.every((path) => wasTakenFrom(draft, path, lock))) {
    return {
      state: 'withdrawn',
      reason: `It takes ${removed.join(', ')} out of the book.`,
    };
  }
  if (removed.length > 0) {
    return {
      state: 'refused',
      reason: `It takes ${removed.join(', ')} out of the book, but never brought ${removed.length === 1 ? 'it' : 'them'}.`,
      hint: 'If that is what the author of the chapter wants, delete the file yourself.',
    };
  }
  if (outcome === 'nothing' && takenBack.length > 0) {
    return { state: 'withdrawn', reason: `Its author added ${takenBack[0]} and took it away again.` };
  }
  if (outcome === 'nothing') return { state: 'empty', reason: 'It changes no file.' };
  const [first, ...others] = changes.map(({ path }) => path);
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return {
    state: 'empty',
    reason: `No chapter is in it: it changes ${first}${more}.`,
    hint: 'If a chapter was meant, it has to be a Markdown file where "chapters:" of book.yml looks for one. Else merge it with git.',
  };
}

function wasTakenFrom({ read: { source, head } }: Draft, path: string, { chapters }: Lock): boolean {
  return chapters.some((entry) => entry.path === path && entry.source === source.name && entry.ref === head.ref);
}

function unrelated(paths: readonly string[], isBranch: boolean, isShallow: boolean): Standing {
  if (isBranch) {
    return {
      state: 'refused',
      reason:
        paths.length === 0 ? 'No Markdown file is in this repository.' : `No file in it is called ${paths.join(', ')}.`,
      hint: 'Name the chapter\'s file with "path:", as it lies in that repository.',
    };
  }
  if (isShallow) {
    return {
      state: 'unreachable',
      reason:
        "Only the newest part of the book's history is here, so that nobody can say where this branch parted from it.",
      hint: 'Fetch the whole history: "git fetch --unshallow", in CI "fetch-depth: 0".',
    };
  }
  return {
    state: 'refused',
    reason: 'It shares no past with the book: it was not begun as a copy of it.',
    hint: "Ask the author to start from the book's main branch and to put the chapter there.",
  };
}

/** How a chapter stands to what was last taken in, and to the book. */
export function standingToBook(
  { id, path, blob }: { readonly id: string; readonly path: string; readonly blob: string },
  isInBook: boolean,
  lock: Lock,
): Standing {
  const taken = lock.chapters.find(({ chapter }) => chapter === id);
  if (taken?.state === 'accepted' && taken.blob === blob)
    return { state: 'unchanged', reason: 'This version was taken in.' };
  const isKnown = isInBook || lock.chapters.some((entry) => entry.path === path && entry.state === 'accepted');
  return { state: isKnown || taken?.state === 'accepted' ? 'changed' : 'new' };
}
