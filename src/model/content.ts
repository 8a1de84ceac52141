/**
 * The closed set of nodes that a chapter consists of once it is read. It is a subset of mdast, so that mdast tools
 * work on it, plus `anchor`. A renderer that forgets one of them does not compile.
 */
export type Block = Paragraph | Heading | CodeBlock | BlockQuote | List | Table | ThematicBreak;
export type Inline = Text | Emphasis | Strong | Delete | InlineCode | Link | Image | Break | NoteReference | Anchor;

interface Placed {
  /** Where the node stood in its file; made-up nodes have none. */
  readonly position?: Position | undefined;
}

export interface Position {
  readonly start: { readonly line: number; readonly column: number; readonly offset?: number | undefined };
  readonly end: { readonly line: number; readonly column: number; readonly offset?: number | undefined };
}

export interface Paragraph extends Placed {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
}
export interface Heading extends Placed {
  readonly type: 'heading';
  /** In a chapter as read: as written. In the manuscript: 2 is the first level below the chapter's title, 6 the last. */
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  /** As read: the author's own id, if any. In the manuscript: always there, unique in the book. */
  readonly id?: string | undefined;
  readonly children: readonly Inline[];
}
export interface CodeBlock extends Placed {
  readonly type: 'code';
  readonly lang?: string | null | undefined;
  readonly value: string;
  /** Made ready for pages: the places of its lines. */
  readonly places?: readonly (string | undefined)[];
}
export interface BlockQuote extends Placed {
  readonly type: 'blockquote';
  readonly children: readonly Block[];
}
export interface List extends Placed {
  readonly type: 'list';
  readonly ordered: boolean;
  /** First number of an ordered list. */
  readonly start: number | null;
  /** Whether the items are set apart like paragraphs. */
  readonly spread: boolean;
  readonly children: readonly ListItem[];
}
export interface ListItem extends Placed {
  readonly type: 'listItem';
  /** `true` or `false` for a task, `null` for a plain item. */
  readonly checked: boolean | null;
  readonly spread: boolean;
  readonly children: readonly Block[];
}
export interface Table extends Placed {
  readonly type: 'table';
  readonly align: readonly ('left' | 'right' | 'center' | null)[];
  /** The first row is the head. */
  readonly children: readonly TableRow[];
}
export interface TableRow extends Placed {
  readonly type: 'tableRow';
  readonly children: readonly TableCell[];
}
export interface TableCell extends Placed {
  readonly type: 'tableCell';
  readonly children: readonly Inline[];
}
export interface ThematicBreak extends Placed {
  readonly type: 'thematicBreak';
}

export interface Text extends Placed {
  readonly type: 'text';
  readonly value: string;
  /** Made ready for pages: which place of its block this is, at which a page may begin. */
  readonly place?: string | undefined;
}
export interface Emphasis extends Placed {
  readonly type: 'emphasis';
  readonly children: readonly Inline[];
}
export interface Strong extends Placed {
  readonly type: 'strong';
  readonly children: readonly Inline[];
}
export interface Delete extends Placed {
  readonly type: 'delete';
  readonly children: readonly Inline[];
}
export interface InlineCode extends Placed {
  readonly type: 'inlineCode';
  readonly value: string;
}
export interface Link extends Placed {
  readonly type: 'link';
  /** As read: as written. In the manuscript: `https:`, `http:` or `mailto:`, or `#id` with an id of the book. */
  readonly url: string;
  readonly title?: string | null | undefined;
  readonly children: readonly Inline[];
}
export interface Image extends Placed {
  readonly type: 'image';
  /** As read: as written. In the manuscript: the `name` of one of its images. */
  readonly url: string;
  readonly alt: string;
  /** Printed as the caption where the image stands alone in its paragraph. */
  readonly title?: string | null | undefined;
}
export interface Break extends Placed {
  readonly type: 'break';
}
export interface NoteReference extends Placed {
  readonly type: 'footnoteReference';
  /** As read: the author's label. In the manuscript: the `id` of one of the chapter's notes. */
  readonly identifier: string;
  /** In the manuscript: 1 for the first reference to its note, 2 for the second … */
  readonly occurrence?: number;
}
/** A place that a link can lead to, without text of its own (`<a id="x"></a>`). */
export interface Anchor extends Placed {
  readonly type: 'anchor';
  readonly id: string;
}

/** A footnote's text. As read: `id` is the author's label. In the manuscript: unique in the book. */
export interface Note {
  readonly id: string;
  /** 1-based, in the order of first reference in the chapter; 0 while unknown. */
  readonly number: number;
  readonly children: readonly Block[];
  readonly position?: Position | undefined;
}

/** A chapter's text: its blocks and the notes that they refer to. */
export interface Content {
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
}
