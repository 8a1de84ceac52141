import type { WrittenPerson } from '../model/chapter.ts';
import type { Checked, Diagnostic, Place, Severity } from '../model/checked.ts';
import type { Contributor } from '../model/contributor.ts';
import type { SourceFile } from '../model/source.ts';
import { resolveInside } from '../text/book-path.ts';
import { decodeText } from '../text/decode.ts';
import { hintForStranger, personWords } from '../text/front-matter-words.ts';
import { renameKeys } from '../text/rename-keys.ts';
import { contributorSchema } from '../text/schema-person.ts';
import { validate } from '../text/schema.ts';
import { slugify } from '../text/slug.ts';
import { sortName } from '../text/sort-name.ts';
import { parseYaml } from '../text/yaml/yaml.ts';

// As for front matter: ten times what an honest one needs.
const maxBytes = 16 * 1024;
const maxKeys = 200;
const hintForNoKeys = {
  list: 'A file tells of one person: take the hyphen and the spaces away at the beginning of its lines, and put each further person into a file of their own.',
  text: 'Begin each line with a word, a colon and a space: name: Jane Doe',
};

/** Where values stand, by file and key. */
export type PlacesByFile = ReadonlyMap<string, ReadonlyMap<string, Place>>;

export interface PeopleOptions {
  readonly unknown: Severity | 'off';
  /** The book's, by which names are sorted where nothing else tells. */
  readonly language?: string | undefined;
}

/** The people on file, in the order of their ids. A file that cannot be used is diagnosed and left out. */
export function readContributors(
  files: readonly SourceFile[],
  options: PeopleOptions,
): Checked<readonly Contributor[]> & { readonly places: PlacesByFile } {
  const places = new Map<string, ReadonlyMap<string, Place>>();
  const byId = new Map<string, Contributor>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const read = readContributor(file, options);
    diagnostics.push(...read.diagnostics);
    if (read.value === undefined) continue;
    if (read.places) places.set(file.path, read.places);
    const earlier = byId.get(read.value.id);
    if (earlier === undefined) byId.set(read.value.id, read.value);
    else diagnostics.push(sameId(read.value, earlier));
  }
  return { value: [...byId.values()], diagnostics, places };
}

/** One file `contributors/ID.yml` as a person. */
export function readContributor(
  file: SourceFile,
  options: PeopleOptions,
): Checked<Contributor | undefined> & { readonly places?: ReadonlyMap<string, Place> } {
  if (file.bytes.length > maxBytes) return { value: undefined, diagnostics: [tooLong(file)] };
  const decoded = decodeText(file);
  if (decoded.value === undefined) return { value: undefined, diagnostics: decoded.diagnostics };
  const parsed = parseYaml(decoded.value, { file: file.path, maxKeys, hintForNoKeys });
  if (parsed.value === undefined) return { value: undefined, diagnostics: parsed.diagnostics };
  const renamed = renameKeys(parsed.value, file.path, (path) => (path === '' ? personWords : undefined));
  const read = validate(contributorSchema, renamed.value, {
    ...options,
    ...{ file: file.path, what: 'a contributor', hintForUnknown: hintForStranger },
  });
  const diagnostics = [...parsed.diagnostics, ...renamed.diagnostics, ...read.diagnostics];
  if (read.value === undefined) return { value: undefined, diagnostics };
  const stem = (file.path.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '');
  return {
    value: toContributor(read.value, slugify(stem), { file: file.path, language: options.language }),
    diagnostics,
    places: renamed.value.values,
  };
}

/** A person as written in `file`, complete. A photo's path is meant from that file; a leading `/` is the book's folder. */
export function toContributor(
  person: { readonly [K in keyof WrittenPerson]: WrittenPerson[K] | undefined } & { readonly name: string },
  id: string,
  { file, language }: { readonly file: string; readonly language?: string | undefined },
): Contributor {
  const { name, sort, photo, ...details } = person;
  const photoPath = photo?.startsWith('/') ? resolveInside('', photo) : photo && resolveInside(file, photo);
  const optional = { ...details, photo: photo === undefined ? undefined : (photoPath ?? photo), id: undefined };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return {
    ...given,
    id: id || 'person',
    name,
    sort: sort ?? sortName(name, { country: details.country, language }),
    file,
  };
}

function tooLong({ path }: SourceFile): Diagnostic {
  return {
    rule: 'front-matter-is-short',
    severity: 'error',
    message: 'The file is longer than 16 KB; a person needs a few lines.',
    hint: 'Keep the name, the address on the web, the place and a bio of one or two sentences.',
    file: path,
  };
}

function sameId(later: Contributor, earlier: Contributor): Diagnostic {
  return {
    rule: 'contributor-ids-are-unique',
    severity: 'error',
    message: `The id "${later.id}" is already used by ${earlier.file}.`,
    hint: 'Rename one of the two files; its name is the id.',
    file: later.file,
  };
}
