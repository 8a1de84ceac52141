import type { Whereabouts } from '../model/whereabouts.ts';

/** A map of fewer places tells less than their names. */
const fewest = 3;

/** Whether a book whose authors are there has a map: `wanted` is what the editors say, if anything. */
export function hasMap(wanted: boolean | undefined, authors: readonly (Whereabouts | undefined)[]): boolean {
  const found = authors.flatMap((at) => (at === undefined || at.found === 'nothing' ? [] : [at]));
  const spots = new Set(found.map(({ latitude, longitude }) => `${latitude} ${longitude}`));
  return (wanted ?? spots.size >= fewest) ? spots.size > 0 : false;
}
