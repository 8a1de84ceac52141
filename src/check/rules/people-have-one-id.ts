import type { Contributor } from '../../model/contributor.ts';
import { areSameName, type NameParts, nameParts, spellings } from '../../text/same-name.ts';
import { placeOfPerson } from '../places.ts';
import type { Book, Rule } from '../rule.ts';

interface Named {
  readonly person: Contributor;
  readonly parts: NameParts;
}

/** A person is in the book once: not under two ids, nor with a name written in two ways. */
export const peopleHaveOneId: Rule = function* (book) {
  const byKey = new Map<string, Named[]>();
  const bySpelling = new Map<string, Contributor>();
  for (const person of book.contributors) {
    const parts = nameParts(person.name);
    const key = parts.key === '' ? person.name.toLowerCase() : parts.key;
    const namesakes = byKey.get(key) ?? [];
    const twin = namesakes.find((other) => isTwin({ person, parts }, other))?.person;
    byKey.set(key, [...namesakes, { person, parts }]);
    if (twin) yield { severity: 'warning', ...saidOf(book, person, twin) };
    const forms = spellings(person.name);
    const near = forms.map((form) => bySpelling.get(form));
    const similar = namesakes.length > 0 ? undefined : near.find((other) => other && !areToldApart(person, other));
    if (similar) yield { severity: 'info', ...saidOf(book, person, similar) };
    for (const form of forms) if (!bySpelling.has(form)) bySpelling.set(form, person);
  }
};

function isTwin(one: Named, other: Named): boolean {
  const isSame =
    one.person.name.toLowerCase() === other.person.name.toLowerCase() || areSameName(one.parts, other.parts);
  return isSame && !areToldApart(one.person, other.person);
}

/** Whether two records say by themselves that they are two people. */
function areToldApart(one: Contributor, other: Contributor): boolean {
  return (['orcid', 'url', 'country'] as const).some(
    (key) => one[key] !== undefined && other[key] !== undefined && one[key] !== other[key],
  );
}

function saidOf(book: Book, person: Contributor, other: Contributor) {
  const isSame = person.name === other.name;
  return {
    message: isSame
      ? `"${person.name}" is in the book twice: as "${other.id}" (${other.file}) and as "${person.id}" (${person.file}).`
      : `"${person.name}" (${person.file}) and "${other.name}" (${other.file}) may be one person.`,
    hint: `If so, keep one of the two and write "${other.id}" as the author everywhere. If not, give each an "orcid", a "url" or a "country", which tells them apart.`,
    file: person.file,
    place: placeOfPerson(book, person, 'name'),
  };
}
