import { expect, it } from '@jest/globals';
import { lettersOf } from '../../../src/render/pdf/font-packages.ts';

it.each([
  ['か', 'en', 'noto-serif-jp'],
  ['、', 'ja', 'noto-serif-jp'],
  ['」', 'zh-TW', 'noto-serif-tc'],
  ['。', 'zh', 'noto-serif-sc'],
  ['，', 'zh-TW', 'noto-serif-tc'],
  ['：', 'ko', 'noto-serif-kr'],
  ['梅', 'en', 'noto-serif-sc'],
  ['।', 'hi', 'noto-serif-devanagari'],
  ['한', 'ko', 'noto-serif-kr'],
])('%s in a text in %s comes with the package %s', (character, language, font) => {
  expect(lettersOf(character, language).font).toBe(`@expo-google-fonts/${font}`);
});

it('knows no package for what is no letter', () => {
  expect(lettersOf('☃', 'en')).toEqual({ name: 'a sign' });
});

it('knows a package for marks that stand at letters, and says that they do', () => {
  const font = '@expo-google-fonts/noto-sans';
  expect(lettersOf('q\u1DC5', 'en')).toEqual({ name: 'Latin letters with marks', font });
  expect(lettersOf('\u1DC6', 'en')).toEqual({ name: 'a mark that stands at letters', font });
});
