import { join } from 'node:path';
import type { FetchedSource } from '../../model/collect.ts';
import type { GitPlace } from '../git/run-git.ts';
import type { BookInGit } from './book-in-git.ts';

/** Sources whose objects one git process reads together with the book's own. */
export interface ObjectGroup {
  readonly place: GitPlace;
  readonly sources: readonly FetchedSource[];
}

/** A variable of the environment holds 128 KB at most; git quotes what stands in it. */
const mostCharacters = 60_000;

/** Puts sources into as few groups as there can be; those that were never fetched are in none. */
export function groupSources(book: BookInGit, fetched: readonly FetchedSource[]): ObjectGroup[] {
  const groups: { mirrors: Set<string>; characters: number; sources: FetchedSource[] }[] = [];
  for (const source of fetched) {
    if (source.mirror === undefined || source.heads.length === 0) continue;
    const length = source.mirror.length + 20;
    let group = groups.at(-1);
    if (group === undefined || group.characters + length > mostCharacters) {
      group = { mirrors: new Set(), characters: 0, sources: [] };
      groups.push(group);
    }
    if (!group.mirrors.has(source.mirror)) group.characters += length;
    group.mirrors.add(source.mirror);
    group.sources.push(source);
  }
  return groups.map(({ mirrors, sources }) => ({
    place: { ...book.place, alternates: [...mirrors].map((mirror) => join(mirror, 'objects')) },
    sources,
  }));
}
