// Languages that are written from right to left, from Unicode CLDR 48 (2025), `characterOrder`.
const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ku-arab', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Which way a language is written. `language` is a BCP 47 tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const tag = language.toLowerCase();
  return rightToLeft.has(tag) || rightToLeft.has(tag.split('-')[0] ?? '') || /-(?:arab|hebr)\b/.test(tag)
    ? 'rtl'
    : 'ltr';
}
