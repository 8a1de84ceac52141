import type { Chapter } from '../model/chapter.ts';
import type { Place } from '../model/checked.ts';
import type { Position } from '../model/content.ts';
import { everyNode } from '../text/walk.ts';

/** A line as its author wrote it, without the signs of the quotation or the list that it stands in. */
export interface WrittenLine {
  readonly text: string;
  readonly line: number;
  /** Where `text` begins. */
  readonly column: number;
}

// Several rules ask for the same lines, one after the other.
const taken = new WeakMap<Chapter, readonly (readonly WrittenLine[])[]>();

/**
 * The lines of every paragraph of a chapter, as they were before line breaks became spaces. None where the top of the
 * file could not be read: its lines may stand among the text's.
 */
export function writtenParagraphs(chapter: Chapter): readonly (readonly WrittenLine[])[] {
  const known = taken.get(chapter);
  if (known) return known;
  const lines = chapter.text.split('\n');
  const nodes = chapter.headIsRead ? everyNode(chapter.content) : [];
  const paragraphs = nodes.flatMap((node) =>
    node.type === 'paragraph' && node.position ? [linesAt(lines, node.position)] : [],
  );
  taken.set(chapter, paragraphs);
  return paragraphs;
}

function linesAt(lines: readonly string[], { start, end }: Position): WrittenLine[] {
  return lines.slice(start.line - 1, end.line).map((written, index): WrittenLine => {
    const signs = index === 0 ? start.column - 1 : (/^[\s>]*/.exec(written)?.[0].length ?? 0);
    const to = index === end.line - start.line ? end.column - 1 : undefined;
    return { text: written.slice(signs, to), line: start.line + index, column: signs + 1 };
  });
}

/**
 * The lines of a paragraph that belong to a quotation though no ">" stands before them, as before its first one.
 * `lines` are those of the whole file.
 */
export function linesBelowQuotation(
  paragraph: readonly WrittenLine[],
  lines: readonly string[],
): readonly WrittenLine[] {
  const [first, ...others] = paragraph;
  if (first === undefined || others.length === 0) return [];
  const signs = lines[first.line - 1]?.slice(0, first.column - 1) ?? '';
  // HTML has quotations, too; they end with their tag.
  if (!/^[\s\d>.)*+-]*$/.test(signs) || !signs.includes('>')) return [];
  return others.filter(({ line }) => !/^\s*>/.test(lines[line - 1] ?? ''));
}

/** From the first to the last of some lines. */
export function placeOfLines(lines: readonly WrittenLine[]): { place: Place } | Record<string, never> {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return {};
  const endColumn = last.column + last.text.trimEnd().length;
  return { place: { line: first.line, column: first.column, endLine: last.line, endColumn } };
}

/** What an author may have meant as an item of a list, and Markdown takes as text. */
export type ItemSign = 'bullet' | 'sign' | 'number';

/** The sign at the beginning of a line that looks like an item of a list. */
export function itemSignOf(text: string): { readonly kind: ItemSign; readonly sign: string } | undefined {
  const sign = /^(?:[•●▪■◦○‣⁃∙➢➤►❖·→★☆✓✔✗✘–—]|\(?(?:\d{1,4}|[a-z])[.)]|[-+*])/iu.exec(text)?.[0];
  if (sign === undefined) return undefined;
  const rest = text.slice(sign.length);
  if (/^[•●▪■◦○‣⁃∙➢➤►❖]$/u.test(sign)) return /^\s*\S/.test(rest) ? { kind: 'bullet', sign } : undefined;
  if (/^[·→★☆✓✔✗✘–—]$/u.test(sign)) return /^\s*[\p{L}\p{N}“"'¡¿]/u.test(rest) ? { kind: 'sign', sign } : undefined;
  // A second star closes the first one.
  if (sign === '*' && rest.replaceAll('\\*', '').includes('*')) return undefined;
  if (/^[-+*]$/.test(sign)) return /^[\p{L}“"¡¿]/u.test(rest) ? { kind: 'sign', sign } : undefined;
  const isLetter = /[a-z]/i.test(sign);
  // "A. Smith" begins with initials, "1.5" with a number, "I." with a roman one.
  if (isLetter && sign.endsWith('.')) return undefined;
  return (isLetter ? /^\s+\S/ : /^\s*[\p{L}“"'¡¿*[]/u).test(rest) ? { kind: 'number', sign } : undefined;
}

/** How many cells a line has whose words stand apart by tabs, as in a table that was copied; 1 where there is no tab. */
export function tabbedCells(text: string): number {
  return text.trim().split(/\t+/).length;
}

/** Whether a line looks like a row of a table; bars in code are none. */
export function looksLikeRow(text: string): boolean {
  const outside = text.replace(/\\\||`[^`]*`/g, '').trim();
  const cells = outside.split('|');
  if (cells.length > 1 && /^[\s|:-]+$/.test(outside)) return true;
  if (outside.startsWith('|') && outside.endsWith('|')) return cells.length > 3;
  return cells.length > 2 && cells.every((cell) => cell.trim() !== '');
}
