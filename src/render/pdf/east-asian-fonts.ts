import { type EastAsian } from '../../text/east-asian.ts';
import type { Faces } from './font-faces.ts';
import type { ThemeFonts } from './fonts.ts';

/** The families for one way of writing, its own first, and the language that the typesetter is told. */
export interface EastAsianFonts {
  readonly fonts: readonly string[];
  readonly lang: string;
  /** Where the font is made for: punctuation stands in the middle of its square in Taiwan, in a corner in China. */
  readonly region: string | null;
}

// The ends of the families' names, as Google, Adobe and others give them.
const endings = { simplified: /\b(?:SC|CN|GB)$/, traditional: /\b(?:TC|TW|HK)$/, ja: /\b(?:JP|J)$/, ko: /\b(?:KR|K)$/ };

// Where a book has no font of the first kind, the next comes closest.
const kinds: Readonly<Record<EastAsian, readonly RegExp[]>> = {
  'zh-Hans': [endings.simplified, endings.traditional],
  'zh-Hant': [endings.traditional, endings.simplified],
  ja: [endings.ja],
  ko: [endings.ko],
};

/** For each way of writing Chinese characters, the fonts that have them; empty where the book has no such font. */
export function eastAsianFonts(
  { fallback }: ThemeFonts,
  faces: ReadonlyMap<string, Faces>,
): Partial<Record<EastAsian, EastAsianFonts>> {
  const found = fallback.flatMap((file) => faces.get(file) ?? []);
  const families = [...new Set(found.filter(isEastAsian).flatMap((face) => face.families))];
  if (families.length === 0) return {};
  const ways = Object.keys(kinds) as EastAsian[];
  return Object.fromEntries(ways.map((way) => [way, fontsFor(way, families)]));
}

const isEastAsian = ({ characters }: Faces) => [0x4e00, 0x3042, 0xac00].some((point) => characters.has(point));

function fontsFor(way: EastAsian, families: readonly string[]): EastAsianFonts {
  const own = kinds[way].flatMap((kind) => families.filter((family) => kind.test(family)));
  const fonts = [...new Set([...own, ...families])];
  const [lang = way] = way.split('-');
  const isCentred = endings.traditional.test(fonts[0] ?? '');
  return { fonts, lang, region: lang !== 'zh' ? null : isCentred ? 'TW' : 'CN' };
}
