/** What a font file holds. */
export interface Faces {
  /** As the typesetter calls them. */
  readonly families: readonly string[];
  readonly characters: ReadonlySet<number>;
}

/** The faces of a font file; undefined where it is none that the typesetter could read. */
export async function readFaces(file: string): Promise<Faces | undefined> {
  const { openSync } = await import('fontkit');
  try {
    const opened = openSync(file);
    const fonts = 'fonts' in opened ? opened.fonts : [opened];
    return {
      families: [...new Set(fonts.map(({ familyName }) => familyOf(familyName)))],
      characters: new Set(fonts.flatMap((font) => ('characterSet' in font ? font.characterSet : []))),
    };
  } catch {
    // Whatever is wrong with it: fontkit has no error of its own. The caller tells which file it is.
    return undefined;
  }
}

// The typesetter counts these words as style, not as the family's name (as `Noto Serif SC Light` names itself).
const styles =
  /[ -](?:(?:extra|ultra|semi|demi)?[ -]?(?:thin|light|bold|black)|hairline|book|regular|normal|medium|heavy|italic|oblique|(?:extra|ultra|semi)?[ -]?(?:condensed|expanded|narrow))$/i;

function familyOf(name: string): string {
  let family = name.trim();
  while (styles.test(family)) family = family.replace(styles, '').trim();
  return family;
}
