import type { ElementContent } from 'hast';
import type { ManuscriptImage } from '../../model/manuscript.ts';

/** One page of the site. */
export interface Page {
  /** Inside the site's folder: `chapters/ash.html`. */
  readonly path: string;
  readonly kind:
    | 'cover'
    | 'contents'
    | 'section'
    | 'chapter'
    | 'contributors'
    | 'contributor'
    | 'map'
    | 'search'
    | 'share'
    | 'missing';
  /** In plain text. The cover's is the book's title. */
  readonly title: string;
  /** One or two sentences for search engines and link previews. */
  readonly description?: string;
  /** Which of the theme's section colours, from 1; 0 outside the sections. */
  readonly tone: number;
  /** Language and direction of the title, where they are not the book's. */
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  readonly main: readonly ElementContent[];
  /** The one program of the page. Pages with an author's text have none. */
  readonly program?: 'search.js' | 'share.js';
  /** What the page is about, for search engines: a thing of schema.org. */
  readonly thing?: Readonly<Record<string, unknown>>;
  /** A picture for link previews, where it is not the book's. */
  readonly card?: Card;
  /** A second line where a neighbour links here: who wrote it. */
  readonly turnLine?: readonly ElementContent[];
}

/** A picture for link previews. */
export interface Card {
  /** Inside the site's folder. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** A picture of the book as a card; nothing where it is so small that a preview would leave it out. */
export function cardOf({ name, width, height }: Pick<ManuscriptImage, 'name' | 'width' | 'height'>): Card | undefined {
  return Math.min(width, height) < leastCardSide ? undefined : { path: name, width, height };
}

// Facebook takes no picture below 200 pixels.
const leastCardSide = 200;

export interface Neighbours {
  readonly previous?: Page | undefined;
  readonly next?: Page | undefined;
}

/** How many section colours a theme has. */
const tones = 6;
export const toneOf = (sectionNumber: number): number => ((sectionNumber - 1) % tones) + 1;

/** Nodes on lines of their own, so that people and `diff` can read the file. Only between blocks. */
export function lines(nodes: readonly (ElementContent | undefined)[]): ElementContent[] {
  return nodes.flatMap((node) => (node === undefined ? [] : [{ type: 'text', value: '\n' }, node]));
}
