import type { ElementContent } from 'hast';
import type { ManuscriptContributor, ManuscriptImage } from '../../model/manuscript.ts';

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
  /** Who wrote it, where and when, for link previews. */
  readonly article?: Article;
  /** A second line where a neighbour links here: who wrote it. */
  readonly turnLine?: readonly ElementContent[];
}

export interface Article {
  readonly authors: readonly ManuscriptContributor[];
  readonly section?: string;
  readonly date?: string;
}

/** A picture for link previews. */
export interface Card extends Pick<ManuscriptImage, 'mediaType' | 'width' | 'height'> {
  /** Inside the site's folder. */
  readonly path: string;
  /** What can be seen on it; missing where nobody has said so. */
  readonly alt?: string;
}

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
