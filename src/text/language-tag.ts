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

// CLDR names every language that has a code of two letters (ISO 639-1), but not all of those with three.
let named: Intl.DisplayNames | undefined;

function isNoLanguage(tag: string): boolean {
  const [code = ''] = tag.split('-');
  named ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  return code.length === 2 && named.of(code) === undefined;
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
