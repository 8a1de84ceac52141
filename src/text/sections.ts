import type { SectionPlan } from '../model/project.ts';
import { slugify } from './slug.ts';

/** The section that an author means: by its id, else by its title, capitals and punctuation aside. */
export function findSection(sections: readonly SectionPlan[], written: string): SectionPlan | undefined {
  const { byId, bySlug } = indexOf(sections);
  return byId.get(written) ?? bySlug.get(slugify(written));
}

interface SectionIndex {
  readonly byId: ReadonlyMap<string, SectionPlan>;
  readonly bySlug: ReadonlyMap<string, SectionPlan>;
}

// Hundreds of chapters ask for hundreds of sections.
const indexes = new WeakMap<readonly SectionPlan[], SectionIndex>();

function indexOf(sections: readonly SectionPlan[]): SectionIndex {
  const known = indexes.get(sections);
  if (known !== undefined) return known;
  // The first of several that are alike is meant, and an id before a title.
  const fromLast = sections.toReversed();
  const index = {
    byId: new Map(fromLast.map((section) => [section.id, section])),
    bySlug: new Map([
      ...fromLast.map((section) => [slugify(section.title), section] as const),
      ...fromLast.map((section) => [slugify(section.id), section] as const),
    ]),
  };
  indexes.set(sections, index);
  return index;
}
