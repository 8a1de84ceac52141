import { describe, expect, it } from '@jest/globals';
import { placeName } from '../../src/merge/place-name.ts';
import { countryNames } from '../../src/text/collation.ts';

const inBook = (language: string, comma: string) => (city: string | undefined, country: string | undefined) =>
  placeName(
    { ...(city === undefined ? {} : { city }), ...(country === undefined ? {} : { country }) },
    { comma, countries: countryNames(language) },
  );

describe('where a person is', () => {
  it.each([
    ['York', 'GB', 'York, United Kingdom'],
    ['York, UK', 'GB', 'York, United Kingdom'],
    ['York, England', 'GB', 'York, United Kingdom'],
    ['York, United Kingdom', 'GB', 'York, United Kingdom'],
    // Georgia is a state, too.
    ['Atlanta, Georgia', 'US', 'Atlanta, Georgia, United States'],
    ['Springfield, Illinois, USA', 'US', 'Springfield, Illinois, United States'],
    ['York, UK', undefined, 'York, UK'],
    ['Singapore', 'SG', 'Singapore'],
    [undefined, 'GB', 'United Kingdom'],
    ['York', undefined, 'York'],
    [undefined, undefined, undefined],
  ])('%s, %s: %s', (city, country, says) => {
    expect(inBook('en', ', ')(city, country)).toBe(says);
  });

  it('is written with the comma of the book', () => {
    expect(inBook('ar', '، ')('بيروت', 'LB')).toBe('بيروت، لبنان');
    expect(inBook('ja', '、')('京都', 'JP')).toBe('京都、日本');
    expect(inBook('de', ', ')('Wien, Österreich', 'AT')).toBe('Wien, Österreich');
  });
});
