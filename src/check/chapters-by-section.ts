import type { SectionPlan } from '../model/project.ts';
import { findSection } from '../text/sections.ts';
import type { Book } from './rule.ts';

/** How many chapters name each section, in the order of the sections. */
export function countBySection({ project, chapters }: Book): { section: SectionPlan; index: number; count: number }[] {
  const counts = new Map<SectionPlan, number>();
  for (const { kind, section } of chapters) {
    const found = kind === 'chapter' && section !== undefined ? findSection(project.sections, section) : undefined;
    if (found) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return project.sections.map((section, index) => ({ section, index, count: counts.get(section) ?? 0 }));
}
