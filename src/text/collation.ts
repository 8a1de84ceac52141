import { BookError } from '../model/book-error.ts';
import { byCodePoints } from './code-point-order.ts';

/** A comparison for sorting; 0 only for equal texts. */
export type Compare = (one: string, other: string) => number;

/**
 * The order of a language as Unicode's CLDR has it, from the tables inside Node, never from the machine: for a
 * language that it does not know, `Intl` would quietly take the machine's own, so English stands behind every tag.
 */
export function collatorFor(language: string, options: Intl.CollatorOptions = {}): Intl.Collator {
  requireLanguages();
  return new Intl.Collator([language, 'en'], options);
}

/** Refuses a Node without the rules of other languages, which would sort every book as an English one and say nothing. */
export function requireLanguages(known: readonly string[] = Intl.Collator.supportedLocalesOf(['sv', 'cs'])): void {
  if (known.length < 2)
    throw new BookError('This Node was built without the rules of languages, so names cannot be put in order.', {
      hint: 'Install Node from nodejs.org, or one that was built with "full-icu".',
    });
}

/** Names of countries in a language, in English where it is not known. */
export function countryNames(language: string): Intl.DisplayNames {
  return new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' });
}

/**
 * The order of sort names: word by word, family name before given names, as libraries file them (ALA Filing Rules
 * 1980; ISO 7154). Apostrophes do not count, hyphens count as spaces, nor does the Arabic article before a name.
 * Names that are alike to the language go by code points, so that the order is the same on every machine.
 */
export function nameOrder(language: string): Compare {
  const collator = collatorFor(language);
  const keys = new Map<string, readonly string[]>();
  const keyOf = (sort: string) => {
    const known = keys.get(sort);
    if (known !== undefined) return known;
    const key = sort
      .normalize('NFC')
      .split(/\s*[,،]\s*/)
      .map(filed);
    keys.set(sort, key);
    return key;
  };
  return (one, other) => {
    const [ones, others] = [keyOf(one), keyOf(other)];
    for (let part = 0; part < Math.max(ones.length, others.length); part++) {
      const order = collator.compare(ones[part] ?? '', others[part] ?? '');
      if (order !== 0) return order;
    }
    return collator.compare(one, other) || byCodePoints(one, other);
  };
}

function filed(part: string): string {
  return part
    .replace(/['’ʼ`´"“”„«»()[\]]/gu, '')
    .replace(/[-‐‑–]/g, ' ')
    .replace(/^ال(?=\p{L}{2})/u, '')
    .trim();
}

// Two or three letters that a language counts as one (CLDR 48, index characters).
const digraphs: Readonly<Record<string, readonly string[]>> = {
  cs: ['Ch'],
  sk: ['Ch'],
  hu: ['Dzs', 'Cs', 'Dz', 'Gy', 'Ly', 'Ny', 'Sz', 'Ty', 'Zs'],
  hr: ['Dž', 'Lj', 'Nj'],
  bs: ['Dž', 'Lj', 'Nj'],
  sq: ['Dh', 'Gj', 'Ll', 'Nj', 'Rr', 'Sh', 'Th', 'Xh', 'Zh'],
  cy: ['Ch', 'Dd', 'Ff', 'Ng', 'Ll', 'Ph', 'Rh', 'Th'],
};

/**
 * The letter under which an index has a sort name, as its language counts letters: `Å` is an A in English, not in
 * Swedish; Czech has a Ch; Korean goes by first consonants. `#` for names without letters, `漢` for Chinese characters.
 */
export function headLetters(language: string): (sort: string) => string {
  const collator = collatorFor(language, { sensitivity: 'base' });
  const joined = digraphs[language.split('-')[0] ?? ''] ?? [];
  return (sort) => {
    const [, start = ''] = /^[^\p{L}\p{N}]*(.*)$/su.exec(filed(sort.normalize('NFC'))) ?? [];
    const [, first = ''] = /^(\p{L}\p{M}*)/u.exec(start) ?? [];
    if (first === '') return '#';
    if (/^\p{Script=Han}/u.test(first)) return '漢';
    if (/^[가-힣]/u.test(first)) return firstConsonant(first);
    const digraph = joined.find((letters) => start.toLowerCase().startsWith(letters.toLowerCase()));
    if (digraph !== undefined) return digraph;
    const plain = (latin[first.toLowerCase()] ?? first.normalize('NFD').replace(/\p{M}+/gu, '')).toUpperCase();
    return collator.compare(plain, first) === 0 ? plain : first.toLocaleUpperCase(language);
  };
}

// Letters that CLDR files as variants of others without Unicode taking them apart.
const latin: Readonly<Record<string, string>> = {
  ø: 'O',
  đ: 'D',
  ð: 'D',
  ħ: 'H',
  ł: 'L',
  ŧ: 'T',
  ı: 'I',
  æ: 'A',
  œ: 'O',
};
const consonants = [...'ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ'];

// A syllable's code is 588 × first consonant + … (The Unicode Standard, 3.12).
function firstConsonant(syllable: string): string {
  return consonants[Math.floor(((syllable.codePointAt(0) ?? 0) - 0xac00) / 588)] ?? syllable;
}
