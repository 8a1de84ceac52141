import type { Place } from '../../model/checked.ts';
import { shorten } from '../../text/quote.ts';
import { findInText } from '../find-in-text.ts';
import type { Rule } from '../rule.ts';

/**
 * Two stars or more, with the words up to the next ones; not between letters, where they hide a swear word. Or a star or
 * underscore that begins a word within a line; at its beginning a star may mark a note. A sign comes first, and then what may not stand before it: there are far fewer signs
 * than letters.
 */
const leftover =
  /\*(?<!(?:\\|\*|\p{L}(?=\*{1,9}\p{L}))\*)\*+(?:([^*]{1,200})\*{2,})?|\*(?<=\s\*)(?=\p{L})|_(?<![\p{L}\p{N}_\\/]_)(?=\p{Lu}?\p{Ll}+[ ,.:])|~~(?:([^~]{1,200})~~)?/gu;

/** Signs that were to make words bold or italic do so; where they cannot, they would be printed. */
export const emphasisIsClosed: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!/\*\*| \*\p{L}|_|~~/u.test(chapter.text)) continue;
    let lines: readonly string[] | undefined;
    for (const { match, place } of findInText(chapter, leftover)) {
      lines ??= chapter.text.split('\n');
      const isLineStart = match[0] === '*' && (place === undefined || isFirstInLine(lines, place));
      if (isLineStart) continue;
      const where = whereabouts(lines, match[0], place);
      yield {
        severity: 'warning',
        ...problemOf(match, where),
        file: chapter.file,
        ...(place ? { place } : {}),
      };
    }
  }
};

function isFirstInLine(lines: readonly string[], { line, column }: Place): boolean {
  return /^[\s>]*$/.test((lines[line - 1] ?? '').slice(0, column - 1));
}

function problemOf([signs, words, struck]: RegExpExecArray, where: string): { message: string; hint: string } {
  if (signs.startsWith('~')) return waves(struck, where);
  return signs.length === 1 ? single(signs, where) : stars(signs, words, where);
}

function waves(words: string | undefined, where: string): { message: string; hint: string } {
  const which = words === undefined ? `"~~" ${where} strike` : `"~~" around "${shorten(words)}" strike`;
  return {
    message: `The signs ${which} nothing out, so they are printed.`,
    hint: 'Write ~~words~~ without a space inside the signs, with two of them at both ends. Else take them out.',
  };
}

function single(sign: string, where: string): { message: string; hint: string } {
  const name = sign === '_' ? 'underscore' : 'star';
  return {
    message: `The ${name} ${where} makes nothing italic, so it is printed.`,
    hint: `Write ${sign}italic words${sign} with ${sign === '_' ? 'an' : 'a'} ${name} at both ends, without a space inside, and with a space or full stop behind.`,
  };
}

function stars(signs: string, words: string | undefined, where: string): { message: string; hint: string } {
  const hint =
    'Write **bold words** without a space inside the stars, and put a dash or colon behind them: **Blog**—a page.';
  if (words !== undefined && words.trim() !== '') {
    return { message: `The stars around "${shorten(words)}" make nothing bold, so they are printed.`, hint };
  }
  return {
    message: `The stars "${shorten(signs, 20)}" ${where} make nothing bold, so they are printed.`,
    hint: `Take them out if no words are to be bold. ${hint}`,
  };
}

/** Next to which words of their line some signs stand, so that one finds them without counting columns. */
function whereabouts(lines: readonly string[], signs: string, place: Place | undefined): string {
  if (place === undefined) return 'here';
  const line = lines[place.line - 1];
  if (!line?.startsWith(signs, place.column - 1)) return 'here';
  const end = place.column - 1 + signs.length;
  const behind = line.slice(end, end + 200);
  if (/[\p{L}\p{N}]/u.test(behind)) return `before "${shorten(behind, 40)}"`;
  const before = line.slice(Math.max(end - signs.length - 200, 0), end - signs.length);
  // The words nearest to the signs: the last few.
  const nearest = before.trim().split(/\s+/).slice(-5).join(' ');
  return /[\p{L}\p{N}]/u.test(nearest) ? `behind "${shorten(nearest)}"` : 'alone on their line';
}
