import type { Image, Note } from '../../model/content.ts';
import type { ManuscriptImage } from '../../model/manuscript.ts';
import type { Press } from './press.ts';
import { printable } from './printable.ts';
import type { PrintedLinks } from './printed-links.ts';

/** A node as the theme reads it: a bare string is text; everything else is told apart by `type`. */
export type Data = string | { readonly type: string; readonly [field: string]: unknown };

/** What a tree needs to know about the book around it. */
export interface ContentSurroundings {
  readonly images: ReadonlyMap<string, ManuscriptImage>;
  /** Ids that the PDF can be sure to have: a link to anything else is set as plain text. */
  readonly targets: ReadonlySet<string>;
  /** Pictures that the engine could not read; a frame with their text stands for them. */
  readonly unreadable: ReadonlySet<string>;
  readonly links: Press['links'];
  /** Whether the lines are those of a narrow column. */
  readonly isNarrow?: boolean;
}

/** What is known on the way through a tree. */
export interface Walk extends ContentSurroundings {
  readonly printedLinks: PrintedLinks;
  readonly notes: ReadonlyMap<string, Note>;
  headingDepth: number;
  /** Notes already written out. */
  readonly defined: Set<string>;
}

export function anchorData(id: string | undefined): Data[] {
  return id === undefined ? [] : [{ type: 'anchor', id }];
}

export function placeData(place: string | undefined, walk: Walk): Data[] {
  return place === undefined ? [] : [{ type: 'place', mark: markOfPlace(place, walk) }];
}

// As the theme's `mark` takes it.
export function markOfPlace(place: string | undefined, { printedLinks }: Walk) {
  return place === undefined ? null : [printedLinks.prefix, place];
}

export function textOf(nodes: readonly Data[]): string {
  return nodes
    .map((node) =>
      typeof node === 'string'
        ? node
        : `${(node['value'] as string | undefined) ?? ''}${textOf((node['children'] as Data[] | undefined) ?? [])}`,
    )
    .join('');
}

/** A last word of a few letters ("it.") never stands in a line by itself; in narrow columns, no last word does. */
export function withoutRunt(children: readonly Data[], { isNarrow = false } = {}): readonly Data[] {
  const last = children.at(-1);
  // What is no longer stands in one line.
  const [shortLine, word] = isNarrow ? [30, /(?<=\S{2}) (?=\S{1,12}$)/u] : [60, /(?<=\S{2}) (?=\S{1,5}$)/u];
  if (typeof last !== 'string' || textOf(children).length <= shortLine) return children;
  return [...children.slice(0, -1), last.replace(word, '\u00A0')];
}

export function imageData(node: Image, walk: Walk): { readonly type: string; readonly [field: string]: unknown } {
  const image = walk.images.get(node.url);
  const readable = image !== undefined && !walk.unreadable.has(node.url);
  return {
    type: 'image',
    path: readable ? `/${image.name}` : null,
    alt: printable(node.alt),
    width: image?.width ?? 1,
    height: image?.height ?? 1,
  };
}
