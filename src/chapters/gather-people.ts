import type { BylineEntry, Chapter, ChapterSet, Credit, WrittenPerson } from '../model/chapter.ts';
import type { Checked, Diagnostic } from '../model/checked.ts';
import type { Contributor } from '../model/contributor.ts';
import { resolveInside } from '../text/book-path.ts';
import { everyoneOf } from '../text/everyone-of.ts';
import { nearest } from '../text/nearest.ts';
import { slugify } from '../text/slug.ts';
import { sortName } from '../text/sort-name.ts';

/** The people known so far: those on file first, then those in front matter as they are met. */
interface Directory {
  readonly byId: Map<string, Contributor>;
  readonly byName: Map<string, Contributor>;
  readonly diagnostics: Diagnostic[];
  /** The book's. */
  readonly language: string | undefined;
}

/**
 * Ties everyone whom a chapter names to a person. One who stands in a chapter's front matter and on file is the same person,
 * known by id or by exact name; what one place leaves out comes from the other.
 */
export function gatherPeople(
  chapters: readonly Chapter[],
  onFile: readonly Contributor[],
  language?: string,
): Checked<ChapterSet> {
  const directory: Directory = { byId: new Map(), byName: new Map(), diagnostics: [], language };
  for (const contributor of onFile) enter(directory, contributor);
  // Full records first: `author: Jane Doe` in one chapter may mean the person whom another chapter describes.
  for (const chapter of chapters) {
    for (const entry of everyoneOf(chapter)) if (entry.person) addPerson(directory, chapter, entry, entry.person);
  }
  const tied = chapters.map((chapter) => ({
    ...chapter,
    byline: tieAll(chapter.byline, chapter, directory),
    credits: tieAll(chapter.credits, chapter, directory),
  }));
  return {
    value: { chapters: tied, contributors: [...directory.byId.values()] },
    diagnostics: directory.diagnostics,
  };
}

function tieAll<T extends BylineEntry | Credit>(entries: readonly T[], chapter: Chapter, directory: Directory): T[] {
  return withoutRepeats(
    chapter,
    entries.map((entry) => tie(directory, chapter, entry)),
    directory,
  );
}

function enter(directory: Directory, contributor: Contributor): void {
  directory.byId.set(contributor.id, contributor);
  directory.byName.set(nameKey(contributor.name), contributor);
}

function nameKey(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

function tie<T extends BylineEntry | Credit>(directory: Directory, chapter: Chapter, entry: T): T {
  const known = entry.person
    ? find(directory, entry.person)
    : (directory.byId.get(entry.written) ?? directory.byName.get(nameKey(entry.written)));
  if (known) return { ...entry, contributor: known.id };
  if (entry.person) return entry;
  if (looksLikeId(entry.written)) {
    directory.diagnostics.push(unknownId(directory, chapter, entry));
    return entry;
  }
  const added = newPerson(chapter, { name: entry.written }, { id: slugify(entry.written), directory });
  const taken = directory.byId.get(added.id);
  if (taken) {
    directory.diagnostics.push(twoUnderOneId(chapter, entry, taken, added));
    return entry;
  }
  enter(directory, added);
  return { ...entry, contributor: added.id };
}

function looksLikeId(written: string): boolean {
  return /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(written);
}

function find(directory: Directory, person: WrittenPerson): Contributor | undefined {
  const byId = person.id === undefined ? undefined : directory.byId.get(slugify(person.id));
  const known = byId ?? (person.id === undefined ? directory.byName.get(nameKey(person.name)) : undefined);
  return known && nameKey(known.name) === nameKey(person.name) ? known : undefined;
}

function addPerson(directory: Directory, chapter: Chapter, entry: BylineEntry, person: WrittenPerson): void {
  const same = find(directory, person);
  if (same) {
    directory.diagnostics.push(...disagreements(chapter, entry, same, person));
    const here = newPerson(chapter, person, { id: same.id, directory });
    const isWorkedOut = same.sort === sortName(same.name, { country: same.country, language: directory.language });
    enter(directory, { ...here, ...same, ...(isWorkedOut && person.sort !== undefined ? { sort: person.sort } : {}) });
    return;
  }
  const added = newPerson(chapter, person, { id: slugify(person.id ?? person.name), directory });
  const taken = directory.byId.get(added.id);
  if (taken) directory.diagnostics.push(twoUnderOneId(chapter, entry, taken, added));
  else enter(directory, added);
}

function newPerson(
  chapter: Chapter,
  person: WrittenPerson,
  { id, directory }: { readonly id: string; readonly directory: Directory },
): Contributor {
  const { name, sort, url, city, country, affiliation, orcid, bio, photo } = person;
  // A path in a chapter's front matter is meant from the chapter.
  const photoPath = photo === undefined ? undefined : (resolveInside(chapter.file, photo) ?? photo);
  return {
    id: id || `person-${[...name.slice(0, 40)].map((character) => character.codePointAt(0)?.toString(16)).join('')}`,
    name,
    sort: sort ?? sortName(name, { country, language: chapter.language ?? directory.language }),
    file: chapter.file,
    ...(url === undefined ? {} : { url }),
    ...(city === undefined ? {} : { city }),
    ...(country === undefined ? {} : { country }),
    ...(affiliation === undefined ? {} : { affiliation }),
    ...(orcid === undefined ? {} : { orcid }),
    ...(bio === undefined ? {} : { bio }),
    ...(photoPath === undefined ? {} : { photo: photoPath }),
  };
}

const comparedKeys = ['url', 'city', 'country', 'affiliation', 'orcid', 'bio'] as const;

function disagreements(chapter: Chapter, entry: BylineEntry, known: Contributor, person: WrittenPerson): Diagnostic[] {
  if (known.file === chapter.file) return [];
  return comparedKeys
    .filter((key) => known[key] !== undefined && person[key] !== undefined && known[key] !== person[key])
    .map((key) => ({
      rule: 'contributors-agree',
      severity: 'warning' as const,
      message: `"${person.name}" has another "${key}" here than in ${known.file}, which is used.`,
      hint: `Make the two alike, or take "${key}" out of one. If they are two people, give one an "id" of their own.`,
      file: chapter.file,
      ...(entry.place ? { place: entry.place } : {}),
    }));
}

function twoUnderOneId(chapter: Chapter, entry: BylineEntry, known: Contributor, other: Contributor): Diagnostic {
  return {
    rule: 'contributor-ids-are-unique',
    severity: 'error',
    message: `"${other.name}" would get the id "${other.id}", which belongs to "${known.name}" (${known.file}).`,
    hint: `If they are one person, write the name the same way in both places. If they are two, add a line "id:" with another id below "name:".`,
    file: chapter.file,
    ...(entry.place ? { place: entry.place } : {}),
  };
}

function unknownId(directory: Directory, chapter: Chapter, entry: BylineEntry | Credit): Diagnostic {
  const similar = nearest(entry.written, [...directory.byId.keys()]);
  return {
    rule: 'author-is-known',
    severity: 'error',
    message: `No contributor has the id "${entry.written}".${similar === undefined ? '' : ` Did you mean "${similar}"?`}`,
    hint: `${similar === undefined ? '' : `If that is who is meant, write ${similar} here. `}A person who is not on file is named here in full: Their Name`,
    file: chapter.file,
    ...(entry.place ? { place: entry.place } : {}),
  };
}

function roleOf(entry: BylineEntry | Credit): Credit['role'] | undefined {
  return 'role' in entry ? entry.role : undefined;
}

/** Everyone once for each thing they did: who translates their own text is named for both. */
function withoutRepeats<T extends BylineEntry | Credit>(
  chapter: Chapter,
  entries: readonly T[],
  directory: Directory,
): T[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    if (entry.contributor === undefined) return true;
    const role = roleOf(entry);
    const key = `${role ?? ''} ${entry.contributor}`;
    if (!seen.has(key)) {
      seen.add(key);
      return true;
    }
    directory.diagnostics.push({
      rule: 'author-is-named-once',
      severity: 'warning',
      message: `"${entry.written}" is named twice ${role === undefined ? 'in the by-line' : `as ${role}`}; once is shown.`,
      hint: 'Take one of the two out.',
      file: chapter.file,
      ...(entry.place ? { place: entry.place } : {}),
    });
    return false;
  });
}
