import { describe, expect, it } from '@jest/globals';
import type { Whereabouts } from '../../src/model/whereabouts.ts';
import { problemsOf } from './book-of.ts';

const at = (latitude: number, more: Partial<Whereabouts> = {}): Whereabouts => ({
  ...{ found: 'town', latitude, longitude: 10, country: 'NO' },
  ...more,
});

/** A chapter each by Ann, Ben and Cy, who say their places. */
const chapters = (places: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(places).map(([name, place]) => [
      `chapters/${name}.md`,
      `---\ntitle: ${name}\nauthor:\n  name: ${name}\n${place}---\n\nText.\n`,
    ]),
  );

function said(places: Readonly<Record<string, string>>, found: Readonly<Record<string, Whereabouts>>, book = '') {
  const files = { 'book.yml': `title: Trees\n${book}`, ...chapters(places) };
  return problemsOf(files, {}, new Map(Object.entries(found)))
    .filter(({ rule }) => rule === 'places-are-found')
    .map(({ file, place, severity, message, hint }) => `${file}:${place?.line} ${severity} ${message} → ${hint}`);
}

const three = { Ann: '  city: Oslo\n', Ben: '  city: Bergen\n', Cy: '  city: Nowherevik\n  country: NO\n' };

describe('places-are-found', () => {
  it('tells of a town that is not known, where its author names it', () => {
    const middle = at(62, { found: 'country' });
    expect(said(three, { ann: at(59.9), ben: at(60.4), cy: middle })).toEqual([
      'chapters/Cy.md:5 info The map knows no town "Nowherevik" in Norway, so its mark stands in the middle of the country. → Check how it is written. If it is a village, nothing is wrong; a larger town near by would be found.',
    ]);
  });

  it('tells of a place that is nowhere', () => {
    const places = { ...three, Di: '  city: Nowherevik\n' };
    const nowhere: Whereabouts = { found: 'nothing', latitude: 0, longitude: 0 };
    expect(said(places, { ann: at(59.9), ben: at(60.4), cy: at(61), di: nowhere })).toEqual([
      'chapters/Di.md:5 info The map knows no town "Nowherevik", so it is named below the map only. → Add the country, such as "country: AU".',
    ]);
  });

  it('tells of a name that several towns have', () => {
    const taken = { region: 'Vestland', country: 'NO', others: ['Innlandet'] };
    expect(said(three, { ann: at(59.9), ben: at(60.4, { taken }), cy: at(61) })).toEqual([
      'chapters/Ben.md:5 info There are several towns "Bergen"; the map shows the one in Vestland, Norway. → If it is another, write behind its name where it lies, such as: Bergen, Innlandet',
    ]);
  });

  it('says nothing where no map is drawn: two places are too few, and editors may want none', () => {
    const middle = at(62, { found: 'country' });
    expect(said(three, { ann: at(59.9), ben: at(59.9), cy: middle })).toEqual([]);
    expect(said(three, { ann: at(59.9), ben: at(60.4), cy: middle }, 'map: no\n')).toEqual([]);
    expect(said(three, { ann: at(59.9), ben: at(59.9), cy: middle }, 'map: yes\n')).toHaveLength(1);
  });

  it('tells of a map that has nothing to show', () => {
    expect(said({ Ann: '' }, {}, 'map: yes\n')).toEqual([
      'book.yml:2 info The book is to have a map, but no place of an author is known. → Authors say "city" and "country" beside their names; take "map" out of book.yml until they do.',
    ]);
  });
});
