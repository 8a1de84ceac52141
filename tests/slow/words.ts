/** A word of a text that was taken out of an output. */
export interface FoundWord {
  readonly word: string;
  /** Nothing but a hyphen or the like stands between it and the end of its line, or it was broken there without one. */
  readonly endsLine: boolean;
  /** 0-based. */
  readonly page: number;
}

/** The letters and numbers of a text, word by word, case kept. Ligatures and full-width forms are taken apart. */
export function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

// Soft hyphens, joiners, variation selectors and direction marks are no part of a word; marks on letters are.
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]/gu, '');
}

/** The same for a text with line ends that may cut a word in two, page by page. */
export function wordsOfPages(pages: readonly string[]): FoundWord[] {
  return pages.flatMap((text, page) =>
    plain(text)
      .split('\n')
      .flatMap((line) => {
        const words = line.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
        const endsLine = /[\p{L}\p{N}\p{M}]\p{P}?\s*$/u.test(line);
        return words.map((word, index) => ({ word, endsLine: endsLine && index === words.length - 1, page }));
      }),
  );
}

/** A text without lines, as HTML has it. */
export function unbroken(text: string): FoundWord[] {
  return wordsOf(text).map((word) => ({ word, endsLine: false, page: 0 }));
}

/** How far the rest of a word that was cut at the foot of a page may stand from it: notes, folio, running heads. */
const furniture = 120;

/**
 * Whether all expected words stand in the found ones in this order, others between them or not. Taking each word at the
 * first place where it can end decides that exactly. Gives the words that are missing: none where it is so.
 */
export function missingWords(expected: readonly string[], found: readonly FoundWord[]): string[] {
  let from = 0;
  for (const word of expected) {
    const end = firstEnd(word, found, from);
    if (end === undefined) return explainLoss(expected, found);
    from = end;
  }
  return [];
}

function firstEnd(word: string, found: readonly FoundWord[], from: number): number | undefined {
  for (let start = from; start < found.length; start++) {
    const end = endAt(word, found, start);
    if (end !== undefined) return end;
  }
  return undefined;
}

function endAt(word: string, found: readonly FoundWord[], start: number): number | undefined {
  const piece = found[start];
  if (piece === undefined) return undefined;
  if (piece.word === word) return start + 1;
  if (!piece.endsLine || !word.startsWith(piece.word)) return undefined;
  const rest = word.slice(piece.word.length);
  const next = endAt(rest, found, start + 1);
  if (next !== undefined) return next;
  for (let far = start + 2; far < Math.min(found.length, start + furniture); far++) {
    if (found[far]?.page === piece.page) continue;
    const end = endAt(rest, found, far);
    if (end !== undefined) return end;
  }
  return undefined;
}

// Only to show a reader where to look: the words that the longest common part leaves out, each behind the word before.
function explainLoss(expected: readonly string[], broken: readonly FoundWord[]): string[] {
  const found = mended(expected, broken);
  const columns = found.length + 1;
  const lengths = new Uint32Array((expected.length + 1) * columns);
  const at = (row: number, column: number) => lengths[row * columns + column] ?? 0;
  for (let row = expected.length - 1; row >= 0; row--) {
    for (let column = found.length - 1; column >= 0; column--) {
      lengths[row * columns + column] =
        expected[row] === found[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const missing: string[] = [];
  for (let row = 0, column = 0; row < expected.length; column++) {
    if (column < found.length && expected[row] === found[column]) {
      row++;
    } else if (column >= found.length || at(row, column + 1) < at(row + 1, column)) {
      missing.push(`${expected[row - 1] ?? '(start)'} [${expected[row]}]`);
      row++;
      column--;
    }
  }
  return missing.length === 0 ? ['(words in another order)'] : missing;
}

/** The found words with those put together that a line end has cut, as far as they are expected. */
function mended(expected: readonly string[], found: readonly FoundWord[]): string[] {
  const wanted = new Set(expected);
  const words: string[] = [];
  for (let index = 0; index < found.length; index++) {
    const { word, endsLine } = found[index] ?? { word: '', endsLine: false };
    const whole = word + (found[index + 1]?.word ?? '');
    const isCut = endsLine && wanted.has(whole) && !wanted.has(word);
    words.push(isCut ? whole : word);
    if (isCut) index++;
  }
  return words;
}

/** Whether the words stand side by side somewhere, a line or page end between them or not. */
export function standsIn(words: readonly string[], found: readonly FoundWord[]): boolean {
  return found.some((_, start) => {
    let from: number | undefined = start;
    for (const word of words) {
      from = endAt(word, found, from);
      if (from === undefined) return false;
    }
    return true;
  });
}

/** A text without spaces, hyphens and joined letters, as lines of a printed page may break anywhere. */
export function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad-]+/g, '');
}
