// Languages that are written from right to left, from Unicode CLDR 48 (2025), `characterOrder`.
const rightToLeft = new Set('ar arc ckb dv fa he ks ku-arab lrc mzn nqo ps sd syr ug ur yi'.split(' '));
// The scripts that are, where a language has several: Fulah in Adlam, Punjabi in Arabic letters.
const rightToLeftScript = /-(?:adlm|arab|hebr|nkoo|rohg|syrc|thaa)\b/;

/** Which way a language is written. `language` is a BCP 47 tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const tag = language.toLowerCase();
  return rightToLeft.has(tag) || rightToLeft.has(tag.split('-')[0] ?? '') || rightToLeftScript.test(tag)
    ? 'rtl'
    : 'ltr';
}
