import type { Chapter } from '../model/chapter.ts';
import type { Diagnostic, Place } from '../model/checked.ts';
import type { Contributor } from '../model/contributor.ts';
import { everyoneOf } from '../text/everyone-of.ts';
import { type Book, placeOfKey } from './rule.ts';

/** Where something about a person stands: the first of some keys in their file, in a chapter or in `book.yml`. */
export function placeOfPerson(book: Book, person: Contributor, ...keys: readonly string[]): Place {
  const chapter = book.chapters.find(({ file }) => file === person.file);
  if (chapter) return placeInChapter(chapter, person, keys);
  const places = book.places.get(person.file);
  const inBookFile = ['editors', 'translators', 'illustrators', 'photographers'];
  const inEditors = inBookFile.flatMap((list) => keys.flatMap((key) => [`${list}.${key}`, list]));
  const path = (person.file === book.project.file ? inEditors : keys).find((key) => places?.has(key));
  return (path === undefined ? undefined : places?.get(path)) ?? { line: 1, column: 1 };
}

function placeInChapter(chapter: Chapter, person: Contributor, keys: readonly string[]): Place {
  const entry = everyoneOf(chapter).find(({ contributor }) => contributor === person.id);
  const path = [...chapter.places].find(
    ([key, place]) =>
      /^(?:author|translator|illustrator|photographer|editor)(?:\.\d+)?$/.test(key) &&
      place.line === entry?.place?.line &&
      place.column === entry.place.column,
  )?.[0];
  const inside = path === undefined ? [] : keys.map((key) => `${path}.${key}`);
  return placeOfKey(chapter, ...inside, ...(path === undefined ? [] : [path]), 'author');
}

/** The file `book.yml`, and where the first of some keys stands in it. */
export function inBookFile({ project, places }: Book, ...keys: readonly string[]): Pick<Diagnostic, 'file' | 'place'> {
  const known = places.get(project.file);
  const key = keys.find((candidate) => known?.has(candidate));
  const place = key === undefined ? undefined : known?.get(key);
  return { file: project.file, ...(place === undefined ? {} : { place }) };
}

/**
 * Whether something is written for a key, though it may not have been understood: then the step that read it has told,
 * and nobody needs to hear twice.
 */
export function isWritten(chapter: Chapter, key: string): boolean {
  const place = chapter.places.get(key);
  if (place === undefined) return false;
  const { line, column, endLine = line, endColumn = column } = place;
  const lines = chapter.text.split('\n').slice(line - 1, endLine);
  const last = lines.length - 1;
  return lines.some((text, index) =>
    /[\p{L}\p{N}]/u.test(text.slice(index === 0 ? column - 1 : 0, index === last ? endColumn - 1 : undefined)),
  );
}
