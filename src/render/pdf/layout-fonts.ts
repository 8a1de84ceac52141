import type { Manuscript } from '../../model/manuscript.ts';
import type { EastAsian } from '../../text/east-asian.ts';
import { type EastAsianFonts, eastAsianFonts } from './east-asian-fonts.ts';
import type { Faces } from './font-faces.ts';
import { fallbackFamilies, type ThemeFonts } from './fonts.ts';
import { type IllSet, illSetLetters } from './ill-set-letters.ts';

/** What layouts read in `/fonts.json`: where letters are looked for that the theme's own faces have not. */
export interface LayoutFonts {
  readonly fallback: readonly string[];
  readonly eastAsian: Partial<Record<EastAsian, EastAsianFonts>>;
  /** The family for signs that are made of several; null where the book has no such sign. */
  readonly emoji: string | null;
  /** The letters of the book that some faces of the theme do not set well. */
  readonly illSet: Readonly<Record<string, IllSet>>;
}

export function layoutFonts(
  fonts: ThemeFonts,
  faces: ReadonlyMap<string, Faces>,
  { book, front, sections, back, contributors }: Manuscript,
): LayoutFonts {
  const words = JSON.stringify([book, front, sections, back, contributors]);
  const hasJoined = joinedSign.test(words);
  const file = fonts.fallback.find((name) => faces.get(name)?.characters.has(darkSkin));
  return {
    fallback: fallbackFamilies(fonts, faces),
    eastAsian: eastAsianFonts(fonts, faces),
    emoji: (hasJoined && file !== undefined ? faces.get(file)?.families[0] : undefined) ?? null,
    illSet: illSetLetters(words, fonts, faces),
  };
}

// Only a font of emoji has the colours of skin.
const darkSkin = 0x1f3ff;
const joinedSign = /\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}]*\u200D/u;
