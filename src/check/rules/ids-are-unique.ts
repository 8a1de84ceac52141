import { placeOfKey, type Rule } from '../rule.ts';

/** Two chapters may not share an id: links between chapters would be ambiguous. */
export const idsAreUnique: Rule = function* ({ chapters }) {
  const firstFile = new Map<string, string>();
  for (const chapter of chapters) {
    if (chapter.kind === 'intro') continue;
    const other = firstFile.get(chapter.id);
    if (other === undefined) {
      firstFile.set(chapter.id, chapter.file);
      continue;
    }
    yield {
      severity: 'error',
      message: `The id "${chapter.id}" is already used by ${other}.`,
      hint: 'Add a line "id: another-word" at the top of one of the two chapters, or rename its file.',
      file: chapter.file,
      place: placeOfKey(chapter, 'id'),
    };
  }
};
