/** A place in a text, as the parser counts it. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export type PointAt = (offset: number) => Point;

/** Lines and columns in a text. */
export function pointsOf(text: string): PointAt {
  const lineStarts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) lineStarts.push(end + 1);
  return (offset) => {
    const line = firstNotBelow(lineStarts, offset + 1);
    return { line, column: offset - (lineStarts[line - 1] ?? 0) + 1, offset };
  };
}

/** The index of the first of some rising numbers that is not below another. */
export function firstNotBelow(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
