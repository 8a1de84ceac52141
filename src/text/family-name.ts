import { plainWord, spanishFamilies, spanishSecondGiven } from './name-words.ts';
import { isPrefix, type NameSurroundings, usageOf } from './name-usage.ts';

// Ó Cadhain, Ní Dhomhnaill, Mac Giolla, Abu Zayd, Ibn Khaldun, bin Laden, Ben Yehuda, St. John: part of the family name.
const opening =
  /^(?:ó|o|ní|nic|mac|mc|uí|ua|ap|abu|abou|aboul|abul|umm|ibn|ebn|bin|bint|ben|bar|bat|al|āl|st|st\.|ste|ste\.|saint|sainte|san|santa|santo|são|sant|fitz|de'|'abd|abd|abdul|abdel|abdal|abdur)$/iu;
const arabicOpening = /^(?:عبد|أبو|ابو|أبي|بن|ابن|آل|أم|بو|בן|בר|בת|אבו|אבן|בן־)$/u;
// Words that say whose child: part of the family name in Portuguese (AACR2 22.5C8).
const portugueseChild = /^(?:filho|filha|neto|netto|neta|sobrinho|júnior|junior|segundo|terceiro)\.?$/iu;
const portugueseCountries = new Set(['BR', 'PT', 'AO', 'MZ', 'CV', 'GW', 'ST', 'TL']);
const joining = new Set(['y', 'i', 'e']);

/** Where the family name begins, prefixes in small letters not counted; never at the first word. */
export function familyStart(words: readonly string[], around: NameSurroundings): number {
  let start = words.length - 1;
  if (isPortugueseChild(words, around)) start--;
  else if (hasTwoFamilyNames(words, start, around)) start = spanishStart(words, start);
  else if (start > 2 && joining.has(words[start - 1] ?? '') && !isPrefix(words[start - 2])) start -= 2;
  while (start > 1 && belongsTo(words[start - 1] ?? '', around)) start--;
  return Math.max(1, start);
}

function belongsTo(word: string, { country }: NameSurroundings): boolean {
  if (arabicOpening.test(word)) return true;
  // `John Ben Smith` has a second given name; in Israel it is a family name (Chicago 16.80).
  if (/^(?:ben|bar|bat)$/i.test(word)) return country === 'IL';
  if (/^o$/i.test(word)) return country === 'IE';
  return opening.test(word) ? word !== 'al' : isCapitalPrefix(word);
}

function isCapitalPrefix(word: string): boolean {
  const lower = word.toLowerCase();
  return word !== lower && lower.length > 1 && isPrefix(lower) && !['in', 'do'].includes(lower);
}

function isPortugueseChild(words: readonly string[], { country, language }: NameSurroundings): boolean {
  const isPortuguese = portugueseCountries.has(country ?? '') || language?.split('-')[0] === 'pt';
  const last = words.at(-1) ?? '';
  // Of these, `Neto` and `Filho` are Portuguese wherever they stand.
  return words.length > 2 && portugueseChild.test(last) && (isPortuguese || /^(?:filho|sobrinho)$/iu.test(last));
}

/**
 * Spanish names end with two family names and are sorted by the first (IFLA, Names of Persons: Spain). Where the
 * country says so, every name of four words has two, and every name of three whose second word is no given name.
 */
function hasTwoFamilyNames(words: readonly string[], last: number, around: NameSurroundings): boolean {
  const before = words[last - 1] ?? '';
  if (last < 2 || isPrefix((words[last] ?? '').toLowerCase())) return false;
  if (joining.has(before)) return last > 2 && ['y', 'i'].includes(before);
  if (isPrefix(before.toLowerCase()) || /^\p{Lu}\.?$/u.test(before)) return false;
  // There the mother's name stands before the father's.
  if (portugueseCountries.has(around.country ?? '') || around.country === 'PH') return false;
  const isSpanish = usageOf(around.country, around.language) === 'spanish';
  if (isSpanish)
    return !spanishSecondGiven.has(plainWord(before)) || (last > 2 && spanishFamilies.has(plainWord(before)));
  return (
    spanishFamilies.has(plainWord(before)) && spanishFamilies.has(plainWord(words[last] ?? '')) && before.length > 3
  );
}

function spanishStart(words: readonly string[], last: number): number {
  return joining.has(words[last - 1] ?? '') ? last - 2 : last - 1;
}
