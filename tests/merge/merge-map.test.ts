import { describe, expect, it } from '@jest/globals';
import { mergeMap } from '../../src/merge/merge-map.ts';
import type { Whereabouts } from '../../src/model/whereabouts.ts';
import { chapter, person } from '../sample-manuscript.ts';
import { plainProject } from '../tiny-book.ts';

const town = (latitude: number, country: string): Whereabouts => ({ found: 'town', latitude, longitude: 10, country });
const country = (latitude: number, code: string): Whereabouts => ({ ...town(latitude, code), found: 'country' });
const nowhere: Whereabouts = { found: 'nothing', latitude: 0, longitude: 0 };

type Person = readonly [id: string, place: string | undefined, at: Whereabouts | undefined];

function mapOf(people: readonly Person[], changes: Partial<typeof plainProject> = {}, writers = people) {
  const contributors = people.map(([id, place]) => person({ id, name: id, ...(place === undefined ? {} : { place }) }));
  const chapters = writers.map(([id]) => chapter({ id: `by-${id}`, title: id, authors: [`p-${id}`] }));
  const section = { anchor: 's-all', id: 'all', title: 'All', number: 1, chapters };
  const whereabouts = new Map(people.flatMap(([id, , at]) => (at === undefined ? [] : [[id, at] as const])));
  return mergeMap(contributors, [section], { ...plainProject, ...changes }, whereabouts);
}

const places = (map: ReturnType<typeof mapOf>) => map?.places.map(({ name, people }) => [name, ...people].join(' '));

describe('the places of a book', () => {
  const vienna = town(48.2, 'AT');
  const known: readonly Person[] = [
    ['ann', 'Wien, Austria', vienna],
    ['ben', 'Vienna, Austria', vienna],
    ['cy', 'Wien, Austria', vienna],
    ['di', 'Oslo, Norway', town(59.9, 'NO')],
    ['eva', 'Århus, Denmark', town(56.2, 'DK')],
  ];

  it('are each there once, under the name that most of their authors write, by country and name', () => {
    const map = mapOf(known);
    expect(places(map)).toEqual(['Wien, Austria p-ann p-ben p-cy', 'Århus, Denmark p-eva', 'Oslo, Norway p-di']);
    expect(map).toMatchObject({ countries: 3, unknown: [], without: 0 });
  });

  it('are not the same where only the country is known and the names differ', () => {
    const map = mapOf([
      ...known,
      ['fay', 'Nowherevik, Norway', country(62, 'NO')],
      ['gus', 'NOWHEREVIK, Norway', country(62, 'NO')],
      ['ida', 'Nowherevik, Norway', country(62, 'NO')],
      ['hal', 'Elsewherevik, Norway', country(62, 'NO')],
    ]);
    expect(places(map)?.slice(2)).toEqual([
      'Elsewherevik, Norway p-hal',
      'Nowherevik, Norway p-fay p-gus p-ida',
      'Oslo, Norway p-di',
    ]);
    expect(map?.places.map(({ unsure }) => unsure)).toEqual([false, false, true, true, false]);
  });

  it('name a country only where there is another', () => {
    const peru: readonly Person[] = [
      ['ann', 'Lima, Peru', town(-12, 'PE')],
      ['ben', 'Cusco, Peru', town(-13.5, 'PE')],
      ['cy', 'San Juan, Junín, Peru', town(-11, 'PE')],
      ['di', 'Peru', country(-9, 'PE')],
      ['eva', 'Ica', town(-14, 'PE')],
    ];
    const names = (map: ReturnType<typeof mapOf>) => map?.places.map(({ name }) => name).sort();
    expect(names(mapOf(peru))).toEqual(['Cusco', 'Ica', 'Lima', 'Peru', 'San Juan, Junín']);
    expect(names(mapOf([...peru, ['gus', 'Oslo, Norway', town(59.9, 'NO')]]))).toContain('Cusco, Peru');
    // Two words for one country are left as they are written.
    expect(names(mapOf([...peru, ['fay', 'Tacna, Perú', town(-18, 'PE')]]))).toContain('Cusco, Peru');
  });

  it('count whoever is nowhere and whoever says nothing', () => {
    const map = mapOf([...known, ['fay', 'Atlantis', nowhere], ['gus', undefined, undefined]]);
    expect(map).toMatchObject({ unknown: ['Atlantis'], without: 1 });
  });

  it('are those of the authors alone, not of who only edits', () => {
    const map = mapOf([...known, ['zoe', 'Lima, Peru', town(-12, 'PE')]], {}, known);
    expect(places(map)?.join()).not.toContain('Lima');
  });

  it('make a map where there are three, or where the editors want one', () => {
    const two = known.slice(0, 4);
    expect(mapOf(two)).toBeUndefined();
    expect(places(mapOf(two, { map: true }))).toHaveLength(2);
    expect(mapOf(known, { map: false })).toBeUndefined();
    expect(mapOf([['gus', undefined, undefined]], { map: true })).toBeUndefined();
  });
});
