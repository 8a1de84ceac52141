/** What each glyph of a font stands for, by a PDF's `ToUnicode` table (ISO 32000-1, 9.10.3). */
export function lettersOfGlyphs(table: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, block = ''] of table.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, glyph = '', found = ''] of block.matchAll(/<(\w+)>\s*<(\w*)>/g)) {
      letters.set(parseInt(glyph, 16), utf16(found));
    }
  }
  for (const [, block = ''] of table.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, first = '', last = '', found = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w*)>/g)) {
      const [from, start] = [parseInt(first, 16), utf16(found)];
      const before = start.slice(0, -1);
      for (let glyph = from; glyph <= parseInt(last, 16); glyph++) {
        letters.set(glyph, before + String.fromCharCode(start.charCodeAt(start.length - 1) + glyph - from));
      }
    }
  }
  return letters;
}

/** Text as a PDF writes it in hexadecimal digits. */
export function utf16(digits: string): string {
  return (digits.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
}
