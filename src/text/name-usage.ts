/** What is known around a name: where the person lives (ISO 3166-1), and the language of the book or chapter. */
export interface NameSurroundings {
  readonly country?: string | undefined;
  readonly language?: string | undefined;
}

/**
 * Where libraries put the prefixes of family names. Sources: IFLA, Names of Persons (4th ed. 1996); AACR2 22.5D, which
 * RDA appendix F repeats; The Chicago Manual of Style 16.71-16.87. A prefix with a capital stays before the family
 * name in every usage, for its bearer says so.
 */
export type Usage =
  'afrikaans' | 'dutch' | 'english' | 'flemish' | 'french' | 'italian' | 'nordic' | 'spanish' | 'other';

const countriesOf: Readonly<Record<Exclude<Usage, 'other'>, string>> = {
  afrikaans: 'ZA NA',
  dutch: 'NL SR AW CW',
  english: 'AU GB IE NZ PH US',
  flemish: 'BE',
  french: 'FR MC LU HT SN CI CM ML BF NE TG BJ GA CG CD MG RE GP MQ GF',
  italian: 'IT SM VA',
  nordic: 'SE NO DK FI',
  spanish: 'ES AR BO CL CO CR CU DO EC GQ GT HN MX NI PA PE PR PY SV UY VE',
};
const usageByCountry = new Map(
  Object.entries(countriesOf).flatMap(([usage, codes]) => codes.split(' ').map((code) => [code, usage as Usage])),
);
const usageByLanguage = new Map<string, Usage>([
  ['af', 'afrikaans'],
  ['nl', 'dutch'],
  ['nl-BE', 'flemish'],
  ['fr', 'french'],
  ['it', 'italian'],
  ['sv', 'nordic'],
  ['da', 'nordic'],
  ['nb', 'nordic'],
  ['no', 'nordic'],
  ['fi', 'nordic'],
  ['es', 'spanish'],
]);

/** The usage of a person's country, else of the language. English as a language says nothing: anyone may write it. */
export function usageOf(country: string | undefined, language: string | undefined): Usage {
  const byCountry = country === undefined ? undefined : usageByCountry.get(country);
  if (byCountry !== undefined || country !== undefined) return byCountry ?? 'other';
  return usageByLanguage.get(language ?? '') ?? usageByLanguage.get((language ?? '').split('-')[0] ?? '') ?? 'other';
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));
// Prefixes in small letters, wherever they come from.
const all = set(
  "a à af al am auf aus aus'm av beim d' da dal dalla das de degli dei del dela della delle dello dem den der des di do " +
    "dos du e el het i im in la las le les li lo los op 's 't te ten ter und van ver vom von vor y zu zum zur",
);
// Articles, and articles melted into a preposition: these stay before the name (Du Méril, Zum Busch, Della Volpaia).
const kept = set("am aus'm beim dal dalla degli dei della delle dello di du des im le les li lo vom ver zum zur");
const keptByUsage: Readonly<Record<Usage, ReadonlySet<string>>> = {
  afrikaans: all,
  english: kept,
  flemish: all,
  italian: all,
  nordic: new Set([...kept, 'de', 'la', 'del']),
  french: new Set([...kept, 'la']),
  dutch: set('ver'),
  spanish: new Set([...kept, 'el', 'los', 'las', 'la']),
  other: kept,
};

export function isPrefix(word: string | undefined): boolean {
  return word !== undefined && all.has(word.replaceAll('’', "'"));
}

/**
 * How many of the small prefixes right before the family name stay there: `de la` of `Jean de la Fontaine` keeps one in
 * French usage (La Fontaine, Jean de) and none in Spanish (Torre, José de la).
 */
export function keptPrefixes(prefixes: readonly string[], usage: Usage): number {
  const stays = (word: string) => keptByUsage[usage].has(word.replaceAll('’', "'"));
  const isWhole = usage === 'afrikaans' || usage === 'flemish' || usage === 'italian' || usage === 'nordic';
  if (isWhole) return prefixes.every(stays) ? prefixes.length : 0;
  // Spanish and Portuguese articles behind a preposition go with it.
  if (usage !== 'french' && prefixes.length > 1) return 0;
  let count = 0;
  while (count < prefixes.length && stays(prefixes.at(-1 - count) ?? '')) count++;
  return count;
}
