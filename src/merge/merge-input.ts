import type { Chapter } from '../model/chapter.ts';
import type { Contributor } from '../model/contributor.ts';
import type { Project, SectionPlan } from '../model/project.ts';
import type { ImageFile } from '../model/source.ts';
import type { Whereabouts } from '../model/whereabouts.ts';
import type { LinkIndex } from '../text/cross-links.ts';

/** The chapters in reading order, as the step before gives them. */
export interface MergeInput {
  readonly project: Project;
  readonly front: readonly Chapter[];
  readonly sections: readonly {
    readonly plan: SectionPlan;
    readonly intro?: Chapter;
    readonly chapters: readonly Chapter[];
  }[];
  readonly back: readonly Chapter[];
  readonly contributors: readonly Contributor[];
  readonly links: LinkIndex;
  readonly images: ReadonlyMap<string, ImageFile>;
  /** By the id of a person. */
  readonly whereabouts?: ReadonlyMap<string, Whereabouts>;
  /** By file: why the chapter cannot be set, a sentence each. A page in its place says so. */
  readonly held: ReadonlyMap<string, readonly string[]>;
  /** By file: where a chapter comes from that the editors have not taken in yet. */
  readonly pending?: ReadonlyMap<string, string>;
}
