import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CollectPlan, Contribution } from '../../src/model/collect.ts';
import type { GitFolder } from './git-folder.ts';

export interface Brought {
  /** Branch of the repository, which is its own mirror. */
  readonly branch: string;
  readonly chapter: string;
  readonly companions?: readonly string[];
  readonly changes?: Partial<Contribution>;
}

/** A plan as collecting makes it, of branches of the book's own repository. */
export function planOf(book: GitFolder, brought: readonly Brought[], prefix = ''): CollectPlan {
  const contributions = brought.map(({ branch, chapter, companions = [], changes = {} }): Contribution => {
    const commit = book.git(['rev-parse', branch]);
    const file = (path: string) => {
      const blob = book.git(['rev-parse', `${commit}:${prefix}${path}`]);
      return { path, blob, size: Number(book.git(['cat-file', '-s', blob])) };
    };
    const id = chapter.replace(/^.*\/|\.md$/g, '');
    const [name = '', email = '', date = '', subject = ''] = book
      .git(['log', '-1', '--format=%an%n%ae%n%ad%n%s', '--date=raw', commit])
      .split('\n');
    const person = { name, email };
    return {
      key: `origin:${branch}`,
      source: 'origin',
      head: { ref: `refs/heads/${branch}`, commit, branch },
      commit: { author: person, committer: person, authorDate: date, commitDate: date, signedOffBy: [], subject },
      state: 'new',
      ...mergeBaseOf(book, commit),
      changes: [],
      companions: companions.map(file),
      contributors: ['jane-doe'],
      rivals: [],
      diagnostics: [],
      chapter: { ...file(chapter), id, title: id, words: 10, authors: ['jane-doe'], names: ['Jane Doe'] },
      ...changes,
    };
  });
  const source = {
    name: 'origin',
    from: 'origin',
    refs: { kind: 'branches', patterns: ['*'] },
    trust: 'editor',
    file: 'book.yml',
  } as const;
  const fetched = { source, mirror: join(book.folder, '.git'), heads: [], collected: '2026-11-02T09:00:00Z' };
  return {
    base: book.git(['rev-parse', 'main']),
    baseName: 'main',
    sources: [fetched],
    contributions,
    diagnostics: [],
  };
}

function mergeBaseOf(book: GitFolder, commit: string): { mergeBase?: string } {
  try {
    return { mergeBase: book.git(['merge-base', 'main', commit]) };
  } catch {
    return {};
  }
}

export function textIn(folder: string, path: string): Promise<string> {
  return readFile(join(folder, path), 'utf8');
}
