import type { ThemeValues } from './theme-file.ts';

/** Values of several themes, the last one's first; groups are joined key by key. */
export function joinValues(all: readonly ThemeValues[]): ThemeValues {
  const joined: Record<string, Record<string, unknown>> = {};
  for (const values of all) {
    for (const [group, keys] of Object.entries(values)) joined[group] = { ...joined[group], ...keys };
  }
  return joined;
}

/**
 * Puts the theme's values where its style sheets and Word styles name them: `theme(accent)` is the colour `#b23a24`,
 * `theme-digits(accent)` the same without the sign, `theme(accent 88% #000000)` that much of it and black for the rest,
 * `theme-face(office-text)` the name of a font. A name that the theme has no value for stays as it is.
 */
export function filledIn(path: string, bytes: Uint8Array, values: ThemeValues): Uint8Array {
  if (!/\.(?:css|xml)$/.test(path)) return bytes;
  const { colours = {}, faces = {} } = values as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const text = new TextDecoder().decode(bytes);
  const filled = text.replace(
    /\btheme(-digits|-face)?\(([a-z-]+)(?: (\d+)% (#[0-9a-f]{6}))?\)/g,
    (written, kind: string | undefined, name: string, share: string | undefined, other: string | undefined) => {
      const plain = kind === '-face' ? faces[name] : colours[name];
      if (plain === undefined) return written;
      const value = other === undefined ? plain : mixed(plain, Number(share) / 100, other);
      return kind === '-digits' ? value.slice(1).toUpperCase() : value;
    },
  );
  return new TextEncoder().encode(filled);
}

function mixed(colour: string, share: number, other: string): string {
  const partsOf = (digits: string) => [1, 3, 5].map((start) => parseInt(digits.slice(start, start + 2), 16));
  const others = partsOf(other);
  const parts = partsOf(colour).map((part, index) => Math.round(part * share + (others[index] ?? 0) * (1 - share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
