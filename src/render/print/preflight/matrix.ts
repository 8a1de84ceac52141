/** A PDF's coordinates into another's: `[a b c d e f]`, as its operator `cm` has them. */
export type Matrix = readonly [number, number, number, number, number, number];

/** A rectangle in points, from the lower left corner of the page. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `one`, then `other`. */
export function joined(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [p, q, r, s, t, u] = other;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

export function moved([x, y]: readonly [number, number], [a, b, c, d, e, f]: Matrix): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

export function matrixOf(numbers: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}

/** The box around some points. */
export function around(points: readonly (readonly [number, number])[]): Box {
  const across = points.map(([x]) => x);
  const up = points.map(([, y]) => y);
  return { left: least(across), bottom: least(up), right: most(across), top: most(up) };
}

// A path may have more points than a call may have arguments.
const least = (values: readonly number[]) => values.reduce((low, value) => Math.min(low, value), Infinity);
const most = (values: readonly number[]) => values.reduce((high, value) => Math.max(high, value), -Infinity);

/** A rectangle after its coordinates were changed. */
export function movedBox({ left, bottom, right, top }: Box, matrix: Matrix): Box {
  const corners = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ] as const;
  return around(corners.map((corner) => moved(corner, matrix)));
}

/** What both have in common; undefined where that is nothing. */
export function overlap(one: Box, other: Box): Box | undefined {
  const box = {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  };
  return box.left > box.right || box.bottom > box.top ? undefined : box;
}
