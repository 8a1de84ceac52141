import { geoPath, type GeoContext } from 'd3-geo';
import { readAtlas } from '../../system/atlas.ts';
import type { View } from './view.ts';

/** A line of whole numbers: x, y, x, y … */
export type Line = readonly number[];

interface Atlas {
  readonly land: [number, number][][][];
  readonly borders: [number, number][][];
}

/** Closed lines around the land, and open ones between countries. */
export interface Shapes {
  readonly land: readonly Line[];
  readonly borders: readonly Line[];
}

/** Units that no eye tells apart: a ten-thousandth of the map's width. */
const finest = 4;
/** Islands smaller than that, in square units, are dust. */
const smallestIsland = 90;

/** The shapes of a view, with no more points than it shows. */
export async function shapesOf({ projection }: View): Promise<Shapes> {
  const atlas = JSON.parse(await readAtlas('shapes.json')) as Atlas;
  const draw = (geometry: Parameters<ReturnType<typeof geoPath>>[0]): number[][] => {
    const pen = takeDown();
    geoPath(projection, pen.context)(geometry);
    return pen.lines;
  };
  const land = draw({ type: 'MultiPolygon', coordinates: atlas.land });
  const borders = draw({ type: 'MultiLineString', coordinates: atlas.borders });
  return {
    land: land.map(thinned).filter((ring) => ring.length >= 6 && Math.abs(areaOf(ring)) >= smallestIsland),
    borders: borders.map(thinned).filter((line) => line.length >= 4),
  };
}

function takeDown(): { readonly context: GeoContext; readonly lines: number[][] } {
  const lines: number[][] = [];
  const context: GeoContext = {
    beginPath: () => {},
    moveTo: (x, y) => lines.push([x, y]),
    lineTo: (x, y) => lines.at(-1)?.push(x, y),
    closePath: () => {},
    arc: () => {},
  };
  return { context, lines };
}

/** Rounded, and without the points that lie next to the one before. The last point stays, so that borders meet. */
function thinned(line: readonly number[]): number[] {
  const kept: number[] = [];
  for (let index = 0; index < line.length; index += 2) {
    const [x, y] = [Math.round(line[index] ?? 0), Math.round(line[index + 1] ?? 0)];
    const isLast = index >= line.length - 2;
    const [lastX, lastY] = kept.slice(-2);
    if (lastX === undefined || lastY === undefined) kept.push(x, y);
    else if (Math.hypot(x - lastX, y - lastY) >= finest || (isLast && (x !== lastX || y !== lastY))) kept.push(x, y);
  }
  return kept;
}

function areaOf(ring: Line): number {
  let twice = 0;
  for (let index = 0; index < ring.length; index += 2) {
    const next = (index + 2) % ring.length;
    twice += (ring[index] ?? 0) * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * (ring[index + 1] ?? 0);
  }
  return twice / 2;
}
