import type { ManuscriptContributor, ManuscriptMap, ManuscriptPlace, ManuscriptSection } from '../model/manuscript.ts';
import type { Project } from '../model/project.ts';
import type { Whereabouts } from '../model/whereabouts.ts';
import { byCodePoints } from '../text/code-point-order.ts';
import { collatorFor } from '../text/collation.ts';
import { hasMap } from '../text/has-map.ts';
import { betweenNames } from '../text/name-list.ts';
import { townKey } from '../text/town-key.ts';

interface Author {
  readonly anchor: string;
  /** Undefined where the author says no place. */
  readonly place: string | undefined;
  readonly at: Whereabouts;
}

/** Where the authors are, each place once; undefined where the book has no map. */
export function mergeMap(
  contributors: readonly ManuscriptContributor[],
  sections: readonly ManuscriptSection[],
  project: Project,
  whereabouts: ReadonlyMap<string, Whereabouts>,
): ManuscriptMap | undefined {
  const writers = new Set(sections.flatMap(({ chapters }) => chapters.flatMap(({ authors }) => authors)));
  const authors = contributors
    .filter(({ anchor }) => writers.has(anchor))
    .map(({ id, anchor, place }): Author => ({ anchor, place, at: whereabouts.get(id) ?? nowhere }));
  if (project.map === false) return undefined;
  const isDrawn = hasMap(
    project.map,
    authors.map(({ at }) => at),
  );
  if (!isDrawn) return undefined;
  const placed = authors.filter(({ place }) => place !== undefined);
  const found = placed.filter(({ at }) => at.found !== 'nothing');
  const { comma } = betweenNames(project.labels);
  const countries = new Set(found.flatMap(({ at }) => at.country ?? []));
  return {
    places: namedOnce(placesOf(found, project.book.language, comma), countries.size, comma),
    unknown: groups(placed.filter(({ at }) => at.found === 'nothing')).map(usualName),
    countries: countries.size,
    without: authors.length - placed.length,
  };
}

const nowhere: Whereabouts = { found: 'nothing', latitude: 0, longitude: 0 };

function placesOf(found: readonly Author[], language: string, comma: string): ManuscriptPlace[] {
  const countryOf = ({ name }: ManuscriptPlace) => lastPart(name, comma);
  const { compare } = collatorFor(language);
  const byCountryAndName = (one: ManuscriptPlace, other: ManuscriptPlace) =>
    compare(countryOf(one), countryOf(other)) || compare(one.name, other.name) || byCodePoints(one.name, other.name);
  return groups(found)
    .map((group): ManuscriptPlace => {
      const [{ at } = { at: nowhere }] = group;
      const people = group.map(({ anchor }) => anchor);
      const { latitude, longitude } = at;
      return { name: usualName(group), latitude, longitude, unsure: at.found === 'country', people };
    })
    .sort(byCountryAndName);
}

// The country stands last in a place's name.
function lastPart(name: string, comma: string): string {
  return name.split(comma).at(-1) ?? '';
}

// Where all are in one country, it need not stand in every line.
function namedOnce(places: readonly ManuscriptPlace[], countries: number, comma: string): readonly ManuscriptPlace[] {
  const named = new Set(places.filter(({ name }) => name.includes(comma)).map(({ name }) => lastPart(name, comma)));
  const [country] = named;
  if (countries > 1 || named.size !== 1 || country === undefined) return places;
  const end = `${comma}${country}`;
  return places.map((place) =>
    place.name.endsWith(end) ? { ...place, name: place.name.slice(0, -end.length) } : place,
  );
}

/** Who says Munich and who says München are at one place; so are two who name the same unknown town. */
function groups(authors: readonly Author[]): Author[][] {
  const byPlace = new Map<string, Author[]>();
  for (const author of authors) {
    const { found, latitude, longitude, country = '' } = author.at;
    const key = found === 'town' ? `${latitude} ${longitude}` : `${country} ${townKey(author.place ?? '')}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), author]);
  }
  return [...byPlace.values()];
}

/** What most of them call it. */
function usualName(group: readonly Author[]): string {
  const counts = new Map<string, number>();
  for (const { place = '' } of group) counts.set(place, (counts.get(place) ?? 0) + 1);
  const [usual] = [...counts].sort(
    ([one, ones], [other, others]) => others - ones || one.length - other.length || byCodePoints(one, other),
  );
  return usual?.[0] ?? '';
}
