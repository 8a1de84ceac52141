import { countryCode } from './country.ts';
import { townKey } from './town-key.ts';

/** A town as the atlas has it. */
export interface Town {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly people: number;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** State or province, and how people abbreviate it; empty where it is not known. */
  readonly region: string;
  readonly regionShort: string;
}

/** A file of the atlas, which `templates/atlas/towns.js` writes: lines of towns, an empty line, lines of names. */
export interface TownFile {
  readonly towns: readonly string[];
  readonly names: string;
}

export function readTownFile(text: string): TownFile {
  const end = text.indexOf('\n\n');
  return { towns: text.slice(0, end).split('\n'), names: text.slice(end + 1) };
}

/**
 * The towns that a place may mean, the likeliest first: `Springfield`, `Springfield, Illinois`, `Derry/Londonderry`,
 * `Vitoria-Gasteiz`, `Ōtepoti Dunedin`. A region or country behind the name decides between towns of that name.
 */
export function findTowns(written: string, file: TownFile): Town[] {
  const whole = townsNamed(written, file);
  if (whole.length > 0) return whole;
  const pieces = piecesOf(written);
  for (const [index, piece] of pieces.entries()) {
    const named = townsNamed(piece, file);
    if (named.length === 0) continue;
    const hints = pieces.slice(index + 1);
    const meant = named.filter((town) => hints.some((hint) => liesIn(town, hint)));
    return meant.length > 0 ? meant : named;
  }
  return twiceNamed(written, file);
}

function piecesOf(written: string): string[] {
  return written
    .split(/[,;/|()[\]·•–—]|\s-\s/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .slice(0, mostPieces);
}

// A place is one line of text, and anybody may have written it.
const mostPieces = 8;

function townsNamed(name: string, { towns, names }: TownFile): Town[] {
  const key = townKey(name);
  // A tab or a line end in a name became a space of its key.
  const at = key === '' ? -1 : names.indexOf(`\n${key}\t`);
  if (at < 0) return [];
  const start = at + key.length + 2;
  const numbers = names.slice(start, names.indexOf('\n', start)).split(',').map(Number);
  return numbers.flatMap((number) => townOf(towns[number]));
}

function townOf(line: string | undefined): Town[] {
  const [name, latitude, longitude, people, country, region = '', regionShort = ''] = (line ?? '').split('\t');
  if (name === undefined || country === undefined) return [];
  return [
    {
      ...{ name, country, region, regionShort },
      latitude: Number(latitude),
      longitude: Number(longitude),
      people: Number(people),
    },
  ];
}

function liesIn({ region, regionShort, country }: Town, hint: string): boolean {
  const key = townKey(hint);
  return key !== '' && (key === townKey(region) || key === townKey(regionShort) || countryCode(hint) === country);
}

/** `Ōtepoti Dunedin`: both halves are names of one town. */
function twiceNamed(written: string, file: TownFile): Town[] {
  const words = written.split(/[\s-]+/u).slice(0, mostPieces);
  for (let cut = 1; cut < words.length; cut++) {
    const [ones, others] = [words.slice(0, cut), words.slice(cut)].map((part) => townsNamed(part.join(' '), file));
    const both = ones?.filter((one) => others?.some((other) => isSame(one, other))) ?? [];
    if (both.length > 0) return both;
  }
  return [];
}

export function isSame(one: Town, other: Town): boolean {
  return one.name === other.name && one.latitude === other.latitude && one.longitude === other.longitude;
}
