import type { BylineEntry } from '../model/chapter.ts';
import type { Checked, Diagnostic } from '../model/checked.ts';
import type { Contributor } from '../model/contributor.ts';
import { nearest } from '../text/nearest.ts';
import { slugify } from '../text/slug.ts';
import { toContributor } from './contributors.ts';

/** The editors or translators of a book as contributors. One who is on file, by id or by name, is that person. */
export function findEditors(
  entries: readonly BylineEntry[],
  onFile: readonly Contributor[],
  { file, language }: { readonly file: string; readonly language?: string | undefined },
): Checked<readonly Contributor[]> {
  const diagnostics: Diagnostic[] = [];
  const editors = entries.flatMap((entry): Contributor[] => {
    const { written, person } = entry;
    const known = onFile.find(
      ({ id, name }) =>
        id === (person?.id === undefined ? written : slugify(person.id)) || sameName(name, person?.name ?? written),
    );
    if (person !== undefined) {
      const given = toContributor(person, slugify(person.id ?? person.name), { file, language });
      return [known === undefined ? given : { ...known, ...given, id: known.id, file: known.file }];
    }
    if (known !== undefined) return [known];
    if (isId(written)) {
      diagnostics.push(unknownEditor(entry, onFile, file));
      return [];
    }
    return [toContributor({ name: written }, slugify(written), { file, language })];
  });
  return { value: eachOnce(editors), diagnostics };
}

function eachOnce(people: readonly Contributor[]): readonly Contributor[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** `jane-doe` is meant as an id; `Jane Doe` and `Madonna` are names. */
function isId(written: string): boolean {
  return /^[\p{Ll}\p{N}]+(?:-[\p{Ll}\p{N}]+)*$/u.test(written);
}

function unknownEditor(entry: BylineEntry, onFile: readonly Contributor[], file: string): Diagnostic {
  const near = nearest(
    entry.written,
    onFile.map(({ id }) => id),
  );
  return {
    rule: 'editors-are-known',
    severity: 'error',
    message: `No contributor has the id "${entry.written}".`,
    hint:
      near === undefined
        ? `Write the name, or add a file ${entry.written}.yml to the contributors.`
        : `Did you mean "${near}"?`,
    file,
    ...(entry.place === undefined ? {} : { place: entry.place }),
  };
}
