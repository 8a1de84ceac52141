import { describe, expect, it } from '@jest/globals';
import { locatePeople } from '../../src/locate/locate-people.ts';

async function locate(city: string | undefined, country: string | undefined) {
  const person = { id: 'jane', name: 'Jane Doe', sort: 'Doe, Jane', file: 'chapters/ash.md' };
  const place = { ...(city === undefined ? {} : { city }), ...(country === undefined ? {} : { country }) };
  return (await locatePeople([{ ...person, ...place }])).get('jane');
}

describe('a place', () => {
  it.each([
    ['Sydney', 'AU', [-33.87, 151.21]],
    // In other languages, scripts and spellings.
    ['Wien', 'AT', [48.21, 16.37]],
    ['Vienna', 'AT', [48.21, 16.37]],
    ['München', 'DE', [48.14, 11.58]],
    ['MUNICH', 'DE', [48.14, 11.58]],
    ['Muenchen', 'DE', [48.14, 11.58]],
    ['København', 'DK', [55.68, 12.57]],
    ['Đà Nẵng', 'VN', [16.07, 108.22]],
    ['Łódź', 'PL', [51.77, 19.47]],
    ['Ìbàdàn', 'NG', [7.38, 3.91]],
    ['東京', 'JP', [35.69, 139.69]],
    ['臺北', 'TW', [25.05, 121.53]],
    ['台北市', 'TW', [25.05, 121.53]],
    ['臺中', 'TW', [24.15, 120.68]],
    ['台南', 'TW', [22.99, 120.21]],
    ['Нью-Йорк', 'US', [40.71, -74.01]],
    ['St. Louis', 'US', [38.63, -90.2]],
    // A region or another name beside it.
    ['Portland, ME', 'US', [43.66, -70.26]],
    ['Portland, Maine', 'US', [43.66, -70.26]],
    ['London, Ontario', 'CA', [42.98, -81.23]],
    ['London, ON', 'CA', [42.98, -81.23]],
    ['Washington, D.C.', 'US', [38.9, -77.04]],
    ['Derry/Londonderry', 'GB', [55, -7.31]],
    ['Vitoria-Gasteiz', 'ES', [42.85, -2.67]],
    ['Ōtepoti Dunedin', 'NZ', [-45.87, 170.5]],
    // Small towns.
    ['Hebden Bridge', 'GB', [53.74, -2.01]],
    ['Shippagan', 'CA', [47.74, -64.71]],
    // Without a country: the largest of the world, or the one that the words name.
    ['Paris', undefined, [48.85, 2.35]],
    ['Paris, France', undefined, [48.85, 2.35]],
    ['Austin, TX', undefined, [30.27, -97.74]],
    ['Dingle, Ireland', undefined, [52.14, -10.27]],
  ])('%s in %s is found', async (city, country, [latitude, longitude]) => {
    expect(await locate(city, country)).toMatchObject({ found: 'town', latitude, longitude });
  });

  it('that is not known stands in its country', async () => {
    expect(await locate('Atlantis', 'GR')).toEqual({
      ...{ found: 'country', country: 'GR' },
      latitude: expect.closeTo(39, 0),
      longitude: expect.closeTo(23, 0),
    });
    expect(await locate(undefined, 'NO')).toMatchObject({ found: 'country', country: 'NO' });
  });

  it('that is nowhere is told as such, and nobody is asked who says no place', async () => {
    expect(await locate('Atlantis', undefined)).toMatchObject({ found: 'nothing' });
    expect(await locate('Atlantis', 'HM')).toMatchObject({ found: 'nothing', country: 'HM' });
    expect(await locate(undefined, undefined)).toBeUndefined();
  });

  it('with a famous name is the famous one, and of several alike the others are told', async () => {
    expect(await locate('London', 'GB')).not.toHaveProperty('taken');
    expect(await locate('Springfield', 'US')).toMatchObject({
      taken: { region: 'Missouri', country: 'US', others: ['Massachusetts', 'Illinois', 'Oregon'] },
    });
    expect(await locate('Springfield, Illinois', 'US')).not.toHaveProperty('taken');
  });

  it.each([
    '',
    '\t',
    '\n0\t0',
    '0',
    'constructor',
    '__proto__',
    '<svg onload=alert(1)>',
    `${'a,'.repeat(5000)}`,
    `${'a '.repeat(5000)}`,
    '\u202Egnirps',
    'Graz\tx',
  ])('of odd letters does no harm: %j', async (city) => {
    expect(['country', 'town']).toContain((await locate(city, 'AT'))?.found);
    expect((await locate(city, undefined))?.found).toMatch(/^(?:nothing|town)$/);
  });

  it('is found quickly, however long it is written', async () => {
    const began = performance.now();
    for (const letter of 'abcdefghij') await locate(`${letter} `.repeat(5000), 'US');
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
