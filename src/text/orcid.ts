import type { Refusal } from './schema-types.ts';

/**
 * An ORCID iD as `0000-0002-1825-0097`, from the number or its web address. Check digit: ISO 7064 MOD 11-2, as
 * https://support.orcid.org/hc/en-us/articles/360006897674 describes it.
 */
export function readOrcid(written: string): string | Refusal {
  const number = written
    .replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i, '')
    .replace(/^orcid(?: id)?\s*:?\s*/i, '')
    .replace(/[\s‐-―−-]/gu, '')
    .toUpperCase();
  if (!/^\d{15}[\dX]$/.test(number)) {
    return { mustBe: 'an ORCID iD', hint: 'It has 16 digits in four groups: 0000-0002-1825-0097' };
  }
  if (checkDigit(number.slice(0, 15)) !== number[15]) {
    return {
      mustBe: 'an ORCID iD whose digits fit together',
      hint: 'Its last digit does not fit the others: copy it again from orcid.org.',
    };
  }
  return number.replace(/.{4}(?=.)/g, '$&-');
}

function checkDigit(digits: string): string {
  const total = [...digits].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const rest = (12 - (total % 11)) % 11;
  return rest === 10 ? 'X' : String(rest);
}
