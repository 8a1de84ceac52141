import type { Chapter } from '../model/chapter.ts';
import type { Diagnostic, Place } from '../model/checked.ts';
import type { Contributor } from '../model/contributor.ts';
import type { Project } from '../model/project.ts';
import type { ImageFile } from '../model/source.ts';
import type { Whereabouts } from '../model/whereabouts.ts';
import type { LinkIndex } from '../text/cross-links.ts';

/** All that rules may look at. Facts from disk come in, so rules stay pure. */
export interface Book {
  readonly project: Project;
  readonly chapters: readonly Chapter[];
  readonly contributors: readonly Contributor[];
  readonly links: LinkIndex;
  /** Paths of all files in the book's folder, read or not, outputs left out. */
  readonly files: readonly string[];
  /** Pictures that chapters, people and the cover name, by path. */
  readonly images: ReadonlyMap<string, ImageFile>;
  /** Where people are, by id; empty where the book is to have no map. */
  readonly whereabouts?: ReadonlyMap<string, Whereabouts>;
  /** Where values stand in `book.yml` and in the files of people, by file and key: `sections.0.title`. */
  readonly places: ReadonlyMap<string, ReadonlyMap<string, Place>>;
  /** Why a picture that is named could not be used, by path. */
  readonly imageProblems: ReadonlyMap<string, { readonly message: string; readonly hint: string }>;
}

/** A named check over the whole book. Its name, added by the registry, states the good state. */
export type Rule = (book: Book) => Iterable<Omit<Diagnostic, 'rule'>>;

/** Where the first of some front matter keys stands, else the first line. */
export function placeOfKey(chapter: Chapter, ...keys: readonly string[]): Place {
  for (const key of keys) {
    const place = chapter.places.get(key);
    if (place) return place;
  }
  return { line: 1, column: 1 };
}

/** Whether enough of a chapter was read to miss something in it: an empty file misses everything, which is said once. */
export function isRead({ readable, headIsRead, text }: Chapter): boolean {
  return readable && headIsRead && text.trim() !== '';
}
