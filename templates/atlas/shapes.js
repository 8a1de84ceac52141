import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature, mesh } from 'topojson-client';

/** Land and the borders between countries (Natural Earth, 1 : 50 million), in hundredths of a degree. */
export function shapes() {
  const atlas = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8'),
  );
  const { land, countries } = atlas.objects;
  const [whole] = feature(atlas, land).features;
  return JSON.stringify({
    land: whole.geometry.coordinates.map((polygon) => polygon.map(rounded)),
    borders: mesh(atlas, countries, (one, other) => one !== other).coordinates.map(rounded),
  });
}

function rounded(line) {
  return line.map((point) => point.map((degrees) => Math.round(degrees * 100) / 100));
}
