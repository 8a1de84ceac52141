import type { SectionPlan } from '../../model/project.ts';
import { nearest } from '../../text/nearest.ts';
import { findSection } from '../../text/sections.ts';
import { slugify } from '../../text/slug.ts';
import { placeOfKey, type Rule } from '../rule.ts';

/** A chapter names a section that `book.yml` lists. A chapter without one goes into a last section. */
export const sectionIsKnown: Rule = function* ({ chapters, project: { sections, file } }) {
  for (const chapter of chapters) {
    const written = chapter.section;
    if (chapter.kind !== 'chapter' || written === undefined || findSection(sections, written)) continue;
    const ids = sections.map(({ id }) => id);
    const similar = nearest(written, ids) ?? withNearestTitle(sections, written);
    yield {
      severity: 'error',
      message:
        `There is no section "${written}" in ${file}.` + (similar === undefined ? '' : ` Did you mean "${similar}"?`),
      hint:
        ids.length === 0
          ? `This book has no sections: take the line out, or list the section in ${file}.`
          : `The sections are: ${sections.map(({ id, title }) => (slugify(title) === id ? id : `${id} ("${title}")`)).join(', ')}.`,
      file: chapter.file,
      place: placeOfKey(chapter, 'section'),
    };
  }
};

function withNearestTitle(sections: readonly SectionPlan[], written: string): string | undefined {
  const title = nearest(
    written,
    sections.map((section) => section.title),
  );
  return sections.find((section) => section.title === title)?.id;
}
