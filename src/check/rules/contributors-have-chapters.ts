import { placeOfPerson } from '../places.ts';
import type { Rule } from '../rule.ts';

/** Everyone on file has written a chapter, or edits the book; others do not appear in it. */
export const contributorsHaveChapters: Rule = function* (book) {
  const { project, chapters } = book;
  const inBook = new Set([
    ...project.book.editors.map(({ id }) => id),
    ...chapters.flatMap(({ byline }) => byline.map(({ contributor }) => contributor)),
  ]);
  for (const person of book.project.contributors) {
    if (inBook.has(person.id)) continue;
    yield {
      severity: 'info',
      message: `${person.name} is on file, but no chapter names "${person.id}" as its author.`,
      hint: 'Is the chapter still to come, or does it spell the id in another way? People without a chapter are left out.',
      file: person.file,
      place: placeOfPerson(book, person, 'name'),
    };
  }
};
