import type { Project } from '../../model/project.ts';
import { globMatcher } from '../../text/glob.ts';
import { ignored } from '../walk.ts';

/** What a path of the book's folder is, by the patterns of `book.yml`. */
export interface BookPaths {
  readonly isChapter: (path: string) => boolean;
  /** A contributor's record. */
  readonly isRecord: (path: string) => boolean;
}

export function bookPaths(
  project: Pick<Project, 'chapters' | 'contributorFiles' | 'front' | 'back' | 'sections'>,
): BookPaths {
  const named = [...project.front, ...project.back, ...project.sections.flatMap(({ intro }) => intro ?? [])];
  const others = new Set(named.map((path) => path.normalize('NFC')));
  const isMatch = matcher(project.chapters);
  return { isChapter: (path) => isMatch(path) && !others.has(path), isRecord: matcher(project.contributorFiles) };
}

/** Patterns that begin with `!` take paths out. */
function matcher(patterns: readonly string[]): (path: string) => boolean {
  const without = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const isWanted = globMatcher(patterns.filter((pattern) => !pattern.startsWith('!')));
  const isLeftOut = globMatcher([...ignored, ...without]);
  return (path) => isWanted(path) && !isLeftOut(path);
}
