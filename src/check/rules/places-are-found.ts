import type { Contributor } from '../../model/contributor.ts';
import type { Diagnostic } from '../../model/checked.ts';
import type { Whereabouts } from '../../model/whereabouts.ts';
import { countryNames } from '../../text/collation.ts';
import { hasMap } from '../../text/has-map.ts';
import { shorten } from '../../text/quote.ts';
import { inBookFile, placeOfPerson } from '../places.ts';
import type { Book, Rule } from '../rule.ts';

/** The map of where the authors are knows every place, and which one is meant. */
export const placesAreFound: Rule = function* (book) {
  const { project, contributors, whereabouts = new Map<string, Whereabouts>() } = book;
  if (project.map === false) return;
  const authors = authorsOf(book);
  const isDrawn = hasMap(
    project.map,
    contributors.filter(({ id }) => authors.has(id)).map(({ id }) => whereabouts.get(id)),
  );
  if (project.map === true && !isDrawn) yield { severity: 'info', ...noMap, ...inBookFile(book, 'map') };
  if (!isDrawn) return;
  for (const person of contributors) {
    const at = authors.has(person.id) ? whereabouts.get(person.id) : undefined;
    const problem = at === undefined ? undefined : problemOf(person, at);
    if (problem === undefined) continue;
    yield { severity: 'info', ...problem, file: person.file, place: placeOfPerson(book, person, 'city', 'country') };
  }
};

const noMap = {
  message: 'The book is to have a map, but no place of an author is known.',
  hint: 'Authors say "city" and "country" beside their names; take "map" out of book.yml until they do.',
};

function authorsOf({ chapters }: Book): ReadonlySet<string> {
  const written = chapters.filter(({ kind }) => kind === 'chapter');
  return new Set(written.flatMap(({ byline }) => byline.flatMap(({ contributor }) => contributor ?? [])));
}

function problemOf({ city, country }: Contributor, at: Whereabouts): Pick<Diagnostic, 'message' | 'hint'> | undefined {
  const countries = countryNames('en');
  const inCountry = at.country === undefined ? '' : ` in ${inSentence(countries.of(at.country) ?? at.country)}`;
  if (city !== undefined && at.taken !== undefined) {
    const { region, country: takenIn, others } = at.taken;
    const [other = region] = others.map((name) => (/^[A-Z]{2}$/.test(name) ? (countries.of(name) ?? name) : name));
    return {
      message: `There are several towns ${quoted(city)}; the map shows the one in ${region}, ${countries.of(takenIn) ?? takenIn}.`,
      hint: `If it is another, write behind its name where it lies, such as: ${shorten(city)}, ${other}`,
    };
  }
  if (city === undefined || at.found === 'town') return undefined;
  if (at.found === 'country') {
    return {
      message: `The map knows no town ${quoted(city)}${inCountry}, so its mark stands in the middle of the country.`,
      hint: 'Check how it is written. If it is a village, nothing is wrong; a larger town near by would be found.',
    };
  }
  return {
    message: `The map knows no town ${quoted(city)}, so it is named below the map only.`,
    hint: country === undefined ? 'Add the country, such as "country: AU".' : 'Check how it is written.',
  };
}

function inSentence(country: string): string {
  return /^(?:United|Netherlands|Philippines|Czech Republic|Bahamas|Gambia)/.test(country) ? `the ${country}` : country;
}

function quoted(city: string): string {
  return `"${shorten(city)}"`;
}
