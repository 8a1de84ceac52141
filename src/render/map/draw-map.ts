import type { ManuscriptMap, ManuscriptPlace } from '../../model/manuscript.ts';
import { type Cluster, clustered, joined, type Point } from './clusters.ts';
import { type Label, type Numbered, placeLabels } from './labels.ts';
import { type Shapes, shapesOf } from './shapes.ts';
import { type View, viewOf } from './view.ts';

/** A map of places, in whole numbers, `width` to the right and `height` down. The same places give the same map. */
export interface DrawnMap extends Shapes {
  readonly width: number;
  readonly height: number;
  /** Size of the numbers. */
  readonly size: number;
  readonly marks: readonly Mark[];
  /** The places by number, the first one first. */
  readonly entries: readonly ManuscriptPlace[];
}

export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** An open mark: only the country is known. */
  readonly unsure: boolean;
  /** The numbers of its places: `7`, `7–9`. */
  readonly text: string;
  readonly label: Label;
}

/** Draws where the authors are. `size` is that of the numbers, in units of a map that is 3400 units wide. */
export async function drawMap({ places }: ManuscriptMap, size: number): Promise<DrawnMap> {
  const view = viewOf(places, size * 2.2);
  const { marks, entries } = markPlaces(places, view, size);
  return { width: view.width, height: view.height, size, ...(await shapesOf(view)), marks, entries };
}

/** Marks and numbers. Where there is no room for a number, its mark joins the nearest one, and all are numbered anew. */
function markPlaces(places: readonly ManuscriptPlace[], view: View, size: number): Pick<DrawnMap, 'marks' | 'entries'> {
  let clusters = clustered(pointsOf(places, view), size * 0.62);
  for (;;) {
    const numbered = numberAll(clusters, view, size);
    const labels = placeLabels(numbered, { ...view, size });
    const homeless = new Set(numbered.flatMap(({ cluster }, index) => (labels[index] ? [] : [cluster])));
    if (homeless.size === 0 || clusters.length === 1) {
      return {
        marks: numbered.map((mark, index) => markOf(mark, labels[index], size)),
        entries: numbered.flatMap(({ cluster }) => cluster.points.map(({ place }) => place)),
      };
    }
    clusters = joined(clusters, homeless);
  }
}

function pointsOf(places: readonly ManuscriptPlace[], { projection }: View): Point[] {
  return places.map((place) => {
    const [x, y] = projection([place.longitude, place.latitude]) ?? [0, 0];
    return { x: Math.round(x), y: Math.round(y), place };
  });
}

/** Numbers run from left to right, on a tall map from the top down; those of one mark follow each other. */
function numberAll(clusters: readonly Cluster[], { width, height }: View, size: number): Numbered[] {
  const isTall = height > width * 0.8;
  const before = (one: Omit<Cluster, 'points'>, other: Omit<Cluster, 'points'>) =>
    isTall ? one.y - other.y || one.x - other.x : one.x - other.x || one.y - other.y;
  let next = 1;
  return [...clusters].sort(before).map(({ x, y, points }) => {
    const cluster = { x, y, points: [...points].sort(before) };
    const last = next + points.length - 1;
    const text = last === next ? String(next) : `${next}–${last}`;
    next = last + 1;
    const people = points.reduce((sum, { place }) => sum + place.people.length, 0);
    return { cluster, text, radius: radiusOf(people, size) };
  });
}

/** A mark of many people is larger, but never large. */
function radiusOf(people: number, size: number): number {
  return Math.round(size * Math.min(0.2 + 0.03 * Math.log2(people), 0.34));
}

function markOf({ cluster, radius, text }: Numbered, label: Label | undefined, size: number): Mark {
  const { x, y, points } = cluster;
  const unsure = points.every(({ place }) => place.unsure);
  // Only a lone mark on a map that is full of its own number has no room.
  return { x, y, radius, unsure, text, label: label ?? { x: Math.round(x + size * 0.5), y, anchor: 'start' } };
}
