import { countBySection } from '../chapters-by-section.ts';
import { inBookFile } from '../places.ts';
import type { Rule } from '../rule.ts';

/** So many times the usual section, and so many chapters, make one that readers lose themselves in. */
const times = 4;
const least = 20;

/** No section is many times as long as the others. */
export const sectionsAreBalanced: Rule = function* (book) {
  const counted = countBySection(book).filter(({ count }) => count > 0);
  if (counted.length < 3) return;
  const sorted = counted.map(({ count }) => count).sort((a, b) => a - b);
  const usual = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  for (const { section, index, count } of counted) {
    if (count < least || count <= usual * times) continue;
    yield {
      severity: 'info',
      message: `The section "${section.title}" has ${count} chapters; half of the sections have ${usual} or fewer.`,
      hint: 'Readers find their way better if it is split in two or more.',
      ...inBookFile(book, `sections.${index}.id`, `sections.${index}`),
    };
  }
};
