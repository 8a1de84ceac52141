import { findInText } from '../find-in-text.ts';
import type { Rule } from '../rule.ts';

/** Every sign of a footnote has its note; without one it is printed as it stands. */
export const notesExist: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    const labels = chapter.content.notes.map(({ id }) => id);
    for (const { match, place } of findInText(chapter, /\[\^([^[\]\s^]{1,60})\]/g)) {
      const [sign, label = ''] = match;
      yield {
        severity: 'warning',
        message: `There is no footnote "${sign}", so these signs are printed as they stand.`,
        hint:
          labels.length === 0
            ? `Write the note below the text, on a line of its own: [^${label}]: The note.`
            : `Write a line "[^${label}]: The note." below the text. The notes of this chapter are: ${labels.slice(0, 12).join(', ')}.`,
        file: chapter.file,
        ...(place ? { place } : {}),
      };
    }
  }
};
