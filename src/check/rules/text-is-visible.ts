import { countInText, findInText } from '../find-in-text.ts';
import { nameOf, unusualCharacters } from '../unusual-characters.ts';
import type { Rule } from '../rule.ts';

/** No character stands in a text that nobody can see, or that no font can show. Each kind is told once a chapter. */
export const textIsVisible: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!suspect.test(chapter.text)) continue;
    for (const character of unusualCharacters) {
      if (character.isUsualIn?.test(chapter.text) === true) continue;
      const count = countInText(chapter, character.sign);
      const [first] = count === 0 ? [] : findInText(chapter, character.sign);
      const point = first?.match[0].codePointAt(0);
      if (point === undefined) continue;
      yield {
        severity: character.severity,
        message: `Here stands ${nameOf(character, point)}${others(count - 1)}. ${character.effect}`,
        hint: character.hint,
        file: chapter.file,
        ...(first?.place ? { place: first.place } : {}),
      };
    }
  }
};

function others(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ', and at one place more' : `, and at ${count} places more`;
}

// One pass over the text tells most chapters from the few that need a closer look. Entities such as `&#8203;` stand for
// the same; half of a pair (\udb40, \udb80 and up) is enough to find the rare planes.
const suspect =
  /[\u0001-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\udb40\udb80-\udbff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff9-\uffff]|&(?:shy|zw|lrm|rlm|NoBreak|ZeroWidth|#0*(?:1[2-5]\d|173|820[3-7]|823[2-8]|82[89]\d|65279|655\d\d);|#[xX])/;
