import type { Contribution, Provenance } from '../../model/collect.ts';

/** Which version of which chapter a contribution is; undefined where it brings none. */
export function provenanceOf({ chapter, source, head }: Contribution): Provenance | undefined {
  if (chapter === undefined) return undefined;
  return { chapter: chapter.id, source, ref: head.ref, commit: head.commit, blob: chapter.blob };
}
