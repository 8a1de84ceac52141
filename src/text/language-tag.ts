import type { Refusal } from './schema-types.ts';

const hint = 'Write the code of the language: "en" for English, "de" for German, "pt-BR" for Brazilian Portuguese.';

/** A language code (BCP 47) in its usual spelling: `de_at` → `de-AT`. */
export function languageTag(written: string): string | Refusal {
  const mustBe = 'a language code such as "en" or "de-AT"';
  const tag = written.replaceAll('_', '-');
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag)) return { mustBe, hint };
  try {
    const [canonical = tag] = Intl.getCanonicalLocales(tag);
    return isNoLanguage(canonical) ? { mustBe, hint: similarHint(canonical) } : canonical;
  } catch {
    return { mustBe, hint };
  }
}

/**
 * The languages with a code of two letters: ISO 639-1, as Unicode CLDR 48 (2025) names them. Asking `Intl` for their names
 * would take a thirtieth of a second, in every run.
 */
const ofTwoLetters = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo ' +
    'es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ' +
    'ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn ' +
    'no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta ' +
    'te tg th ti tk tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
);

function isNoLanguage(tag: string): boolean {
  const [code = ''] = tag.split('-');
  return code.length === 2 && !ofTwoLetters.has(code);
}

/** Codes of countries that people write for their languages, where the code is no language's. */
const ofCountries: Readonly<Record<string, string>> = {
  at: 'de',
  cn: 'zh',
  cz: 'cs',
  dk: 'da',
  gb: 'en',
  gr: 'el',
  jp: 'ja',
  mx: 'es',
  ua: 'uk',
  us: 'en',
};

function similarHint(tag: string): string {
  const [code = ''] = tag.split('-');
  const meant = Object.hasOwn(ofCountries, code) ? ofCountries[code] : undefined;
  return meant === undefined ? hint : `"${code}" is a country. Did you mean "${meant}"?`;
}
