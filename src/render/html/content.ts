import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Block, CodeBlock, Inline, List, Note, NoteReference, Paragraph, Table } from '../../model/content.ts';
import type { ManuscriptImage } from '../../model/manuscript.ts';
import { pullQuote } from '../../text/pull-quote.ts';
import { isEmptyRow } from '../../text/markdown/table-head.ts';
import { shortLines } from '../../text/short-lines.ts';
import { type PictureWords, pictureWords } from '../../text/picture-words.ts';
import { isSafeAddress } from '../../text/web-address.ts';
import { pictureAlone } from '../../text/pictures.ts';

/** How one HTML flavour writes what differs between the EPUB and the site. */
export interface HtmlFlavour {
  /** Turns `#id` into an address relative to the page being written. */
  readonly href: (id: string) => string;
  /** Address of an image file, relative to the page being written. */
  readonly image: (image: ManuscriptImage) => string;
  /** More properties of every image, such as `loading`. */
  readonly imageProperties?: Readonly<Record<string, string>>;
  readonly images: ReadonlyMap<string, ManuscriptImage>;
  /** The notes of the chapter being written, by id. */
  readonly notes: ReadonlyMap<string, Note>;
  /** Properties of a note reference's link, such as `epub:type`. */
  readonly noteReference: Readonly<Record<string, string>>;
  /** Put in front of a top-level block, by its index, or of a place inside of one: a page break mark. */
  readonly before?: (place: string) => readonly ElementContent[];
}

/** A chapter's blocks as HTML nodes. Every value goes in as text or attribute, never as markup. */
export function blocksToHtml(blocks: readonly Block[], flavour: HtmlFlavour): ElementContent[] {
  return blocks.flatMap((block, index) => [...(flavour.before?.(String(index)) ?? []), blockToHtml(block, flavour)]);
}

function nested(blocks: readonly Block[], flavour: HtmlFlavour): ElementContent[] {
  return blocks.map((block) => blockToHtml(block, flavour));
}

function blockToHtml(block: Block, flavour: HtmlFlavour): ElementContent {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block, flavour);
    case 'heading':
      return h(`h${block.depth}`, { id: block.id }, inlinesToHtml(block.children, flavour));
    case 'code':
      return h(
        'pre',
        { tabIndex: 0, dir: 'ltr' },
        h('code', { className: codeClass(block.lang) }, codeLines(block, flavour)),
      );
    case 'blockquote':
      return h('blockquote', { className: pullQuote(block) && 'pull' }, nested(block.children, flavour));
    case 'list':
      return list(block, flavour);
    case 'table':
      return table(block, flavour);
    case 'thematicBreak':
      return h('hr');
  }
}

// A picture alone in its paragraph is a figure, its title the caption and the credit.
function paragraph(block: Paragraph, flavour: HtmlFlavour): ElementContent {
  const picture = pictureAlone(block.children);
  if (picture === undefined) {
    const lines = shortLines(block.children);
    const className = lines === 0 ? undefined : lines > 2 ? 'verse' : 'lines';
    return h('p', { className }, inlinesToHtml(block.children, flavour));
  }
  return h('figure', inlinesToHtml([picture], flavour), captionToHtml(pictureWords(picture.title)));
}

function captionToHtml({ caption, credit }: PictureWords): ElementContent | undefined {
  if (caption === undefined && credit === undefined) return undefined;
  const between = caption !== undefined && credit !== undefined ? ' ' : undefined;
  const small = credit === undefined ? undefined : h('span', { className: 'picture-credit' }, credit);
  return h('figcaption', [caption, between, small]);
}

function list(block: List, flavour: HtmlFlavour): ElementContent {
  const isTasks = block.children.some((item) => item.checked !== null);
  const items = block.children.map((item) => {
    const children = item.children.flatMap((child) =>
      child.type === 'paragraph' && !block.spread && !item.spread && pictureAlone(child.children) === undefined
        ? inlinesToHtml(child.children, flavour)
        : [blockToHtml(child, flavour)],
    );
    const box = item.checked === null ? [] : [taskBox(item.checked)];
    return h('li', { className: item.checked === null ? undefined : 'task' }, [...box, ...children]);
  });
  const className = isTasks ? 'tasks' : undefined;
  return block.ordered
    ? h('ol', { start: block.start === null || block.start === 1 ? undefined : block.start, className }, items)
    : h('ul', { className }, items);
}

// A sign and its meaning instead of an <input>: it reads the same in print, on paper and aloud.
function taskBox(checked: boolean): ElementContent {
  return h('span', { className: 'box', role: 'img', ariaLabel: checked ? '✓' : '–' }, checked ? '☑ ' : '☐ ');
}

function table(block: Table, flavour: HtmlFlavour): ElementContent {
  const [head, ...rows] = block.children;
  const cells = (row: Table['children'][number], tag: 'th' | 'td') =>
    row.children.map((cell, column) => {
      const align = block.align[column];
      const properties = { scope: tag === 'th' ? 'col' : undefined, className: align ? `align-${align}` : undefined };
      return h(tag, properties, inlinesToHtml(cell.children, flavour));
    });
  return h('div', { className: 'table', tabIndex: 0 }, [
    h('table', [
      head && !isEmptyRow(head) ? h('thead', h('tr', cells(head, 'th'))) : undefined,
      rows.length > 0
        ? h(
            'tbody',
            rows.map((row) => h('tr', cells(row, 'td'))),
          )
        : undefined,
    ]),
  ]);
}

/** Running text as HTML nodes. */
export function inlinesToHtml(inlines: readonly Inline[], flavour: HtmlFlavour): ElementContent[] {
  return inlines.flatMap((inline) => {
    const place = inline.type === 'text' ? inline.place : undefined;
    return [...placeBefore(place, flavour), inlineToHtml(inline, flavour)];
  });
}

function placeBefore(place: string | undefined, flavour: HtmlFlavour): readonly ElementContent[] {
  return place === undefined ? [] : (flavour.before?.(place) ?? []);
}

function codeLines({ value, places = [] }: CodeBlock, flavour: HtmlFlavour): ElementContent[] {
  const lines = value.split('\n');
  return lines.flatMap((line, index) => [
    ...placeBefore(places[index], flavour),
    { type: 'text', value: index < lines.length - 1 ? `${line}\n` : line },
  ]);
}

function inlineToHtml(inline: Inline, flavour: HtmlFlavour): ElementContent {
  switch (inline.type) {
    case 'text':
      return { type: 'text', value: inline.value };
    case 'emphasis':
      return h('em', inlinesToHtml(inline.children, flavour));
    case 'strong':
      return h('strong', inlinesToHtml(inline.children, flavour));
    case 'delete':
      return h('del', inlinesToHtml(inline.children, flavour));
    case 'inlineCode':
      return h('code', inline.value);
    case 'break':
      return h('br');
    case 'anchor':
      return h('span', { id: inline.id });
    case 'image': {
      const image = flavour.images.get(inline.url);
      if (!image) return h('em', inline.alt);
      const { width, height } = image;
      return h('img', { src: flavour.image(image), alt: inline.alt, width, height, ...flavour.imageProperties });
    }
    case 'link': {
      if (!isSafeAddress(inline.url)) return h('span', inlinesToHtml(inline.children, flavour));
      const inside = inline.url.startsWith('#');
      const href = inside ? flavour.href(inline.url.slice(1)) : inline.url;
      const rel = inside ? undefined : 'noopener nofollow ugc';
      return h('a', { href, rel, title: inline.title ?? undefined }, inlinesToHtml(inline.children, flavour));
    }
    case 'footnoteReference': {
      const note = flavour.notes.get(inline.identifier);
      const number = String(note?.number ?? '?');
      const properties = { href: `#${inline.identifier}`, id: noteReferenceId(inline), ...flavour.noteReference };
      return h('sup', { className: 'note-ref' }, h('a', properties, number));
    }
  }
}

/** Id of the place in the text that a note's way back leads to. */
export function noteReferenceId({
  identifier,
  occurrence = 1,
}: Pick<NoteReference, 'identifier' | 'occurrence'>): string {
  return occurrence === 1 ? `${identifier}-ref` : `${identifier}-ref-${occurrence}`;
}

function codeClass(lang: string | null | undefined): string | undefined {
  return lang && /^[\w+#.-]{1,40}$/.test(lang) ? `language-${lang}` : undefined;
}
