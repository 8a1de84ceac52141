import type { ManuscriptChapter } from '../model/manuscript.ts';
import type { Labels } from '../model/project.ts';

/** What a draft says beside a chapter that is not in the book for good, on its page and in the contents. */
export function markOf(
  { state, pending }: Pick<ManuscriptChapter, 'state' | 'pending'>,
  labels: Labels,
): string | undefined {
  if (pending !== undefined) return labels.pending;
  return state === 'held' ? labels.draft : undefined;
}

/** A title with its mark behind it, where a format has no other place that every program shows. */
export function markedTitle(chapter: Pick<ManuscriptChapter, 'title' | 'state' | 'pending'>, labels: Labels): string {
  const mark = markOf(chapter, labels);
  return mark === undefined ? chapter.title : `${chapter.title} (${mark})`;
}
