/** Whose shapes Chinese characters take: each of these draws some of them, and their punctuation, in its own way. */
export type EastAsian = 'zh-Hans' | 'zh-Hant' | 'ja' | 'ko';

/** The one that a language writes with, if any. `language` is a BCP 47 tag. */
export function eastAsianOf(language: string): EastAsian | undefined {
  const [code = ''] = language.toLowerCase().split('-');
  if (code === 'ja' || code === 'ko') return code;
  if (code !== 'zh' && code !== 'yue') return undefined;
  if (/-Hans\b/i.test(language)) return 'zh-Hans';
  return code === 'yue' || /-(?:TW|HK|MO|Hant)\b/i.test(language) ? 'zh-Hant' : 'zh-Hans';
}

const countries: Readonly<Record<string, EastAsian>> = {
  CN: 'zh-Hans',
  SG: 'zh-Hans',
  TW: 'zh-Hant',
  HK: 'zh-Hant',
  MO: 'zh-Hant',
  JP: 'ja',
  KR: 'ko',
  KP: 'ko',
};

/** The one that a country writes with, if any. */
export function eastAsianOfCountry(country: string | undefined): EastAsian | undefined {
  return country === undefined || !Object.hasOwn(countries, country) ? undefined : countries[country];
}
