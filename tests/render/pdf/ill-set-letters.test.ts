import { describe, expect, it } from '@jest/globals';
import { readFonts, themeFonts } from '../../../src/render/pdf/fonts.ts';
import { illSetLetters } from '../../../src/render/pdf/ill-set-letters.ts';
import { charactersInFont } from '../../../src/render/pdf/letter-clusters.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';

const { value: theme } = await loadTheme('age-of-conversation');
const fonts = themeFonts(theme);
const { value: faces } = await readFonts(fonts);
const illSet = (text: string) => illSetLetters(text, fonts, faces);

describe('a letter that the faces of the theme do not set well', () => {
  it.each([
    ['N\u0308elida', 'N\u0308', 'the font has both, but no place for the mark at this letter'],
    ['Lajm\u0327on', 'm\u0327', 'the same below'],
    ['Ɔpɔku', 'Ɔ', 'one of the faces lacks the letter'],
    ['n\u0329', 'n\u0329', 'one of the faces lacks the mark'],
    ['вы\u0301шел', 'ы\u0301', 'its italic alone puts the mark beside the letter'],
    ['Га\u0308\u0304рмен', 'а\u0308\u0304', 'the second mark would lie on the first'],
  ])('%s is set in a family that does: %s, for %s', (name, letter) => {
    expect(illSet(name)[letter]?.family).toBe('Gentium Book Plus');
  });

  it('is also one whose mark stands in an earlier font than itself, for the mark alone would be shown', () => {
    expect(illSet('א\u0301ב')['א\u0301']?.family).toBe('Noto Serif Hebrew');
  });

  it('is told with the faces that it concerns', () => {
    expect(illSet('N\u0308')['N\u0308']?.faces).toEqual([
      'eb garamond',
      'eb garamond italic',
      'eb garamond bold',
      'eb garamond bold italic',
    ]);
  });

  it.each([
    ['Nguyễn Thị Hương', 'what is composed'],
    ['Nguyễn Thị Hương'.normalize('NFD'), 'the same in pieces'],
    ['Adébáyọ\u0300 Ọmọ́tọ́ṣọ̀', 'Yoruba'],
    ['Łucja Źródło, Žydrūnė Ąžuolaitė', 'Polish and Lithuanian'],
    ['Γιώργος Ὀδυσσεύς, Ґудзик Їжакевич, Љиљана Ђорђевић', 'Greek and Cyrillic'],
    ['דּוֹד, مُنَى, 梅', 'other scripts, which have faces of their own'],
  ])('is not in %s: %s', (text) => {
    expect(illSet(text)).toEqual({});
  });
});

describe('the characters that a font shows a letter by', () => {
  const points = (text: string) => new Set([...text].map((character) => character.codePointAt(0) ?? 0));
  it.each<[letter: string, font: string, wanted: string | undefined, how: string]>([
    ['e\u0323\u0302', 'ệ', 'ệ', 'composed'],
    ['ệ', 'ẹ\u0302', 'ẹ\u0302', 'as far as it is composed'],
    ['ệ', 'e\u0323\u0302', 'e\u0323\u0302', 'apart'],
    ['❤\uFE0F', '❤', '❤', 'without what has no shape'],
    ['ệ', 'e\u0302', undefined, 'none, where a mark is missing'],
  ])('%s in a font with %s: %s, %s', (letter, font, wanted) => {
    expect(charactersInFont(letter, points(font))?.join('')).toBe(wanted);
  });
});
