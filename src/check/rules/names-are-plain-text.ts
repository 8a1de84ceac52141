import { placeOfPerson } from '../places.ts';
import type { Rule } from '../rule.ts';

const webAddress = /https?:\/\/|\bwww\.[\p{L}\p{N}]/iu;

/**
 * What a name cannot have, each with its words. Direction overrides, control characters and zero-width spaces never
 * come that far: `text-is-visible` tells of them where the file is read.
 */
const strangers: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/[\ufffd]/u, 'a letter that was lost when the file was saved (�)'],
  [/[\p{Co}\p{Cn}]/u, 'a character that only some fonts have'],
  // Fillers of Hangul, Braille's blank and their like: a name of them is no name at all.
  [/[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/u, 'a character that looks like nothing'],
  [/[\u00ad\u180e\u2061-\u2064\ufff9-\ufffb]/u, 'a character that cannot be seen'],
  [/<[a-z/!][^>]*>/iu, 'an HTML tag'],
  [/\]\(|\*\*|(?:^|\s)__|`/u, 'marks of Markdown'],
  [webAddress, 'an address of the web in it'],
];
const directionMarks = /[\u061c\u200e\u200f]/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A name has letters, spaces and punctuation, and nothing that is hidden or that only a program understands. */
export const namesArePlainText: Rule = function* (book) {
  for (const person of book.contributors) {
    for (const key of ['name', 'sort'] as const) {
      const what = strangerIn(person[key]);
      if (what === undefined || (key === 'sort' && strangerIn(person.name))) continue;
      yield {
        severity: 'error',
        message: `The name "${person[key]}" has ${what}.`,
        hint: webAddress.test(person[key])
          ? 'Write the name alone. The address goes onto a line of its own: below "author:", indented by two spaces, "name: Your Name" and "url: https://…".'
          : 'Type the name again instead of pasting it.',
        file: person.file,
        place: placeOfPerson(book, person, key, 'name'),
      };
    }
  }
};

function strangerIn(name: string): string | undefined {
  if (directionMarks.test(name) && !rightToLeft.test(name)) return 'a mark for the direction of writing';
  return strangers.find(([pattern]) => pattern.test(name))?.[1];
}
