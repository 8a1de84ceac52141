/** A word as it is looked up, and where it stands in the text. */
export interface FoundWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

// Scripts that put no spaces between words. Every two letters in a row are a word there, as in most search engines.
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const pieces = new RegExp(`(?<row>[${unspaced}]+)|(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');

/** Longer runs of letters are no words that anybody types. */
const longestWord = 40;

/** The words of a text. The index is made by the same function that reads what a reader types. */
export function* wordsOf(text: string): Generator<FoundWord> {
  for (const match of text.matchAll(pieces)) {
    const [piece] = match;
    if (match.groups?.['row'] === undefined) {
      const word = folded(piece).slice(0, longestWord);
      if (word !== '') yield { word, start: match.index, end: match.index + piece.length };
    } else {
      yield* pairsOf(piece, match.index);
    }
  }
}

function* pairsOf(row: string, offset: number): Generator<FoundWord> {
  const letters = [...row];
  let start = offset;
  for (const [index, letter] of letters.entries()) {
    const second = letters[index + 1] ?? '';
    const isLoneLast = second === '' && index > 0;
    const word = folded(letter + second);
    // The last letter alone is there so that it can be found, too.
    if (word !== '') yield { word, start, end: start + (isLoneLast ? letter.length : letter.length + second.length) };
    start += letter.length;
  }
}

// Accents, Hebrew points and Arabic vowel signs, which people leave out when they search.
const marks = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0640\u064b-\u0652\u0670]/g;
const plain = /^[\x20-\x7e]*$/;
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

/** A word without capitals, accents and variants of letters: `Łódź` and `lodz` are one. */
export function folded(word: string): string {
  if (plain.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıς]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFC');
}
