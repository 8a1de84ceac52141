import { describe, expect, it } from '@jest/globals';
import { sortName } from '../../src/text/sort-name.ts';

describe('sortName', () => {
  it.each([
    ['Jane Doe', 'Doe, Jane'],
    ['J. Todd Breasseale', 'Breasseale, J. Todd'],
    ['  Jane   Doe ', 'Doe, Jane'],
    ['Ελένη Παπαδάκη', 'Παπαδάκη, Ελένη'],
    ['Dominic McDevitt-Parks', 'McDevitt-Parks, Dominic'],
    // One word, or sorted already.
    ['Madonna', 'Madonna'],
    ['Олег', 'Олег'],
    ['Doe, Jane', 'Doe, Jane'],
    ['', ''],
    // Prefixes.
    ['Jan van der Berg', 'Berg, Jan van der'],
    ['Ludwig van Beethoven', 'Beethoven, Ludwig van'],
    ['José de la Torre', 'Torre, José de la'],
    ['Ana da Silva', 'Silva, Ana da'],
    ['Maja van der Łódź', 'Łódź, Maja van der'],
    ['Martin Van Buren', 'Van Buren, Martin'],
    ['Ursula Le Guin', 'Le Guin, Ursula'],
    ['Jean de La Fontaine', 'La Fontaine, Jean de'],
    ["Gabriele D'Annunzio", "D'Annunzio, Gabriele"],
    ['von Neumann', 'von Neumann'],
    // Titles, degrees and generations.
    ['Dr. Taha Kass-Hout', 'Kass-Hout, Taha'],
    ['Kristen Honey, PhD', 'Honey, Kristen'],
    ['Ann Lee, MD, PhD', 'Lee, Ann'],
    ['Ann Lee PhD', 'Lee, Ann'],
    ['Amando E. Gavino, Jr.', 'Gavino, Amando E., Jr.'],
    ['Sammy Davis Jr.', 'Davis, Sammy, Jr.'],
    ['Henry James IV', 'James, Henry, IV'],
    ['Yo-Yo Ma', 'Ma, Yo-Yo'],
    // The family name comes first.
    ['王小波', '王小波'],
    ['村上 春樹', '村上 春樹'],
    ['김 철수', '김 철수'],
    // Groups.
    ['18F Team', '18F Team'],
    ['USAJOBS Team', 'USAJOBS Team'],
    ['Data.gov', 'Data.gov'],
    ['Office of Information Policy', 'Office of Information Policy'],
    ['The Commerce Blog', 'The Commerce Blog'],
    ['Communications Community Office, Government of Canada', 'Communications Community Office, Government of Canada'],
  ])('sorts %j as %j', (name, sort) => {
    expect(sortName(name)).toBe(sort);
  });
});
