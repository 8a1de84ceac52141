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
  expect(lettersOf('☃', 'en')).toEqual({ one: 'a sign', many: 'signs' });
});

it('knows a package for marks that stand at letters, and says that they do', () => {
  const font = '@expo-google-fonts/noto-sans';
  const marked = { one: 'a Latin letter with a mark', many: 'Latin letters with marks' };
  expect(lettersOf('q\u1DC5', 'en')).toEqual({ ...marked, font });
  const mark = { one: 'a mark that stands at letters', many: 'marks that stand at letters' };
  expect(lettersOf('\u1DC6', 'en')).toEqual({ ...mark, font });
});

it('speaks of one letter and of several', () => {
  expect(lettersOf('Հ', 'hy')).toMatchObject({ one: 'an Armenian letter', many: 'Armenian letters' });
  expect(lettersOf('梅', 'zh')).toMatchObject({ one: 'a Chinese character', many: 'Chinese characters' });
});
