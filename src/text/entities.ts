// What word processors and blog programs leave in titles and names.
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

// What `cleanText` refuses or takes out where it stands as itself may not come in by a number either.
const hidden = /[\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/;

/** Text with its HTML character references read: `O&#8217;Neill` → `O’Neill`. Unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/g, (written, decimal, hex, name) => {
    if (typeof name === 'string') return named[name] ?? written;
    const code = typeof decimal === 'string' ? Number.parseInt(decimal, 10) : Number.parseInt(String(hex), 16);
    const isText =
      (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code > 0xdfff && code < 0xe0000);
    const character = isText ? String.fromCodePoint(code) : '';
    return isText && !hidden.test(character) ? character : written;
  });
}
