import { describe, expect, it } from '@jest/globals';
import { eastAsianFonts } from '../../../src/render/pdf/east-asian-fonts.ts';
import { eastAsianOf, eastAsianOfCountry } from '../../../src/text/east-asian.ts';

const facesOf = (family: string, point: number) => ({
  families: [family],
  characters: new Set([point]),
  isBold: false,
  isVariable: false,
  isItalic: false,
  sets: () => true,
});
const fontsOf = (...families: string[]) => {
  const faces = new Map(families.map((family) => [family, facesOf(family, 0x4e00)]));
  const latin = facesOf('Trees', 0x41);
  const files = ['trees', ...families];
  return eastAsianFonts({ files, text: [], code: [], fallback: files }, new Map([...faces, ['trees', latin]]));
};

describe('the fonts for Chinese, Japanese and Korean', () => {
  it('begin with those that are made for the language, whatever order they came in', () => {
    const found = fontsOf('Noto Serif JP', 'Noto Serif KR', 'Noto Serif SC', 'Noto Serif TC');
    expect(Object.entries(found).map(([way, { fonts }]) => [way, fonts[0]])).toEqual([
      ['zh-Hans', 'Noto Serif SC'],
      ['zh-Hant', 'Noto Serif TC'],
      ['ja', 'Noto Serif JP'],
      ['ko', 'Noto Serif KR'],
    ]);
    expect(found.ja?.fonts).toHaveLength(4);
  });

  it('set punctuation as the font draws it, which is not always as the language would', () => {
    expect(fontsOf('Noto Serif TC')['zh-Hant']).toMatchObject({ lang: 'zh', region: 'TW' });
    expect(fontsOf('Noto Serif JP', 'Noto Serif SC')['zh-Hant']).toEqual({
      fonts: ['Noto Serif SC', 'Noto Serif JP'],
      lang: 'zh',
      region: 'CN',
    });
  });

  it('are none where the book has no such font', () => {
    expect(fontsOf()).toEqual({});
  });
});

describe('whose characters a text is written in', () => {
  it.each([
    ['zh', 'zh-Hans'],
    ['zh-Hans-TW', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    ['yue', 'zh-Hant'],
    ['ja', 'ja'],
    ['ko-KR', 'ko'],
    ['jv', undefined],
    ['en', undefined],
  ])('%s: %s', (language, wanted) => {
    expect(eastAsianOf(language)).toBe(wanted);
  });

  it.each([
    ['TW', 'zh-Hant'],
    ['JP', 'ja'],
    ['DE', undefined],
    ['toString', undefined],
  ])('in the country %s: %s', (country, wanted) => {
    expect(eastAsianOfCountry(country)).toBe(wanted);
  });
});
