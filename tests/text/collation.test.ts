import { describe, expect, it } from '@jest/globals';
import { collatorFor, countryNames, headLetters, nameOrder, requireLanguages } from '../../src/text/collation.ts';

const sorted = (names: readonly string[], language: string) => [...names].sort(nameOrder(language));

describe('the order of names', () => {
  it.each([
    ['sv', ['Zetterlund', 'Ågren', 'Ärlig', 'Öman']],
    ['de', ['Adam', 'Ärlig', 'Azur', 'Öman', 'Otto', 'Zander']],
    ['en', ['Agnew', 'Ågren', 'Ahern']],
    ['es', ['Nieto', 'Núñez', 'Nuza', 'Ñandú', 'Ochoa']],
    ['cs', ['Havel', 'Hus', 'Chalupa', 'Ivan']],
    ['en', ['Chalupa', 'Havel', 'Hus', 'Ivan']],
    ['hr', ['Lukić', 'Ljubić', 'Marić']],
    ['hu', ['Cukor', 'Csere', 'Dénes']],
    ['zh', ['安', '北', '陈', '大']],
    ['ja', ['あべ', 'いとう', 'アンナ'].sort((a, b) => collatorFor('ja').compare(a, b))],
    ['ko', ['김', '나', '박']],
    ['uk', ['Ґонта', 'Ґудзик', 'Дрозд']],
  ] as const)('is that of %s', (language, names) => {
    expect(sorted([...names].reverse(), language)).toEqual(names);
  });

  it('is word by word, the family name first, and apostrophes do not count', () => {
    const names = [
      'Berg, Zoe',
      'Berg Hansen, Ada',
      'Berg-Olsen, Ada',
      'Berger, Ada',
      'Oates, Ada',
      "O'Brien, Bo",
      'Obst, Ada',
    ];
    expect(sorted([...names].reverse(), 'en')).toEqual(names);
  });

  it('passes over the Arabic article', () => {
    const names = ['أمين, علي', 'الحكيم, توفيق', 'محفوظ, نجيب'];
    expect(sorted([...names].reverse(), 'ar')).toEqual(names);
  });

  it('puts names that a language holds for alike in the order of their code points', () => {
    expect(sorted(['Oe', 'oe', 'OE', 'Oe\u0301'], 'en')).toEqual(sorted(['Oe\u0301', 'OE', 'oe', 'Oe'], 'en'));
  });

  it('never falls back on the language of the machine', () => {
    expect(collatorFor('la').resolvedOptions().locale).toBe('en');
    expect(countryNames('tlh').of('DE')).toBe('Germany');
    expect(countryNames('de').of('DE')).toBe('Deutschland');
  });
});

describe('a Node without languages', () => {
  it('is refused', () => {
    expect(() => requireLanguages([])).toThrow('built without the rules of languages');
    expect(() => requireLanguages()).not.toThrow();
  });
});

describe('the letter of a name', () => {
  it.each([
    ['Ågren, Bo', 'sv', 'Å'],
    ['Ågren, Bo', 'en', 'A'],
    ['Łódź, Maja', 'en', 'L'],
    ['Łódź, Maja', 'pl', 'Ł'],
    ['Chalupa, Jan', 'cs', 'Ch'],
    ['Chalupa, Jan', 'en', 'C'],
    ['Ñandú, Eva', 'es', 'Ñ'],
    ["'t Hart, Ann", 'nl', 'T'],
    ['18F Team', 'en', '#'],
    ['王小波', 'zh', '漢'],
    ['김 철수', 'ko', 'ㄱ'],
    ['Παπαδάκη, Ελένη', 'el', 'Π'],
    ['Økland, Pål', 'nb', 'Ø'],
    ['Økland, Pål', 'en', 'O'],
  ] as const)('%s in %s stands under %s', (sort, language, letter) => {
    expect(headLetters(language)(sort)).toBe(letter);
  });
});
