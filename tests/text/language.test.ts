import { expect, it } from '@jest/globals';
import { directionOf } from '../../src/text/language.ts';
import { languageTag } from '../../src/text/language-tag.ts';
import { lastDirection, mainDirection } from '../../src/text/main-direction.ts';

it.each(['ar', 'fa-AF', 'he', 'nqo', 'ff-Adlm', 'pa-Arab', 'syr'])('%s is written from right to left', (language) => {
  expect(directionOf(language)).toBe('rtl');
});

it.each(['en', 'ff', 'pa', 'ja', 'sat', 'az-Latn'])('%s is written from left to right', (language) => {
  expect(directionOf(language)).toBe('ltr');
});

it.each(['דוד', 'توفيق', 'ߡߊߡߊߘߎ', '𞤀𞤥𞤢𞤣𞤵'])('%s goes from right to left', (name) => {
  expect([mainDirection(name), lastDirection(name)]).toEqual(['rtl', 'rtl']);
});

it('knows every language with a code of two letters', () => {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
    const [canonical = code] = Intl.getCanonicalLocales(code);
    const isOne = canonical.length > 3 || names.of(canonical) !== undefined;
    expect([code, typeof languageTag(code) === 'string']).toEqual([code, isOne]);
  }
});
