import { everyoneOf } from '../../text/everyone-of.ts';
import { placeOfPerson } from '../places.ts';
import type { Rule } from '../rule.ts';

/** Everyone on file did something for a chapter or for the book; others do not appear in it. */
export const contributorsHaveChapters: Rule = function* (book) {
  const { project, chapters } = book;
  const inBook = new Set([
    ...[...project.book.editors, ...project.book.credits.flatMap(({ people }) => people)].map(({ id }) => id),
    ...chapters.flatMap((chapter) => everyoneOf(chapter).map(({ contributor }) => contributor)),
  ]);
  for (const person of book.project.contributors) {
    if (inBook.has(person.id)) continue;
    yield {
      severity: 'info',
      message: `${person.name} is on file, but no chapter names "${person.id}" as its author, translator or the like.`,
      hint: 'Is the chapter still to come, or does it spell the id in another way? People without a chapter are left out.',
      file: person.file,
      place: placeOfPerson(book, person, 'name'),
    };
  }
};
