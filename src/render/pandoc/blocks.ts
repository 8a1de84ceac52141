import { pictureWords } from '../../text/picture-words.ts';
import { pullQuote } from '../../text/pull-quote.ts';
import { isSafeAddress } from '../../text/web-address.ts';
import { inlineText } from '../../text/words.ts';
import type { Block, BlockQuote, Inline, List, ListItem, Note, Paragraph, Table } from '../../model/content.ts';
import {
  anchor,
  header,
  link,
  noAttributes,
  para,
  space,
  str,
  type Alignment,
  type Attributes,
  type ColumnWidth,
  type PandocBlock,
  type PandocInline,
} from './ast.ts';
import type { Styling } from './formats.ts';
import { noteBlocks, noteReference, type NoteWriting } from './notes.ts';
import { withoutForbidden, words } from './words.ts';
import { pictureAlone } from '../../text/pictures.ts';

/** How the text of one chapter is written. */
export interface Setting {
  readonly styling: Styling;
  /** Where each picture lies, by its name in the manuscript. */
  readonly images: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, Note>;
  /** Heading level of chapters: their own headings begin one below. */
  readonly chapterLevel: number;
  /** Widths of pictures, by their names, where pandoc would not fit them to the page. */
  readonly widths: ReadonlyMap<string, string>;
  /** Whether styles are at hand for what pandoc has no word for: the first paragraph, a pull quote, a scene break. */
  readonly hasOwnStyles: boolean;
  /** Set while a footnote is being written. */
  readonly note?: NoteWriting;
}

/** A chapter's blocks in pandoc's tree. Every value goes in as text, never as markup. */
export function blocksToPandoc(blocks: readonly Block[], setting: Setting): PandocBlock[] {
  return blocks.flatMap((block) => blockToPandoc(block, setting));
}

function blockToPandoc(block: Block, setting: Setting): readonly PandocBlock[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraph(block, setting)];
    case 'heading': {
      const level = Math.min(6, setting.chapterLevel + block.depth - 1);
      return [header(level, ownId(block.id, setting), inlinesToPandoc(block.children, setting))];
    }
    case 'code':
      return [{ t: 'CodeBlock', c: [['', languageClass(block.lang), []], withoutForbidden(block.value)] }];
    case 'blockquote':
      return quotation(block, setting);
    case 'list':
      return [list(block, setting)];
    case 'table':
      return [table(block, setting)];
    case 'thematicBreak': {
      // Book editors type a scene break as a line of stars; pandoc draws a rule across the page in Word.
      const stars = para(str('*'), space, str('*'), space, str('*'));
      return setting.hasOwnStyles ? inStyle('Scene Break', [stars], setting) : [{ t: 'HorizontalRule' }];
    }
  }
}

// The style of a pull quote says what bold letters say elsewhere.
function quotation(block: BlockQuote, setting: Setting): readonly PandocBlock[] {
  const pulled = setting.hasOwnStyles ? pullQuote(block) : undefined;
  if (pulled === undefined) return [{ t: 'BlockQuote', c: blocksToPandoc(block.children, setting) }];
  return inStyle('Pull Quote', [{ t: 'Para', c: inlinesToPandoc(pulled, setting) }], setting);
}

// A picture alone in its paragraph is a figure, its title the caption and the credit.
function paragraph(block: Paragraph, setting: Setting): PandocBlock {
  const picture = pictureAlone(block.children);
  const content = inlinesToPandoc(block.children, setting);
  if (picture === undefined || !setting.images.has(picture.url)) return { t: 'Para', c: content };
  const { caption, credit } = pictureWords(picture.title);
  const below = [caption, credit].filter((part) => part !== undefined).join(' ');
  if (below === '') return figure(content, setting);
  const plain: PandocBlock = { t: 'Plain', c: words(below) };
  return { t: 'Figure', c: [noAttributes, [null, [plain]], [{ t: 'Plain', c: content }]] };
}

// Without a style of its own it would be indented like the paragraphs around it.
function figure(picture: readonly PandocInline[], setting: Setting): PandocBlock {
  const block: PandocBlock = { t: 'Para', c: picture };
  return setting.hasOwnStyles && setting.styling !== 'none'
    ? { t: 'Div', c: [styleAttributes('Figure', setting.styling), [block]] }
    : block;
}

function list(block: List, setting: Setting): PandocBlock {
  const items = block.children.map((item) => listItem(item, block.spread || item.spread, setting));
  return block.ordered
    ? { t: 'OrderedList', c: [[block.start ?? 1, { t: 'Decimal' }, { t: 'Period' }], items] }
    : { t: 'BulletList', c: items };
}

function listItem(item: ListItem, isSpread: boolean, setting: Setting): PandocBlock[] {
  const blocks = blocksToPandoc(item.children, setting).map((block): PandocBlock =>
    block.t === 'Para' && !isSpread ? { t: 'Plain', c: block.c } : block,
  );
  const box = item.checked === null ? [] : [str(item.checked ? '☒' : '☐'), space];
  const [first, ...others] = blocks;
  if (first?.t === 'Plain' || first?.t === 'Para') return [{ t: first.t, c: [...box, ...first.c] }, ...others];
  return box.length > 0 || blocks.length === 0 ? [{ t: 'Plain', c: box }, ...blocks] : blocks;
}

const alignments = { left: 'AlignLeft', right: 'AlignRight', center: 'AlignCenter' } as const;

function table(block: Table, setting: Setting): PandocBlock {
  const columns = Math.max(...block.children.map((row) => row.children.length), 1);
  const widths = setting.styling === 'style' || setting.styling === 'odfStyle' ? columnWidths(block, columns) : [];
  const specs = Array.from({ length: columns }, (_, column) => {
    const align = block.align[column];
    const width = widths[column];
    const alignment: Alignment = { t: align ? alignments[align] : 'AlignDefault' };
    const columnWidth: ColumnWidth = width === undefined ? { t: 'ColWidthDefault' } : { t: 'ColWidth', c: width };
    return [alignment, columnWidth] as const;
  });
  const rows = block.children.map((row) => {
    const cells = Array.from({ length: columns }, (_, column) => {
      const content = inlinesToPandoc(row.children[column]?.children ?? [], setting);
      const blocks: PandocBlock[] = content.length === 0 ? [] : [{ t: 'Plain', c: content }];
      return [noAttributes, { t: 'AlignDefault' }, 1, 1, blocks] as const;
    });
    return [noAttributes, cells] as const;
  });
  const body = [noAttributes, 0, [], rows.slice(1)] as const;
  return {
    t: 'Table',
    c: [noAttributes, [null, []], specs, [noAttributes, rows.slice(0, 1)], [body], [noAttributes, []]],
  };
}

/**
 * Parts of the text's width, by the longest text of each column. Word processors otherwise take columns of a fixed
 * width, wider together than a small page.
 */
function columnWidths(block: Table, columns: number): number[] {
  const longest = Array.from({ length: columns }, (_, column) => {
    const lengths = block.children.map((row) => inlineText(row.children[column]?.children ?? []).length);
    // A word needs room, and one long column may not starve the others.
    return Math.min(Math.max(...lengths, 6), 40);
  });
  const all = longest.reduce((sum, length) => sum + length, 0);
  return longest.map((length) => Math.floor((length / all) * 1000) / 1000);
}

/** Running text in pandoc's tree. */
export function inlinesToPandoc(inlines: readonly Inline[], setting: Setting): PandocInline[] {
  return inlines.flatMap((inline) => inlineToPandoc(inline, setting));
}

function inlineToPandoc(inline: Inline, setting: Setting): PandocInline[] {
  switch (inline.type) {
    case 'text':
      return words(inline.value);
    case 'emphasis':
      return [{ t: 'Emph', c: inlinesToPandoc(inline.children, setting) }];
    case 'strong':
      return [{ t: 'Strong', c: inlinesToPandoc(inline.children, setting) }];
    case 'delete':
      return [{ t: 'Strikeout', c: inlinesToPandoc(inline.children, setting) }];
    case 'inlineCode':
      return [{ t: 'Code', c: [noAttributes, withoutForbidden(inline.value)] }];
    case 'break':
      return [{ t: 'LineBreak' }];
    case 'anchor':
      return ownId(inline.id, setting) === '' ? [] : [anchor(inline.id)];
    case 'image': {
      const path = setting.images.get(inline.url);
      if (path === undefined) return [{ t: 'Emph', c: words(inline.alt) }];
      const width = setting.widths.get(inline.url);
      const attributes: Attributes = width === undefined ? noAttributes : ['', [], [['width', width]]];
      return [{ t: 'Image', c: [attributes, words(inline.alt), [path, withoutForbidden(inline.title ?? '')]] }];
    }
    case 'link': {
      const children = inlinesToPandoc(inline.children, setting);
      return safeLink(inline.url, children, withoutForbidden(inline.title ?? ''));
    }
    case 'footnoteReference':
      return noteReference(inline, setting, (note, writing) =>
        noteBlocks(note, writing, (blocks) => blocksToPandoc(blocks, { ...setting, note: writing })),
      );
  }
}

/** A link where the address is inside the book or on the web; else only its text. */
export function safeLink(url: string, children: readonly PandocInline[], title = ''): PandocInline[] {
  // The manuscript has no other addresses. A word processor would fetch `file:` and `\\host` ones, so this looks again.
  return isSafeAddress(url) && withoutForbidden(url) === url ? [link(url, children, title)] : [...children];
}

/** Blocks in a named style, where the format has named styles or classes; elsewhere the blocks as they are. */
export function inStyle(
  name: StyleName,
  blocks: readonly PandocBlock[],
  setting: Pick<Setting, 'styling'>,
): readonly PandocBlock[] {
  return setting.styling === 'none' ? blocks : [{ t: 'Div', c: [styleAttributes(name, setting.styling), blocks] }];
}

/** Styles of ours, as templates/THEME/docx-styles.xml defines them. */
export type StyleName =
  | 'Title'
  | 'Subtitle'
  | 'Author'
  | 'Publisher'
  | 'Copyright Opening'
  | 'Copyright'
  | 'Dedication'
  | 'TOC Heading'
  | 'toc 1'
  | 'toc 2'
  | 'Contents Heading'
  | 'Contents 1'
  | 'Contents 2'
  | 'First Paragraph'
  | 'Last Paragraph'
  | 'Figure'
  | 'Chapter Subtitle'
  | 'Byline'
  | 'Section Introduction'
  | 'Author Site'
  | 'Author Card Opening'
  | 'Author Card'
  | 'Author Card Ending'
  | 'Pull Quote'
  | 'Scene Break';

function styleAttributes(name: StyleName, styling: Exclude<Styling, 'none'>): Attributes {
  if (styling === 'class') return ['', [name.toLowerCase().replaceAll(' ', '-')], []];
  // OpenDocument 1.3 part 3, 19.502 (style:name) allows no space; pandoc writes the name as it gets it.
  return ['', [], [['custom-style', styling === 'odfStyle' ? name.replaceAll(' ', '_20_') : name]]];
}

// A note that is printed twice may not bring its ids twice.
function ownId(id: string | undefined, setting: Setting): string {
  return setting.note?.isRepeated === true ? '' : (id ?? '');
}

function languageClass(lang: string | null | undefined): string[] {
  const name = (lang ?? '').toLowerCase();
  return /^[a-z][a-z0-9+#-]{0,30}$/.test(name) ? [name] : [];
}
