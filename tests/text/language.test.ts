import { expect, it } from '@jest/globals';
import { directionOf } from '../../src/text/language.ts';
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
