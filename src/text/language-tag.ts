import type { Refusal } from './schema-types.ts';

const hint = 'Write the code of the language: "en" for English, "de" for German, "pt-BR" for Brazilian Portuguese.';

/** A language code (BCP 47) in its usual spelling: `de_at` → `de-AT`. */
export function languageTag(written: string): string | Refusal {
  const mustBe = 'a language code such as "en" or "de-AT"';
  const tag = written.replaceAll('_', '-');
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag)) return { mustBe, hint };
  try {
    const [canonical = tag] = Intl.getCanonicalLocales(tag);
    return canonical;
  } catch {
    return { mustBe, hint };
  }
}
