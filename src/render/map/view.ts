import { geoAzimuthalEqualArea, geoDistance, geoEqualEarth, type GeoProjection } from 'd3-geo';
import type { ManuscriptPlace } from '../../model/manuscript.ts';

export type Spot = Pick<ManuscriptPlace, 'latitude' | 'longitude'>;

/** What of the earth a map shows, in units of the drawing. */
export interface View {
  readonly width: number;
  readonly height: number;
  /** Clipped to the drawing. */
  readonly projection: GeoProjection;
}

/** All maps are so many units wide, so that every coordinate is a whole number. */
export const mapWidth = 3400;

/** Degrees around their middle within which the places are shown nearer: about a continent. */
const continent = 42;

/**
 * The whole earth in the Equal Earth projection, or where everybody is, in Lambert's azimuthal one around the middle.
 * Both keep areas true. `margin`: room around the places, in units.
 */
export function viewOf(places: readonly Spot[], margin: number): View {
  const points = places.map(({ longitude, latitude }): Point => [longitude, latitude]);
  const middle = middleOf(points);
  const isNear = middle !== undefined && points.every((point) => degrees(geoDistance(middle, point)) <= continent);
  return isNear ? regionView(points, middle, margin) : worldView(points, margin);
}

type Point = [number, number];

// The meridian of 11° E in the middle cuts the Bering Strait and no land.
const worldMiddle = 11;

/** What of the width of the whole earth has land: from west of Hawaii to east of Fiji. */
const landBegins = 0.035;
const landEnds = 0.955;

function worldView(points: readonly Point[], margin: number): View {
  const projection = geoEqualEarth().rotate([-worldMiddle, 0]).fitWidth(mapWidth, { type: 'Sphere' });
  const box = boxOf(points, projection);
  const left = Math.min(landBegins * mapWidth, box.left - margin);
  const right = Math.max(landEnds * mapWidth, box.left + box.width + margin);
  // Without Antarctica, unless somebody is there.
  const above = margin * 0.4;
  const top = Math.min(yOf(projection, 83.7), box.top - above);
  const bottom = Math.max(yOf(projection, -56), box.top + box.height + above);
  const larger = mapWidth / (right - left);
  const [x, y] = projection.translate();
  projection.scale(projection.scale() * larger).translate([x * larger, y * larger]);
  return clipped(projection, {
    left: left * larger,
    top: top * larger,
    width: mapWidth,
    height: (bottom - top) * larger,
  });
}

function yOf(projection: GeoProjection, latitude: number): number {
  return projection([worldMiddle, latitude])?.[1] ?? 0;
}

/** A map of one town would show nothing but a street's length of coast: some 900 km are the least. */
const leastSpan = 0.14;
/** Height by width. */
const flattest = 0.52;
const steepest = 0.92;

function regionView(points: readonly Point[], middle: Point, margin: number): View {
  const around = ([longitude, latitude]: Point) =>
    geoAzimuthalEqualArea().rotate([-longitude, -latitude]).scale(1).translate([0, 0]).clipAngle(100);
  // The middle of the picture is the middle of what is shown, not that of all who are there.
  let projection = around(middle);
  for (let turn = 0; turn < 2; turn++) {
    const box = boxOf(points, projection);
    const centre = projection.invert?.([box.left + box.width / 2, box.top + box.height / 2]);
    if (centre) projection = around(centre);
  }
  const { left, top, width, height } = boxOf(points, projection);
  const room = mapWidth - 2 * margin;
  // Wide enough for the places, and for a picture that is not too steep for its height.
  const span = Math.max(leastSpan, width * (mapWidth / room), height / (steepest - (2 * margin) / mapWidth));
  const scale = mapWidth / span;
  const tall = Math.min(Math.max(height * scale + 2 * margin, flattest * mapWidth), steepest * mapWidth);
  projection.scale(scale);
  return clipped(projection, {
    left: (left + width / 2) * scale - mapWidth / 2,
    top: (top + height / 2) * scale - tall / 2,
    width: mapWidth,
    height: tall,
  });
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(points: readonly Point[], projection: GeoProjection): Box {
  const projected = points.map((point): Point => projection(point) ?? [0, 0]);
  const [xs, ys] = [projected.map(([x]) => x), projected.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function clipped(projection: GeoProjection, { left, top, width, height }: Box): View {
  const [x, y] = projection.translate();
  const tall = Math.ceil(height);
  projection.translate([x - left, y - top]).clipExtent([
    [0, 0],
    [width, tall],
  ]);
  return { width, height: tall, projection };
}

/** The middle of points on the sphere; undefined where they lie all around it. */
function middleOf(points: readonly Point[]): Point | undefined {
  const [x, y, z] = points.reduce(
    (sum, [longitude, latitude]) => {
      const [lambda, phi] = [radians(longitude), radians(latitude)];
      return [
        sum[0] + Math.cos(phi) * Math.cos(lambda),
        sum[1] + Math.cos(phi) * Math.sin(lambda),
        sum[2] + Math.sin(phi),
      ] as const;
    },
    [0, 0, 0] as readonly [number, number, number],
  );
  if (Math.hypot(x, y, z) < points.length * 0.3) return undefined;
  return [degrees(Math.atan2(y, x)), degrees(Math.atan2(z, Math.hypot(x, y)))];
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180;
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}
