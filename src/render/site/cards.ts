import type { ManuscriptChapter, ManuscriptImage } from '../../model/manuscript.ts';
import { everyNode } from '../../text/walk.ts';
import type { Card } from './page.ts';

/** A picture of the book as a card; nothing where a preview would leave it out: it is too small, or drawn as SVG. */
export function cardOf({ name, mediaType, width, height }: ManuscriptImage, alt: string): Card | undefined {
  if (Math.min(width, height) < leastCardSide || mediaType === 'image/svg+xml') return undefined;
  return { path: name, mediaType, width, height, ...(alt === '' ? {} : { alt }) };
}

// Facebook takes no picture below 200 pixels.
const leastCardSide = 200;

/** The first picture of a chapter that can be its card. */
export function firstPicture(
  chapter: ManuscriptChapter,
  images: ReadonlyMap<string, ManuscriptImage>,
): Card | undefined {
  for (const node of everyNode(chapter)) {
    if (node.type !== 'image') continue;
    const image = images.get(node.url);
    const card = image && cardOf(image, node.alt);
    if (card !== undefined) return card;
  }
  return undefined;
}
