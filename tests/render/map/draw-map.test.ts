import { describe, expect, it } from '@jest/globals';
import type { ManuscriptMap, ManuscriptPlace } from '../../../src/model/manuscript.ts';
import { drawMap, type DrawnMap, type Mark } from '../../../src/render/map/draw-map.ts';
import { mapWidth } from '../../../src/render/map/view.ts';

type Town = readonly [name: string, latitude: number, longitude: number];

const austrian: readonly Town[] = [
  ...([['Wien', 48.21, 16.37], ['Schwechat', 48.14, 16.48], ['Klosterneuburg', 48.31, 16.33]] as const), // prettier-ignore
  ...([['Graz', 47.07, 15.44], ['Linz', 48.31, 14.29], ['Salzburg', 47.8, 13.04], ['Hallein', 47.68, 13.1]] as const), // prettier-ignore
  ...([['Innsbruck', 47.26, 11.39], ['Bregenz', 47.5, 9.75], ['Dornbirn', 47.41, 9.74], ['Lustenau', 47.43, 9.66]] as const), // prettier-ignore
  ...([['Villach', 46.61, 13.86], ['Klagenfurt', 46.62, 14.31], ['Wels', 48.17, 14.03], ['Steyr', 48.04, 14.42]] as const), // prettier-ignore
];
const worldwide: readonly Town[] = [
  ...([['Nuku‘alofa', -21.14, -175.2], ['Suva', -18.14, 178.44], ['Sydney', -33.87, 151.21], ['東京', 35.69, 139.69]] as const), // prettier-ignore
  ...([['København', 55.68, 12.57], ['Malmö', 55.61, 13], ['Helsingør', 56.04, 12.61], ['Oslo', 59.91, 10.75]] as const), // prettier-ignore
  ...([['Lima', -12.04, -77.03], ['Ushuaia', -54.8, -68.3], ['Longyearbyen', 78.22, 15.64], ['Utqiaġvik', 71.29, -156.79]] as const), // prettier-ignore
];
const shoulderToShoulder: readonly Town[] = Array.from({ length: 60 }, (_, index) => {
  const [row, column] = [Math.floor(index / 10), index % 10];
  return [`Town ${index}`, 50 + row * 0.11, 8 + column * 0.16] as const;
});

const mapOf = (towns: readonly Town[], people = 1): ManuscriptMap => ({
  places: towns.map(([name, latitude, longitude], index): ManuscriptPlace => ({
    ...{ name, latitude, longitude, unsure: false },
    people: Array.from({ length: 1 + ((index * 7) % people) }, (_, each) => `p-${index}-${each}`),
  })),
  ...{ unknown: [], countries: 1, without: 0 },
});

// Digits of the widest face of ours are 0.56 of their size wide and 0.72 high.
function boxOf({ text, label: { x, y, anchor } }: Mark, size: number) {
  const width = [...text].length * size * 0.54;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.36, bottom: y + size * 0.36 };
}

/** Numbers that lie on each other, on another's mark, or outside. */
function collisions({ marks, size, width, height }: DrawnMap): string[] {
  return marks.flatMap((mark, index) => {
    const { left, right, top, bottom } = boxOf(mark, size);
    const isOutside = left < 0 || top < 0 || right > width || bottom > height;
    const numbers = marks
      .slice(index + 1)
      .filter((other) => {
        const box = boxOf(other, size);
        return left < box.right && box.left < right && top < box.bottom && box.top < bottom;
      })
      .map(({ text }) => `${mark.text} lies on ${text}`);
    const covered = marks
      .filter((other) => {
        const nearest = [Math.min(Math.max(other.x, left), right), Math.min(Math.max(other.y, top), bottom)] as const;
        return other !== mark && Math.hypot(other.x - nearest[0], other.y - nearest[1]) < other.radius;
      })
      .map(({ text }) => `${mark.text} lies on the mark of ${text}`);
    return [...(isOutside ? [`${mark.text} lies outside`] : []), ...numbers, ...covered];
  });
}

describe.each([
  ['one country', austrian],
  ['the whole world', worldwide],
  ['a county where towns stand shoulder to shoulder', shoulderToShoulder],
])('a map of %s', (_, towns) => {
  it.each([60, 100, 160])('has a number for every place, none on another, at the size %d', async (size) => {
    const map = await drawMap(mapOf(towns, 30), size);
    expect(collisions(map)).toEqual([]);
    expect(map.entries.map(({ name }) => name).sort()).toEqual(towns.map(([name]) => name).sort());
    // 1, 2, 3–5, 6: each number once and in order.
    const numbers = map.marks.flatMap(({ text }) => {
      const [first = 0, last = first] = text.split('–').map(Number);
      return Array.from({ length: last - first + 1 }, (_each, index) => first + index);
    });
    expect(numbers).toEqual(towns.map((_town, index) => index + 1));
    for (const { x, y } of map.marks)
      expect([x >= 0 && x <= map.width, y >= 0 && y <= map.height]).toEqual([true, true]);
  });

  it('is drawn in whole numbers, the same again', async () => {
    const map = await drawMap(mapOf(towns), 100);
    expect(map.width).toBe(mapWidth);
    expect([...map.land, ...map.borders].flat().every(Number.isInteger)).toBe(true);
    expect(map.land.length).toBeGreaterThan(0);
    expect(await drawMap(mapOf(towns), 100)).toEqual(map);
  });
});

describe('a mark', () => {
  const markOf = ({ marks, entries }: DrawnMap, name: string) => {
    const number = entries.findIndex((entry) => entry.name === name) + 1;
    return marks.find(({ text }) => {
      const [first = 0, last = first] = text.split('–').map(Number);
      return first <= number && number <= last;
    });
  };

  it('stands where the place lies', async () => {
    const map = await drawMap(mapOf(austrian), 40);
    const [wien, graz, bregenz] = ['Wien', 'Graz', 'Bregenz'].map((name) => markOf(map, name));
    expect(Number(bregenz?.x)).toBeLessThan(Number(graz?.x));
    expect(Number(graz?.x)).toBeLessThan(Number(wien?.x));
    expect(Number(wien?.y)).toBeLessThan(Number(graz?.y));
  });

  it('is open where only the country is known, and larger where many are', async () => {
    const { places, ...rest } = mapOf([['Oslo', 59.91, 10.75], ['Lima', -12.04, -77.03], ['東京', 35.69, 139.69]]); // prettier-ignore
    const [oslo, lima, tokyo] = places;
    if (!oslo || !lima || !tokyo) throw new Error('three places');
    const crowd = Array.from({ length: 200 }, (_, index) => `p-${index}`);
    const map = await drawMap({ ...rest, places: [oslo, { ...lima, unsure: true }, { ...tokyo, people: crowd }] }, 100);
    expect(['Oslo', 'Lima', '東京'].map((name) => markOf(map, name)?.unsure)).toEqual([false, true, false]);
    expect(Number(markOf(map, '東京')?.radius)).toBeGreaterThan(Number(markOf(map, 'Oslo')?.radius));
  });

  it('of a single place has its country around it', async () => {
    const map = await drawMap(mapOf([['Reykjavík', 64.15, -21.94]]), 100);
    expect(map.marks).toHaveLength(1);
    expect(map.land.length).toBeGreaterThan(0);
    expect(collisions(map)).toEqual([]);
  });
});
