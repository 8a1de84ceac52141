import type { Contributor } from '../../model/contributor.ts';
import { findIntruder, skeleton } from '../../text/look-alikes.ts';
import { placeOfPerson } from '../places.ts';
import type { Rule } from '../rule.ts';

/** No name passes for another by letters that look alike (UTS #39), and no word of a name mixes alphabets. */
export const namesAreWhatTheySeem: Rule = function* (book) {
  const bySkeleton = new Map<string, Contributor>();
  for (const person of book.contributors) {
    const at = () => ({ file: person.file, place: placeOfPerson(book, person, 'name') });
    const form = skeleton(person.name);
    const double = bySkeleton.get(form);
    if (double && plain(double.name) !== plain(person.name)) {
      yield {
        severity: 'error',
        message: `"${person.name}" looks like "${double.name}" (${double.file}), but is written with other letters.`,
        hint: 'Type the name again with one keyboard. If it is another person, write the name so that readers can tell.',
        ...at(),
      };
      continue;
    }
    if (!double) bySkeleton.set(form, person);
    const intruder = findIntruder(person.name);
    if (!intruder) continue;
    const { letter, script, word, wordScript } = intruder;
    yield {
      severity: 'warning',
      message: `In "${word}" the letter "${letter}" is ${script}, while the others are ${wordScript}.`,
      hint: 'Type the name again with one keyboard, so that searches find it and it is set in one typeface.',
      ...at(),
    };
  }
};

// The same letters, spaces and capitals aside: that is the concern of another rule.
function plain(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ');
}
