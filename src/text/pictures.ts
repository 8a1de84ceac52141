import type { Chapter } from '../model/chapter.ts';
import type { Image, Inline } from '../model/content.ts';
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

/** The picture that stands alone in a paragraph: it is a figure there, and the words of its title stand below it. */
export function pictureAlone([only, ...others]: readonly Inline[]): Image | undefined {
  return only?.type === 'image' && others.length === 0 ? only : undefined;
}
