import type { Chapter } from '../../model/chapter.ts';
import { type Found, findInText } from '../prose.ts';
import { nameOf, type UnusualCharacter, unusualCharacters } from '../unusual-characters.ts';
import type { Rule } from '../rule.ts';

/** No character stands in a text that nobody can see, or that no font can show. Each kind is told once a chapter. */
export const textIsVisible: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!suspect.test(chapter.text)) continue;
    for (const { character, found } of occurrences(chapter)) {
      const [first] = found;
      const point = first?.match[0].codePointAt(0);
      if (point === undefined) continue;
      const more = found.length - 1;
      const places = more === 0 ? '' : more === 1 ? ', and at one place more' : `, and at ${more} places more`;
      yield {
        severity: character.severity,
        message: `Here stands ${nameOf(character, point)}${places}. ${character.effect}`,
        hint: character.hint,
        file: chapter.file,
        ...(first?.place ? { place: first.place } : {}),
      };
    }
  }
};

// One pass over the text tells most chapters from the few that need a closer look; `&` may begin `&#8203;`.
const suspect =
  /[\u0001-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufeff\uffa0\ufff9-\uffff\u{e0000}-\u{e0fff}\u{f0000}-\u{10ffff}]|&(?:#|shy;|zw|lrm;|rlm;)/u;

function occurrences(chapter: Chapter): { character: UnusualCharacter; found: Found[] }[] {
  return unusualCharacters
    .filter(({ isUsualIn }) => isUsualIn?.test(chapter.text) !== true)
    .map((character) => ({ character, found: [...findInText(chapter, character.sign)] }))
    .filter(({ found }) => found.length > 0);
}
