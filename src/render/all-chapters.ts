import type { Manuscript, ManuscriptChapter } from '../model/manuscript.ts';

/** Every chapter in book order, what stands before and after the sections included. */
export function allChapters({
  front,
  sections,
  back,
}: Pick<Manuscript, 'front' | 'sections' | 'back'>): ManuscriptChapter[] {
  return [...front, ...sections.flatMap(({ chapters }) => chapters), ...back];
}
