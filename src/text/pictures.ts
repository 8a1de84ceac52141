import type { Chapter } from '../model/chapter.ts';
import { readAddress } from './book-path.ts';
import { everyNode } from './walk.ts';

/** The paths of the pictures that a chapter's text shows, from the book's folder; they may not be there. */
export function picturesOf({ file, content }: Pick<Chapter, 'file' | 'content'>): string[] {
  const paths = new Set<string>();
  for (const node of everyNode(content)) {
    const target = node.type === 'image' ? readAddress(file, node.url) : undefined;
    if (target?.kind === 'file') paths.add(target.path);
  }
  return [...paths];
}
