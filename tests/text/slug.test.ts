import { expect, it } from '@jest/globals';
import { slugify } from '../../src/text/slug.ts';

it.each([
  ['Łódź Person', 'lodz-person'],
  // In lower case, and in Unicode altogether, these marks are no part of a letter.
  ['İpek Işık', 'ipek-isik'],
  ['N\u0308alle m\u0327ade', 'nalle-made'],
  // Other scripts keep theirs.
  ['कृष्ण त्रिपाठी', 'कृष्ण-त्रिपाठी'],
  ['Анна Ёлкина', 'анна-ёлкина'],
])('%s has the id %s', (name, id) => {
  expect(slugify(name)).toBe(id);
});
