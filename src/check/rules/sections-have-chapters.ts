import { countBySection } from '../chapters-by-section.ts';
import { inBookFile } from '../places.ts';
import type { Rule } from '../rule.ts';

/** Every section of the book has chapters. */
export const sectionsHaveChapters: Rule = function* (book) {
  if (book.chapters.length === 0) return;
  for (const { section, index, count } of countBySection(book)) {
    if (count > 0) continue;
    yield {
      severity: 'info',
      message: `No chapter is in the section "${section.title}".`,
      hint: `A chapter goes there with the line "section: ${section.id}".`,
      ...inBookFile(book, `sections.${index}.id`, `sections.${index}`),
    };
  }
};
