import { expect, it } from '@jest/globals';
import { pictureWords } from '../../src/text/picture-words.ts';

it.each([
  ['Two oaks in snow', { caption: 'Two oaks in snow' }],
  ['Two oaks in snow | Photo: Ana Lima', { caption: 'Two oaks in snow', credit: 'Photo: Ana Lima' }],
  ['Two oaks\n| Photo: Ana Lima, CC BY 4.0', { caption: 'Two oaks', credit: 'Photo: Ana Lima, CC BY 4.0' }],
  ['| Photo: Ana Lima', { credit: 'Photo: Ana Lima' }],
  ['|Photo: Ana Lima', { credit: 'Photo: Ana Lima' }],
  ['Two oaks |', { caption: 'Two oaks' }],
  ['Oak | ash | Ana Lima', { caption: 'Oak | ash', credit: 'Ana Lima' }],
  [' | ', {}],
  ['', {}],
  [null, {}],
  [undefined, {}],
])('reads %j as caption and credit', (title, words) => {
  expect(pictureWords(title)).toEqual(words);
});
