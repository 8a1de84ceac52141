import type { Font, GlyphRun } from 'fontkit';
import { charactersInFont } from './letter-clusters.ts';

/** What a font file holds. */
export interface Faces {
  /** As the typesetter calls them. */
  readonly families: readonly string[];
  readonly characters: ReadonlySet<number>;
  readonly isItalic: boolean;
  readonly isBold: boolean;
  /** Whether one file holds all its weights. */
  readonly isVariable: boolean;
  /** Whether it has the letter and its marks, and knows where at the letter each mark stands. */
  readonly sets: (cluster: string) => boolean;
}

/** The faces of a font file; undefined where it is none that the typesetter could read. */
export async function readFaces(file: string): Promise<Faces | undefined> {
  const { openSync } = await import('fontkit');
  try {
    const opened = openSync(file);
    const fonts = 'fonts' in opened ? opened.fonts : [opened];
    const characters = new Set(fonts.flatMap((font) => ('characterSet' in font ? font.characterSet : [])));
    const [first] = fonts;
    return {
      families: [...new Set(fonts.map(({ familyName }) => familyOf(familyName)))],
      characters,
      isItalic: (first?.italicAngle ?? 0) !== 0,
      isBold: (first?.['OS/2'].usWeightClass ?? 0) >= 600,
      isVariable: Object.keys(first?.variationAxes ?? {}).length > 0,
      sets: (cluster) => first !== undefined && setsWell(cluster, first, characters),
    };
  } catch {
    // Whatever is wrong with it: fontkit has no error of its own. The caller tells which file it is.
    return undefined;
  }
}

function setsWell(cluster: string, font: Font, characters: ReadonlySet<number>): boolean {
  const found = charactersInFont(cluster, characters);
  if (found === undefined || found.length === 1) return found !== undefined;
  const { glyphs, positions }: GlyphRun = font.layout(found.join(''));
  const drawn: Box[] = [];
  let pen = 0;
  for (const [index, { bbox, isMark, codePoints }] of glyphs.entries()) {
    const { xOffset = 0, yOffset = 0, xAdvance = 0 } = positions[index] ?? {};
    const box = {
      left: pen + xOffset + bbox.minX,
      right: pen + xOffset + bbox.maxX,
      top: yOffset + bbox.maxY,
      bottom: yOffset + bbox.minY,
    };
    if (index > 0 && isMark && !joinsTwo(codePoints)) {
      // A mark that the font has no place for stays where it is drawn: behind the letter.
      if (xOffset === 0 && yOffset === 0) return false;
      const isAbove = box.bottom > font.xHeight && !standsBeside(codePoints);
      if (isAbove && drawn.some((other) => liesOn(other, box, font.unitsPerEm / 25))) return false;
    }
    drawn.push(box);
    pen += xAdvance;
  }
  return true;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether a mark above lies on what is drawn already, as a second one does where the font stacks none. */
function liesOn(other: Box, mark: Box, tolerance: number): boolean {
  return other.top - mark.bottom > tolerance && other.left < mark.right && mark.left < other.right;
}

// Marks over or below two letters, as in t͡s, are drawn in their place.
const joinsTwo = (points: readonly number[]) => points.some((point) => point >= 0x35c && point <= 0x362);
// The comma, the corner, the horn and the dot at the right of a letter.
const standsBeside = (points: readonly number[]) =>
  points.some((point) => [0x315, 0x31a, 0x31b, 0x358].includes(point));

// The typesetter counts these words as style, not as the family's name (as `Noto Serif SC Light` names itself).
const styles =
  /[ -](?:(?:extra|ultra|semi|demi)?[ -]?(?:thin|light|bold|black)|hairline|book|regular|normal|medium|heavy|italic|oblique|(?:extra|ultra|semi)?[ -]?(?:condensed|expanded|narrow))$/i;

function familyOf(name: string): string {
  let family = name.trim();
  while (styles.test(family)) family = family.replace(styles, '').trim();
  return family;
}
