import type { Cluster } from './clusters.ts';

/** A mark with its number. */
export interface Numbered {
  readonly cluster: Cluster;
  readonly radius: number;
  /** `7`, `7–9`. */
  readonly text: string;
}

export interface Label {
  /** Where the text begins, has its middle, or ends: the side that looks at the mark. */
  readonly x: number;
  /** The middle of the digits. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** From the mark to a label that stands off: x, y, x, y. */
  readonly leader?: readonly [number, number, number, number];
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Candidate extends Label {
  readonly box: Box;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Size of the digits. */
  readonly size: number;
}

/** A label for every mark, on no other label, mark or line; `undefined` where there is no room for one. */
export function placeLabels(marks: readonly Numbered[], sheet: Sheet): (Label | undefined)[] {
  const dots = marks.map(({ cluster: { x, y }, radius }) => around(x, y, radius + sheet.size * 0.05));
  // A number that is as near to another mark as to its own could be taken for that one's.
  const yards = marks.map(({ cluster: { x, y }, radius }) => around(x, y, radius + sheet.size * 0.28));
  const boxes: Box[] = [];
  const leaders: (readonly [number, number, number, number])[] = [];
  const labels = new Map<Numbered, Label>();
  // Where it is crowded first.
  const order = marks.map((_, index) => index).sort((one, other) => crowd(other) - crowd(one) || one - other);
  function crowd(index: number): number {
    const own = marks[index]?.cluster;
    return marks.filter(({ cluster }) => own && Math.hypot(cluster.x - own.x, cluster.y - own.y) < sheet.size * 3)
      .length;
  }
  for (const index of order) {
    const mark = marks[index];
    if (!mark) continue;
    const isOther = (_: Box, other: number) => other !== index;
    const [others, kept] = [dots.filter(isOther), yards.filter(isOther)];
    const isFree = ({ box, leader }: Candidate) =>
      isInside(box, sheet) &&
      !kept.some((yard) => overlap(yard, box)) &&
      !boxes.some((taken) => overlap(taken, box)) &&
      !(leader && [...others, ...boxes].some((taken) => crosses(leader, taken))) &&
      !leaders.some((line) => crosses(line, box) || (leader && meet(line, leader)));
    const found = candidates(mark, sheet).find(isFree);
    if (!found) continue;
    const { box, ...label } = found;
    boxes.push(box);
    if (label.leader) leaders.push(label.leader);
    labels.set(mark, label);
  }
  return marks.map((mark) => labels.get(mark));
}

function* candidatesBeside({ cluster: { x, y }, radius, text }: Numbered, size: number): Generator<Candidate> {
  const [width, half] = [widthOf(text, size), size * 0.38];
  const [beside, slant] = [radius + size * 0.2, radius * 0.7 + size * 0.1];
  yield labelAt({ x: x + beside, y, anchor: 'start' }, width, half);
  yield labelAt({ x: x - beside, y, anchor: 'end' }, width, half);
  for (const up of [-1, 1]) {
    yield labelAt({ x, y: y + up * (radius + size * 0.18 + half), anchor: 'middle' }, width, half);
  }
  for (const up of [-1, 1]) {
    yield labelAt({ x: x + slant, y: y + up * (slant + half), anchor: 'start' }, width, half);
    yield labelAt({ x: x - slant, y: y + up * (slant + half), anchor: 'end' }, width, half);
  }
}

/** How far labels may stand off, in sizes, and in how many directions they are tried. */
const farOff = [1, 1.6, 2.3, 3.1];
const directions = 16;

function* candidatesFarOff({ cluster: { x, y }, radius, text }: Numbered, size: number): Generator<Candidate> {
  const [width, half] = [widthOf(text, size), size * 0.38];
  for (const off of farOff) {
    for (let step = 0; step < directions; step++) {
      const angle = (2 * Math.PI * step) / directions;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const end = { x: x + cos * (radius + off * size), y: y + sin * (radius + off * size) };
      const anchor = Math.abs(cos) < 0.3 ? 'middle' : cos > 0 ? 'start' : 'end';
      const gap = size * 0.12;
      const at = {
        x: end.x + (anchor === 'middle' ? 0 : Math.sign(cos) * gap),
        y: end.y + (anchor === 'middle' ? Math.sign(sin) * (half + gap) : 0),
      };
      const leader = [x + cos * radius, y + sin * radius, end.x, end.y].map(Math.round);
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = leader;
      yield { ...labelAt({ ...at, anchor }, width, half), leader: [x1, y1, x2, y2] };
    }
  }
}

function candidates(mark: Numbered, { size }: Sheet): Candidate[] {
  return [...candidatesBeside(mark, size), ...candidatesFarOff(mark, size)];
}

function labelAt({ x, y, anchor }: Label, width: number, half: number): Candidate {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  const box = { left, right: left + width, top: y - half, bottom: y + half };
  return { x: Math.round(x), y: Math.round(y), anchor, box };
}

// Digits of nearly all faces are half as wide as high, or a little more.
function widthOf(text: string, size: number): number {
  return [...text].length * size * 0.56;
}

function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function isInside({ left, top, right, bottom }: Box, { width, height }: Sheet): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

type Segment = readonly [number, number, number, number];

function crosses([x1, y1, x2, y2]: Segment, { left, top, right, bottom }: Box): boolean {
  const inside = (x: number, y: number) => x > left && x < right && y > top && y < bottom;
  const diagonals: Segment[] = [
    [left, top, right, bottom],
    [left, bottom, right, top],
  ];
  return inside(x1, y1) || inside(x2, y2) || diagonals.some((diagonal) => meet(diagonal, [x1, y1, x2, y2]));
}

function meet([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number) =>
    Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
  return (
    side(ax, ay, bx, by, cx, cy) !== side(ax, ay, bx, by, dx, dy) &&
    side(cx, cy, dx, dy, ax, ay) !== side(cx, cy, dx, dy, bx, by)
  );
}
