import type { Manuscript, ManuscriptMap } from '../../model/manuscript.ts';
import type { Labels } from '../../model/project.ts';
import { fillText } from '../html/words.ts';

/** Whose shapes and places the map is made of; theirs have to be named. They are names, the same in every language. */
export const mapCredits = 'Natural Earth · GeoNames (CC BY)';

/** `from 24 places in 9 countries`; undefined where there is no map, or but one place. */
export function placesLine({ map, labels }: Pick<Manuscript, 'map' | 'labels'>): string | undefined {
  const places = map === undefined ? 0 : map.places.length + map.unknown.length;
  if (map === undefined || places < 2) return undefined;
  const { countries } = map;
  return fillText(countries > 1 ? labels.placesInCountries : labels.placesCount, { places, countries });
}

/** What the picture is for whoever does not see it; the places themselves stand in the list. */
export function mapDescription({ places }: ManuscriptMap, labels: Labels): string {
  return fillText(labels.mapDescription, { count: places.length });
}

/** What has to be said below the map: marks that are a guess, places that are on no map, authors without a place. */
export function mapNotes(map: ManuscriptMap, labels: Labels): string[] {
  return [...(map.places.some(({ unsure }) => unsure) ? [labels.mapUnsure] : []), ...placesWithoutMark(map, labels)];
}

/** Nobody is left out without a word: places that are on no map, and how many authors name none. */
export function placesWithoutMark({ unknown, without }: ManuscriptMap, labels: Labels): string[] {
  return [
    ...(unknown.length > 0 ? [fillText(labels.mapUnknown, { names: unknown.join(' · ') })] : []),
    ...(without > 0 ? [fillText(labels.mapWithout, { count: without })] : []),
  ];
}
