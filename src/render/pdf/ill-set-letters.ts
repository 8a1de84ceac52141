import type { Faces } from './font-faces.ts';
import type { ThemeFonts } from './fonts.ts';
import { charactersInFont, markedLetters } from './letter-clusters.ts';

/** Where a letter is set well that some of the theme's own faces lack, or whose marks they put in a wrong place. */
export interface IllSet {
  readonly family: string;
  /** The faces that do not set it well, as `eb garamond`, `eb garamond bold`, `eb garamond bold italic`. */
  readonly faces: readonly string[];
}

/**
 * The letters of a text that the theme's own faces do not set well and another family does: Latin, Greek and Cyrillic
 * ones that some face lacks or has no place for the mark at, and any letter whose mark stands in an earlier font than
 * the letter itself. A typesetter takes another font only for what the first has not; of such a letter it would show the
 * mark alone, and a mark without a place would stand beside its letter.
 */
export function illSetLetters(
  text: string,
  { text: own, fallback }: ThemeFonts,
  faces: ReadonlyMap<string, Faces>,
): Record<string, IllSet> {
  const [ownFaces = [], others = []] = [own, fallback].map((files) => files.flatMap((file) => faces.get(file) ?? []));
  const candidates = [...new Set([...new Set(text), ...markedLetters(text)])].filter(isLetter).sort();
  const found = candidates.flatMap((letter): [string, IllSet][] => {
    const poor = ownFaces.filter((face) => !face.sets(letter));
    if (poor.length === 0 || !(isEuropean(letter) || isTornApart(letter, [...ownFaces, ...others]))) return [];
    const family = familyFor(letter, others);
    return family === undefined ? [] : [[letter, { family, faces: poor.map(nameOf) }]];
  });
  return Object.fromEntries(found);
}

const isLetter = (letter: string) => /^(?![a-zA-Z]$)\p{L}/u.test(letter);
const isEuropean = (letter: string) => /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(letter);

function isTornApart(letter: string, faces: readonly Faces[]): boolean {
  const [base = '', ...marks] = letter;
  const first = faces.find((face) => [base, ...marks].some((one) => has(face, one)));
  return first !== undefined && !has(first, base);
}

function has({ characters }: Faces, letter: string): boolean {
  return charactersInFont(letter, characters) !== undefined;
}

function familyFor(letter: string, fallback: readonly Faces[]): string | undefined {
  const families = [...new Set(fallback.flatMap((face) => face.families))];
  return families.find((family) =>
    fallback.filter((face) => face.families.includes(family)).every((face) => has(face, letter)),
  );
}

function nameOf({ families, isBold, isItalic }: Faces): string {
  return `${families[0] ?? ''}${isBold ? ' bold' : ''}${isItalic ? ' italic' : ''}`.toLowerCase();
}
