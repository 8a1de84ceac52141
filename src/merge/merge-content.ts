import type { Block, Content, Heading, Image, Inline, Link, Note, NoteReference } from '../model/content.ts';
import { readAddress } from '../text/book-path.ts';
import type { ChapterIds, LinkIndex } from '../text/cross-links.ts';
import { setTypography } from '../text/typography.ts';
import { changeBlocks, type Changes, everyBlock } from '../text/walk.ts';
import { withoutControls } from '../text/without-controls.ts';

/** What a text may refer to in the book. */
export interface Scope {
  readonly file: string;
  readonly language: string;
  readonly ids: ChapterIds;
  /** What the ids of the notes begin with; unique in the book. */
  readonly notePrefix: string;
  readonly links: LinkIndex;
  /** Name of a picture among the book's, by path. */
  readonly imageName: (path: string) => string | undefined;
}

/**
 * One chapter's text made safe to stand beside all others: every id, note and link is scoped, headings step down below
 * the chapter's title one level at a time, pictures go by their content, quotes are set. Nothing in it is lost: what
 * cannot be shown leaves its words.
 */
export function mergeContent(content: Content, scope: Scope): Content {
  const depths = closedDepths(content.blocks);
  const numbers = new Map<string, number>();
  const references = new Map<string, number>();
  const known = new Set(content.notes.map(({ id }) => id));
  const changes: Changes = {
    heading: (heading) => ({ ...heading, depth: depths.get(heading) ?? 2, id: scope.ids.headings.get(heading) }),
    link: (link) => mergeLink(link, scope),
    image: (image) => mergeImage(image, scope),
    anchor: (anchor) => {
      const id = scope.ids.anchors.get(anchor);
      return id === undefined ? [] : [{ type: 'anchor', id }];
    },
    noteReference: (reference) => {
      const { identifier } = reference;
      if (!known.has(identifier)) return [{ type: 'text', value: withoutControls(`[^${identifier}]`) }];
      if (!numbers.has(identifier)) numbers.set(identifier, numbers.size + 1);
      const occurrence = (references.get(identifier) ?? 0) + 1;
      references.set(identifier, occurrence);
      return [noteReference(scope, numbers.get(identifier) ?? 0, occurrence)];
    },
    value: withoutControls,
    inlines: (inlines) => setTypography(inlines, scope.language),
  };
  const blocks = changeBlocks(content.blocks, changes);
  const { notes, unused } = mergeNotes(content.notes, numbers, scope, changes);
  return { blocks: [...blocks, ...unused], notes };
}

function noteReference(scope: Scope, number: number, occurrence: number): NoteReference {
  return { type: 'footnoteReference', identifier: `${scope.notePrefix}-${number}`, occurrence };
}

// A note may refer to a further note, so the list grows while it is walked.
function mergeNotes(
  notes: readonly Note[],
  numbers: ReadonlyMap<string, number>,
  scope: Scope,
  changes: Changes,
): { notes: Note[]; unused: Block[] } {
  const merged: Note[] = [];
  const done = new Set<string>();
  for (let grew = true; grew;) {
    grew = false;
    for (const note of notes) {
      const number = numbers.get(note.id);
      if (number === undefined || done.has(note.id)) continue;
      done.add(note.id);
      grew = true;
      merged.push({ id: `${scope.notePrefix}-${number}`, number, children: changeBlocks(note.children, changes) });
    }
  }
  const unused = notes.filter(({ id }) => !done.has(id)).flatMap((note) => changeBlocks(note.children, changes));
  return { notes: merged.sort((one, other) => one.number - other.number), unused };
}

/** Each heading's level in the book: the first is 2, each next one at most a level deeper than the one it stands under. */
function closedDepths(blocks: readonly Block[]): Map<Heading, Heading['depth']> {
  const depths = new Map<Heading, Heading['depth']>();
  const above: number[] = [];
  for (const node of everyBlock(blocks)) {
    if (node.type !== 'heading') continue;
    while ((above.at(-1) ?? 0) >= node.depth) above.pop();
    above.push(node.depth);
    depths.set(node, Math.min(6, above.length + 1) as Heading['depth']);
  }
  return depths;
}

function mergeLink(link: Link, scope: Scope): readonly Inline[] {
  const target = scope.links.resolve(scope.file, link.url);
  const children = withoutLinks(link.children);
  if (target.kind === 'lost') return children;
  const url = target.kind === 'outside' ? target.url : `#${target.id}`;
  return [{ type: 'link', url, title: titleOf(link), children }];
}

function titleOf({ title }: Link | Image): string | null {
  return title == null ? null : withoutControls(title);
}

// A picture from the web inside a link has become a link itself; links cannot stand in links.
function withoutLinks(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.flatMap((inline): readonly Inline[] => {
    if (inline.type === 'link') return withoutLinks(inline.children);
    if ('children' in inline) return [{ ...inline, children: withoutLinks(inline.children) }];
    return [inline];
  });
}

function mergeImage(image: Image, scope: Scope): readonly Inline[] {
  const target = readAddress(scope.file, image.url);
  const alt = withoutControls(image.alt).trim();
  if (target.kind === 'file') {
    const name = scope.imageName(target.path);
    if (name !== undefined) return [{ type: 'image', url: name, alt, title: titleOf(image) }];
  }
  const words = alt || titleOf(image)?.trim() || withoutControls(fileName(image.url));
  if (target.kind !== 'outside') return [{ type: 'emphasis', children: [{ type: 'text', value: words }] }];
  return [{ type: 'link', url: target.url, title: null, children: [{ type: 'text', value: words }] }];
}

function fileName(url: string): string {
  return url.split(/[?#]/, 1)[0]?.split('/').filter(Boolean).at(-1) ?? url;
}
