import { isbnDigits } from '../text/isbn.ts';
import type { Refusal } from '../text/schema-types.ts';

/**
 * An ISBN of 13 digits, with its hyphens where they were written: only the tables of the ISBN agency tell where they
 * stand. One of ten digits is turned into its form with 13. Check digits: ISO 2108.
 */
export function readIsbn(written: string): string | Refusal {
  const number = written
    .replace(/^ISBN(?:-1[03])?:?/i, '')
    .trim()
    .replace(/[\s‐-–-]+/g, '-')
    .toUpperCase();
  const digits = isbnDigits(number);
  if (/^97[89]\d{10}$/.test(digits)) {
    if (checkDigit13(digits.slice(0, 12)) !== digits[12]) return wrongDigit;
    return number.split('-').length === 5 ? number : digits;
  }
  if (/^\d{9}[\dX]$/.test(digits)) {
    const full = `978${digits.slice(0, 9)}`;
    return checkDigit10(digits.slice(0, 9)) === digits[9] ? full + checkDigit13(full) : wrongDigit;
  }
  return { mustBe: 'an ISBN', hint: 'An ISBN has 13 digits and begins with 978 or 979.' };
}

const wrongDigit: Refusal = {
  mustBe: 'an ISBN whose digits fit together',
  hint: 'Its last digit does not fit the others: copy the number again.',
};

function checkDigit13(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}

function checkDigit10(nine: string): string {
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const rest = (11 - (sum % 11)) % 11;
  return rest === 10 ? 'X' : String(rest);
}
