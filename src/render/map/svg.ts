import type { Element } from 'hast';
import { s } from 'hastscript';
import type { DrawnMap, Mark } from './draw-map.ts';
import type { Line } from './shapes.ts';

/** What a screen reader says in the place of the picture. */
export interface MapWords {
  readonly title: string;
  readonly description: string;
  /** Of the book. The map is never turned around, but a range of numbers is read like the list below it. */
  readonly direction: 'ltr' | 'rtl';
}

/** The map as an `<svg>` without looks of its own: a style sheet gives it colours and the size of its numbers. */
export function mapSvg(map: DrawnMap, { title, description, direction }: MapWords): Element {
  return s(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      className: 'place-map',
      'font-size': map.size,
      viewBox: `0 0 ${map.width} ${map.height}`,
      direction: 'ltr',
      role: 'img',
      'aria-labelledby': 'map-title map-description',
    },
    [
      s('title', { id: 'map-title' }, title),
      s('desc', { id: 'map-description' }, description),
      s('path', { className: 'map-land', d: map.land.map((ring) => `${pathOf(ring)}z`).join('') }),
      s('path', { className: 'map-borders', d: map.borders.map(pathOf).join('') }),
      s('path', { className: 'map-leaders', d: map.marks.flatMap(({ label }) => pathOf(label.leader ?? [])).join('') }),
      ...map.marks.map(dot),
      ...map.marks.map((mark) => numberOf(mark, direction)),
    ],
  );
}

function dot({ x, y, radius, unsure }: Mark): Element {
  return s('circle', { className: unsure ? 'map-open' : 'map-mark', cx: x, cy: y, r: radius });
}

function numberOf({ label: { x, y, anchor }, text }: Mark, direction: MapWords['direction']): Element {
  // Not `dominant-baseline`: many reading systems do not know it.
  return s('text', { x, y, dy: '.35em', 'text-anchor': anchor }, direction === 'rtl' ? `\u2067${text}\u2069` : text);
}

/** Each point from the one before, which takes half the room. */
function pathOf(line: Line): string {
  const [x = 0, y = 0, ...rest] = line;
  let path = line.length === 0 ? '' : `M${x} ${y}l`;
  let [lastX, lastY] = [x, y];
  for (let index = 0; index < rest.length; index += 2) {
    const [nextX = 0, nextY = 0] = rest.slice(index, index + 2);
    const dx = String(nextX - lastX);
    const dy = nextY - lastY;
    path += `${index > 0 && !dx.startsWith('-') ? ' ' : ''}${dx}${dy < 0 ? '' : ' '}${dy}`;
    [lastX, lastY] = [nextX, nextY];
  }
  return path;
}

/** Size of the numbers on a screen: on a telephone, where the map is some 340 pixels wide, they are 10 pixels high. */
export const screenDigits = 105;
