import { expect, it } from '@jest/globals';
import { textParagraphs } from '../../src/text/paragraphs.ts';

it('parts paragraphs at empty lines, wherever their lines end', () => {
  expect(textParagraphs('Roots grow\ndown.\n\nLeaves grow\nup.\n')).toEqual(['Roots grow down.', 'Leaves grow up.']);
  expect(textParagraphs('Roots grow\ndown.')).toEqual(['Roots grow down.']);
  expect(textParagraphs(' \n ')).toEqual([]);
});

it('knows the paragraphs of a text that YAML has folded', () => {
  const roots =
    'Roots grow down, away from the light, and nobody has ever seen one of them in a hurry to get to where it goes.';
  expect(textParagraphs(`${roots}\nLeaves grow up.`)).toEqual([roots, 'Leaves grow up.']);
});
