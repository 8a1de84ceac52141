import type { ManuscriptPlace } from '../../model/manuscript.ts';

/** A place in units of the drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly place: ManuscriptPlace;
}

/** Places that share a mark, because their own would lie on each other. */
export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly points: readonly Point[];
}

/** Puts together what is nearer than `near`. The place with the most people has the mark. */
export function clustered(points: readonly Point[], near: number): Cluster[] {
  const clusters: { x: number; y: number; points: Point[] }[] = [];
  for (const point of [...points].sort(byWeight)) {
    const home = nearestOf(point, clusters);
    if (home && distance(point, home) < near) home.points.push(point);
    else clusters.push({ x: point.x, y: point.y, points: [point] });
  }
  return clusters;
}

/** The clusters without some that have found no room for their number: each goes to its nearest neighbour. */
export function joined(clusters: readonly Cluster[], homeless: ReadonlySet<Cluster>): Cluster[] {
  const left = [...clusters];
  for (const cluster of homeless) {
    const index = left.findIndex(({ x, y }) => x === cluster.x && y === cluster.y);
    const own = left[index];
    const home =
      own &&
      nearestOf(
        own,
        left.filter((other) => other !== own),
      );
    if (!own || !home) continue;
    left[left.indexOf(home)] = { ...home, points: [...home.points, ...own.points] };
    left.splice(left.indexOf(own), 1);
  }
  return left;
}

function nearestOf<T extends { readonly x: number; readonly y: number }>(
  point: { readonly x: number; readonly y: number },
  others: readonly T[],
): T | undefined {
  let best: T | undefined;
  for (const other of others) if (!best || distance(point, other) < distance(point, best)) best = other;
  return best;
}

export function distance(
  one: { readonly x: number; readonly y: number },
  other: { readonly x: number; readonly y: number },
): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

// A town that is known goes before a guess; places come in the order of their names.
function byWeight(one: Point, other: Point): number {
  const unsure = Number(one.place.unsure) - Number(other.place.unsure);
  return unsure || other.place.people.length - one.place.people.length;
}
