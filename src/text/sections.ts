import type { SectionPlan } from '../model/project.ts';
import { slugify } from './slug.ts';

/** The section that an author means: by its id, else by its title, capitals and punctuation aside. */
export function findSection(sections: readonly SectionPlan[], written: string): SectionPlan | undefined {
  const wanted = slugify(written);
  return (
    sections.find(({ id }) => id === written) ??
    sections.find(({ id }) => slugify(id) === wanted) ??
    sections.find(({ title }) => slugify(title) === wanted)
  );
}
