import { placeOfPerson } from '../places.ts';
import type { Rule } from '../rule.ts';

/** An inch on paper at the 300 dots that printers ask for. */
const leastPixels = 300;

/** A person's photo has enough dots for print. */
export const photosAreSharp: Rule = function* (book) {
  for (const person of book.contributors) {
    const image = person.photo === undefined ? undefined : book.images.get(person.photo);
    if (!image || image.mediaType === 'image/svg+xml') continue;
    const { width, height } = image;
    if (Math.min(width, height) >= leastPixels) continue;
    yield {
      severity: 'info',
      message: `The photo of ${person.name} has ${width} × ${height} pixels and may look blurred in print.`,
      hint: `Send one with at least ${leastPixels} pixels a side; do not enlarge this one.`,
      file: person.file,
      place: placeOfPerson(book, person, 'photo', 'name'),
    };
  }
};
