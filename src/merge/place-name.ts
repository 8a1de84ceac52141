import type { Contributor } from '../model/contributor.ts';
import { countryCode } from '../text/country.ts';

/**
 * Where a person is, as the book says it: the town, and the country in the book's language; undefined where neither is
 * known. A country that an author wrote behind the town, too, stands once. `comma` stands between, with its spaces.
 */
export function placeName(
  { city, country }: Pick<Contributor, 'city' | 'country'>,
  { comma, countries }: { readonly comma: string; readonly countries: Pick<Intl.DisplayNames, 'of'> },
): string | undefined {
  const named = country === undefined ? undefined : (countries.of(country) ?? country);
  const [, town = city, behind = ''] = /^(.*\S)\s*,\s*([^,]+)$/s.exec(city ?? '') ?? [];
  const isTwice = named !== undefined && (behind.trim() === named || countryCode(behind.trim()) === country);
  const parts = [isTwice ? town : city, named].filter((part) => part !== undefined && part !== '');
  // Singapore, Luxembourg, Monaco.
  return parts.length === 0 ? undefined : [...new Set(parts)].join(comma);
}
