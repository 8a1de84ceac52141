import { countWords } from '../../text/words.ts';
import { placeOfPerson } from '../places.ts';
import type { Rule } from '../rule.ts';

/** About six lines beside a photo: more than that pushes other people off the page. */
const mostWords = 60;

/** What people say of themselves is short, so that hundreds of them fit on a few pages. */
export const biosAreShort: Rule = function* (book) {
  for (const person of book.contributors) {
    const words = countWords(person.bio ?? '');
    if (words <= mostWords) continue;
    yield {
      severity: 'warning',
      message: `The bio of ${person.name} has ${words} words; ${mostWords} are the most.`,
      hint: `Cut about ${words - mostWords}: one or two sentences are enough, and "url" can lead to the rest.`,
      file: person.file,
      place: placeOfPerson(book, person, 'bio', 'name'),
    };
  }
};
