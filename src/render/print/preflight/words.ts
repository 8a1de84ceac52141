import type { LookedAtPage } from './look.ts';

/** `15.88 mm (0.625 in)`. */
export function length(millimetres: number): string {
  return `${rounded(millimetres, 2)} mm (${rounded(millimetres / 25.4, 3)} in)`;
}

/** `152.4 × 228.6 mm (6 × 9 in)`, from points. */
export function sizeInWords(width: number, height: number): string {
  const [wide, high] = [(width / 72) * 25.4, (height / 72) * 25.4];
  return `${rounded(wide, 1)} × ${rounded(high, 1)} mm (${rounded(width / 72, 3)} × ${rounded(height / 72, 3)} in)`;
}

export function rounded(value: number, digits: number): string {
  return String(Math.round(value * 10 ** digits) / 10 ** digits);
}

/** `page 3`, `pages 3, 4 and 12 others`. */
export function pagesInWords(pages: readonly Pick<LookedAtPage, 'number'>[]): string {
  const numbers = pages.map(({ number }) => number);
  if (numbers.length < 2) return `page ${numbers.join('')}`;
  if (numbers.length < 6) return `pages ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
  return `pages ${numbers.slice(0, 4).join(', ')} and ${numbers.length - 4} others`;
}

/** Points of millimetres. */
export const points = (millimetres: number) => (millimetres / 25.4) * 72;
export const millimetres = (length: number) => (length / 72) * 25.4;
