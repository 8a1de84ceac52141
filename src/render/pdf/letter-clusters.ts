/** Letters and signs with the marks that stand at them. */
export function markedLetters(text: string): string[] {
  return text.match(/\P{M}\p{M}+/gu) ?? [];
}

/**
 * The characters by which a font that has `characters` shows a letter and its marks: composed where it has the composed
 * one, else apart, as typesetters do. Undefined where it has not all of them.
 */
export function charactersInFont(cluster: string, characters: ReadonlySet<number>): string[] | undefined {
  const has = (character: string) => characters.has(character.codePointAt(0) ?? 0);
  const composed = [...cluster.normalize('NFC')].filter(isPrinted);
  if (composed.every(has)) return composed;
  const found: string[] = [];
  for (const character of [...cluster.normalize('NFD')].filter(isPrinted)) {
    const joined = `${found[0] ?? ''}${character}`.normalize('NFC');
    if (found.length === 1 && [...joined].length === 1 && has(joined)) found[0] = joined;
    else found.push(character);
  }
  return found.every(has) ? found : undefined;
}

/** Joiners, variation selectors, spaces and marks of direction have no shape of their own. */
export function isPrinted(character: string): boolean {
  return !/[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u.test(character);
}
