import { placeOfPerson } from '../places.ts';
import type { Rule } from '../rule.ts';

/** Width to height. Photos are shown round or square: from 4:3 on, a face beside the middle is cut; 9:16 is a phone's. */
const widest = 1.3;
const tallest = 0.56;

/** A person's photo is about square or upright, so that the face is in the part that is shown. */
export const photosAreUpright: Rule = function* (book) {
  for (const person of book.contributors) {
    const image = person.photo === undefined ? undefined : book.images.get(person.photo);
    if (!image) continue;
    const { width, height } = image;
    const ratio = width / height;
    if (ratio <= widest && ratio >= tallest) continue;
    yield {
      severity: 'info',
      message: `The photo of ${person.name} is ${ratio > 1 ? 'much wider than high' : 'much higher than wide'} (${width} × ${height} pixels); only its middle is shown.`,
      hint: 'Cut it to a square with the face in the middle.',
      file: person.file,
      place: placeOfPerson(book, person, 'photo', 'name'),
    };
  }
};
