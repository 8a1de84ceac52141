import type { Manuscript, ManuscriptContributor } from '../model/manuscript.ts';

/** Who wrote the book: everyone with a chapter in a section, by sort name. An editor's foreword makes no author. */
export function authorsOf({ contributors, sections }: Manuscript): ManuscriptContributor[] {
  const writers = new Set(sections.flatMap(({ chapters }) => chapters.flatMap(({ authors }) => authors)));
  return contributors.filter(({ anchor }) => writers.has(anchor));
}
