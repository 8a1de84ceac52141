import type { Contributor } from '../model/contributor.ts';
import type { Whereabouts } from '../model/whereabouts.ts';
import { readAtlas } from '../system/atlas.ts';
import { countryCode } from '../text/country.ts';
import { findTowns, isSame, readTownFile, type Town, type TownFile } from '../text/towns.ts';

type Centres = Readonly<Record<string, readonly [number, number]>>;

/** Where everybody is who says so, by id. Only the files of the countries that are named are read. */
export async function locatePeople(people: readonly Contributor[]): Promise<ReadonlyMap<string, Whereabouts>> {
  const found = new Map<string, Whereabouts>();
  const placed = people.filter(({ city, country }) => city !== undefined || country !== undefined);
  if (placed.length === 0) return found;
  const centres = JSON.parse(await readAtlas('centres.json')) as Centres;
  const files = new Map<string, TownFile>();
  for (const { id, city, country } of placed) {
    const code = country ?? countryIn(city);
    const name = code === undefined ? 'world' : Object.hasOwn(centres, code) ? code : undefined;
    if (city !== undefined && name !== undefined && !files.has(name)) {
      files.set(name, readTownFile(await readAtlas(`${name}.txt`)));
    }
    const towns = city === undefined || name === undefined ? [] : findTowns(city, files.get(name) ?? noTowns);
    found.set(id, whereabouts(towns, code, centres));
  }
  return found;
}

const noTowns: TownFile = { towns: [], names: '' };

/** `Paris, France` in the place of a town names the country too. */
function countryIn(city: string | undefined): string | undefined {
  const last = (city ?? '').split(',').slice(1).at(-1)?.trim();
  const code = last === undefined || last.length < 4 ? undefined : countryCode(last);
  return typeof code === 'string' ? code : undefined;
}

function whereabouts([town, ...others]: readonly Town[], country: string | undefined, centres: Centres): Whereabouts {
  if (town !== undefined) {
    const { latitude, longitude } = town;
    return { found: 'town', latitude, longitude, country: country ?? town.country, ...doubtOf(town, others) };
  }
  const centre = country !== undefined && Object.hasOwn(centres, country) ? centres[country] : undefined;
  const [latitude = 0, longitude = 0] = centre ?? [];
  const code = country === undefined ? {} : { country };
  return { found: centre === undefined ? 'nothing' : 'country', latitude, longitude, ...code };
}

/** A town that is ten times smaller than its namesake is not meant. */
const farSmaller = 10;

function doubtOf(town: Town, others: readonly Town[]): Pick<Whereabouts, 'taken'> {
  const rivals = others.filter(
    (other) => !isSame(other, town) && other.people * farSmaller > town.people && other.region !== town.region,
  );
  if (rivals.length === 0 || town.region === '') return {};
  const names = new Set(rivals.map(({ region, country }) => (country === town.country ? region : country)));
  return { taken: { region: town.region, country: town.country, others: [...names].slice(0, 3) } };
}
