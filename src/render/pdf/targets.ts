import type { Manuscript } from '../../model/manuscript.ts';
import { allChapters } from '../all-chapters.ts';

/** Every id that the theme gives a label: a link to any other would cost the whole book. */
export function* targetsOf(manuscript: Manuscript): Generator<string> {
  const { sections, contributors } = manuscript;
  for (const person of contributors) yield person.anchor;
  for (const section of sections) {
    if (section.title !== '') yield section.anchor;
    yield* idsIn(section.intro?.blocks);
  }
  for (const chapter of allChapters(manuscript)) {
    yield chapter.anchor;
    yield* idsIn(chapter.blocks);
  }
}

// Places inside notes are left out: a note that nothing refers to is not set.
function idsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(idsIn);
  if (typeof node !== 'object' || node === null || !('type' in node)) return [];
  const isPlace = node.type === 'anchor' || node.type === 'heading';
  const own = isPlace && 'id' in node && typeof node.id === 'string' ? [node.id] : [];
  return 'children' in node ? [...own, ...idsIn(node.children)] : own;
}
