import { isGroupName } from '../../text/group-name.ts';
import { placeOfPerson } from '../places.ts';
import type { Rule } from '../rule.ts';

/** Names are written with capitals and small letters: the theme may set them in capitals, but cannot undo them. */
export const namesHaveSmallLetters: Rule = function* (book) {
  for (const person of book.contributors) {
    const { name, file } = person;
    // Initials, and short names of groups such as NASA, are capitals by right.
    const words = (name.match(/\p{L}+/gu) ?? []).filter((word) => word.length > 1);
    const isShouted = words.length > 1 && words.some((word) => word.length > 3) && words.every(isInCapitals);
    if (!isShouted || isGroupName(name)) continue;
    yield {
      severity: 'info',
      message: `The name "${name}" is written in capitals, and so it will be in the book.`,
      hint: `Write it with small letters: ${words.map(withOneCapital).join(' ')}`,
      file,
      place: placeOfPerson(book, person, 'name'),
    };
  }
};

function isInCapitals(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase();
}

function withOneCapital(word: string): string {
  const [first = '', ...rest] = word;
  return first + rest.join('').toLowerCase();
}
