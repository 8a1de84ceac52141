import {
  chineseFamilies,
  hungarianGiven,
  koreanFamilies,
  plainWord,
  vietnameseFamilies,
  westernGiven,
} from './name-words.ts';
import type { NameSurroundings } from './name-usage.ts';

// Scripts of languages in which nobody turns a name around: Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese,
// Ethiopic, Tibetan. Sources: IFLA, Names of Persons; Chicago 16.76-16.87.
const asWritten =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Ethiopic}\p{Script=Tibetan}\p{M}\s・·ー、，\u200B]+$/u;
// Countries where the first name is the name: Burma, Thailand, Ethiopia, Eritrea, Laos, Bhutan.
const firstNameCountries = new Set(['MM', 'TH', 'ET', 'ER', 'LA', 'BT']);
const malayCountries = new Set(['MY', 'SG', 'BN', 'ID']);
const chineseCountries = new Set(['CN', 'TW', 'HK', 'MO', 'SG']);

/** Whether a name is sorted as it is written, because what lists sort by comes first already. */
export function isSortedAsWritten(words: readonly string[], { country, language }: NameSurroundings): boolean {
  const [first = '', second = ''] = words;
  const last = words.at(-1) ?? '';
  if (asWritten.test(words.join(' '))) return true;
  const spoken = language?.split('-')[0];
  if (isIcelandic(last, country, spoken)) return true;
  if (isVietnamese(words, country)) return true;
  // Mahathir bin Mohamad: the second part is the father's name.
  const isMalay = words.slice(1, -1).some((word) => /^(?:bint?i?|binte|a\/[lp]|s\/o|d\/o)$/i.test(word));
  if (isMalay && country !== undefined && malayCountries.has(country)) return true;
  if (country !== undefined && firstNameCountries.has(country)) return !westernGiven.has(plainWord(first));
  if (country === 'HU' || spoken === 'hu') return isHungarianOrder(first, last, spoken);
  if (koreanFamilies.has(plainWord(first)) && /^\p{Lu}\p{Ll}+-\p{Ll}+$/u.test(second) && words.length === 2)
    return true;
  if (country === 'KR' || country === 'KP') return isFamilyFirst(words, koreanFamilies);
  return country !== undefined && chineseCountries.has(country) && isFamilyFirst(words, chineseFamilies);
}

// Daughters and sons: in Iceland these are no family names (IFLA, Names of Persons: Iceland).
function isIcelandic(last: string, country: string | undefined, language: string | undefined): boolean {
  const isDaughter = /d[óo]ttir$/iu.test(last);
  const isChild = isDaughter || /s(?:on|en)$/iu.test(last);
  return isChild && (country === 'IS' || (country === undefined && (language === 'is' || /dóttir$/u.test(last))));
}

// Đ, ơ, ư and letters with two marks are in no other language's names.
const vietnameseLetter = /[đĐơƠưƯ\u1EA0-\u1EF9]/u;

function isVietnamese(words: readonly string[], country: string | undefined): boolean {
  const startsWithFamily = vietnameseFamilies.has(plainWord(words[0] ?? ''));
  const endsWithFamily = vietnameseFamilies.has(plainWord(words.at(-1) ?? ''));
  if (!startsWithFamily || words.length < 2) return false;
  return country === 'VN' ? !endsWithFamily || words.length > 2 : vietnameseLetter.test(words.join(' '));
}

function isHungarianOrder(first: string, last: string, language: string | undefined): boolean {
  const isGiven = (word: string) => hungarianGiven.has(plainWord(word));
  return isGiven(last) === isGiven(first) ? language === 'hu' : isGiven(last);
}

function isFamilyFirst(words: readonly string[], families: ReadonlySet<string>): boolean {
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  if (westernGiven.has(plainWord(first)) || !families.has(plainWord(first))) return false;
  return words.length === 2 && !families.has(plainWord(last));
}
