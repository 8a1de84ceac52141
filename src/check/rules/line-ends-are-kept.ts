import { shorten } from '../../text/quote.ts';
import type { Rule } from '../rule.ts';
import {
  itemSignOf,
  linesBelowQuotation,
  looksLikeRow,
  placeOfLines,
  tabbedCells,
  type WrittenLine,
  writtenParagraphs,
} from '../written-lines.ts';

/** Nobody's window is narrower than the first; who ends a line before the second does so on purpose. */
const [NARROWEST, NARROW] = [30, 44];
/** Lines that are longer are parts of sentences, which some people begin on a new line each. */
const LONGEST = 50;
/** From this width on, they may be such parts as long as they go on in small letters. */
const LONG = 40;

/** Verses, addresses and the like keep their lines; without a sign at their ends they run together. */
export const lineEndsAreKept: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    let written: readonly string[] | undefined;
    for (const lines of writtenParagraphs(chapter)) {
      if (lines.length < 3 || !areVerses(lines)) continue;
      // What does not belong to them is told first.
      written ??= chapter.text.split('\n');
      if (linesBelowQuotation(lines, written).length > 0) continue;
      yield {
        severity: 'warning',
        message: `These ${lines.length} short lines run together into one paragraph: "${shorten(lines.map(({ text }) => text).join(' '), 50)}".`,
        hint: 'If each is to stay a line of its own, end all but the last with a backslash, \\, or with two spaces.',
        file: chapter.file,
        ...placeOfLines(lines),
      };
    }
  }
};

/** Whether most lines end where the next word would have had room; lines with signs of their own aside. */
function areVerses(lines: readonly WrittenLine[]): boolean {
  const texts = lines.map(({ text }) => text);
  const longest = texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
  if (longest > LONGEST || (longest > LONG && isGoingOn(texts))) return false;
  if (texts.some(isSomethingElse)) return false;
  if (texts.slice(0, -1).some((text) => /(?: {2}|\\|<br\s*\/?>)\s*$/i.test(text))) return false;
  const sentences = texts.filter((text) => /[.!?]\s*$/.test(text)).length;
  if (texts.length > 3 && sentences <= texts.length / 2 && texts.every((text) => /^\P{L}*\p{Lu}/u.test(text))) {
    return true;
  }
  const limit = Math.max(NARROWEST, Math.min(NARROW, longest));
  const early = texts.slice(1).filter((text, index) => endsBefore(limit, texts[index] ?? '', text));
  return early.length > (texts.length - 1) / 2;
}

/** An item, a row, a picture or a sign of another system, of which another rule tells. */
function isSomethingElse(text: string): boolean {
  return (
    itemSignOf(text) !== undefined ||
    looksLikeRow(text) ||
    tabbedCells(text) > 1 ||
    /^(?:[<#!:{]|\[!)|^\[[^\]]*\]:/.test(text)
  );
}

function isGoingOn(texts: readonly string[]): boolean {
  return texts.filter((text) => /^\P{L}*\p{Ll}/u.test(text)).length > texts.length / 2;
}

/** Whether the next word would have had room. */
function endsBefore(limit: number, text: string, next: string): boolean {
  const [word = ''] = /^[\u2e80-\ua4cf\uac00-\ud7a3]|^\S+/.exec(next) ?? [];
  return widthOf(text.trimEnd()) + 1 + Math.min(widthOf(word), 20) <= limit;
}

// Signs of China, Japan and Korea take the room of two letters.
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g;

function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}
