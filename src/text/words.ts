import type { Block, Content, Inline } from '../model/content.ts';

const space = /\s+/;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordCharacter = /[\p{L}\p{N}]/u;
/** Above all scripts with spaces between their words but a few, and quick to look for. */
const mayBeUnspaced = /[\u0e00-\u1fff\u2e80-\uffff]/;

/**
 * How many words a text has, as a word processor counts: runs between spaces that hold a letter or digit. Scripts
 * without spaces are counted by Unicode's word boundaries (UAX #29).
 */
export function countWords(text: string): number {
  const runs = text.split(space).filter((run) => beginsPlainly(run) || wordCharacter.test(run));
  if (!mayBeUnspaced.test(text) || !unspaced.test(text)) return runs.length;
  return runs.reduce((count, run) => count + (unspaced.test(run) ? countWithin(run) : 1), 0);
}

/** With a letter from a to z or a digit: most words do. */
function beginsPlainly(run: string): boolean {
  const unit = run.charCodeAt(0) | 0x20;
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

// V8 hands out a copy of the whole text with each word: 40,000 characters at once took more than 4 GB.
const pieceLength = 500;

function countWithin(run: string): number {
  let count = 0;
  for (let start = 0; start < run.length; start += pieceLength) {
    for (const { isWordLike } of segmenter().segment(run.slice(start, start + pieceLength))) {
      if (isWordLike) count += 1;
    }
  }
  return count;
}

let made: Intl.Segmenter | undefined;

function segmenter(): Intl.Segmenter {
  return (made ??= new Intl.Segmenter('en', { granularity: 'word' }));
}

/** Words of a chapter as its readers count them: headings, tables, captions and notes included, code blocks not. */
export function countContentWords(content: Content): number {
  return countWords([content.blocks, ...content.notes.map((note) => note.children)].map(blocksText).join('\n'));
}

/** The plain text of blocks, a line each; code blocks left out. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children);
    case 'blockquote':
      return blocksText(block.children);
    case 'list':
      return block.children.map((item) => blocksText(item.children)).join('\n');
    case 'table':
      return block.children.map((row) => row.children.map((cell) => inlineText(cell.children)).join('\t')).join('\n');
    case 'code':
    case 'thematicBreak':
      return '';
  }
}

/** The plain text of running text; a picture's description is not part of it. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline): string => {
      switch (inline.type) {
        case 'text':
        case 'inlineCode':
          return inline.value;
        case 'break':
          return ' ';
        case 'image':
        case 'anchor':
        case 'footnoteReference':
          return '';
        default:
          return inlineText(inline.children);
      }
    })
    .join('');
}
