import { familyStart } from './family-name.ts';
import { isSortedAsWritten } from './family-first.ts';
import { groupSortName, isGroupName } from './group-name.ts';
import { isPrefix, keptPrefixes, type NameSurroundings, usageOf } from './name-usage.ts';

const generation = /^(?:jr|sr|junior|senior|[ivx]{2,4}|2nd|3rd|4th)\.?$/i;
const degree =
  /^(?:ph\.?d|m\.?d|d\.?d\.?s|m\.?a|b\.?a|m\.?sc|b\.?sc|m\.?b\.?a|m\.?p\.?h|d\.?phil|ed\.?d|esq|pmp|cpa|cfa|rn|jd|llm|frs|kc|qc|obe|mbe|cbe)\.?$/i;
const title =
  /^(?:dr|prof|professor|mr|mrs|ms|mx|rev|fr|sir|dame|lady|rabbi|imam|med|dott|dott\.ssa|ing|mag|dipl\.-ing|hon|capt|col|gen|sgt|lt)\.?$/i;

/**
 * What a name is sorted by where the person does not say: `Jan van der Berg` → `Berg, Jan van der`. The conventions and
 * their sources stand in docs/names-and-languages.md. Groups, single words, names of languages that put the family
 * name first, and names that already have a comma stay as they are.
 */
export function sortName(name: string, surroundings: NameSurroundings = {}): string {
  const clean = name.trim().replace(/\s+/g, ' ');
  if (isGroupName(clean)) return groupSortName(clean);
  const { words, suffix } = takeApart(clean);
  if (words === undefined || words.length < 2) return clean;
  if (isSortedAsWritten(words, surroundings)) return clean;
  // Толстой Лев Николаевич: the name of the father stands last, so the family name stands first.
  if (words.length === 3 && isPatronymic(words[2])) return `${words[0]}, ${words[1]} ${words[2]}`;
  return turnedAround(words, suffix, surroundings) ?? clean;
}

function turnedAround(
  words: readonly string[],
  suffix: readonly string[],
  around: NameSurroundings,
): string | undefined {
  const usage = usageOf(around.country, around.language);
  let start = familyStart(words, around);
  const given = words.slice(0, start);
  const prefixes: string[] = [];
  while (given.length > 1 && isPrefix(given.at(-1))) prefixes.unshift(given.pop() ?? '');
  // `von Neumann`: no given name.
  if (given.every(isPrefix)) return undefined;
  // The Philippines keep Spanish prefixes, as English usage does (IFLA, Names of Persons: Philippines).
  start -= around.country === 'PH' ? prefixes.length : keptPrefixes(prefixes, usage);
  const family = words.slice(start);
  const behind = words.slice(given.length, start);
  const [article, bare] = usage === 'italian' ? ['', family[0] ?? ''] : withoutArticle(family[0] ?? '', usage);
  const sorted = [bare, ...family.slice(1)].join(' ');
  return [sorted, [...given, ...behind, ...(article === '' ? [] : [article])].join(' '), ...suffix].join(', ');
}

/**
 * Articles that are written together with the name: `Tawfiq al-Hakim` → `Hakim, Tawfiq al-` (Chicago 16.75), `Jean
 * d'Ormesson` → `Ormesson, Jean d'` (AACR2 22.5D1). `D'Annunzio` and, in English usage, `El-Baz` keep theirs.
 */
function withoutArticle(word: string, usage: string): [article: string, bare: string] {
  const [, article = '', rest = ''] = /^((?:a[ldnrstz]h?|el|ed|es|ez|d)[-'’‑])(.{2,})$/iu.exec(word) ?? [];
  const isArabic = /[-‑]$/.test(article) && !/^d/i.test(article);
  const isSmall = article !== '' && article === article.toLowerCase();
  if (article === '' || (!isArabic && !isSmall) || (!isSmall && usage === 'english')) return ['', word];
  return isArabic || /^d['’]$/.test(article) ? [article, rest] : ['', word];
}

/** The words of the name proper, without titles; degrees are dropped, `Jr.` becomes the suffix. */
function takeApart(name: string): { words?: readonly string[]; suffix: readonly string[] } {
  const [main = '', ...parts] = name.split(/\s*[,،]\s*/);
  // `Doe, Jane`: sorted already.
  if (!parts.every((part) => generation.test(part) || degree.test(part))) return { suffix: [] };
  const words = main.split(' ');
  while (words.length > 2 && title.test(words[0] ?? '')) words.shift();
  while (words.length > 2 && /^\(.*\)$/.test(words.at(-1) ?? '')) words.pop();
  const suffix = parts.filter((part) => generation.test(part));
  while (words.length > 2) {
    const last = words.at(-1) ?? '';
    if (generation.test(last)) suffix.unshift(last);
    else if (!degree.test(last) || !/[.]|[A-Z].*[A-Z]/.test(last)) break;
    words.pop();
  }
  return { words, suffix };
}

function isPatronymic(word: string | undefined): boolean {
  return /(?:ович|евич|ёвич|йович|овна|евна|ична|инична|івна|ївна)$/u.test(word ?? '');
}
