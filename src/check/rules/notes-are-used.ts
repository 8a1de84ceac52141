import { placeOf } from '../../text/place.ts';
import { everyNode } from '../../text/walk.ts';
import type { Rule } from '../rule.ts';

/** Every footnote is referred to; one that is not would be lost from the page. */
export const notesAreUsed: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    const used = new Set<string>();
    for (const node of everyNode(chapter.content)) if (node.type === 'footnoteReference') used.add(node.identifier);
    for (const note of chapter.content.notes) {
      if (used.has(note.id)) continue;
      yield {
        severity: 'warning',
        message: `The footnote "[^${note.id}]" is never referred to; its text stands at the end of the chapter.`,
        hint: `Put "[^${note.id}]" in the text where the note belongs, or take the note out.`,
        file: chapter.file,
        ...placeOf(note.position),
      };
    }
  }
};
