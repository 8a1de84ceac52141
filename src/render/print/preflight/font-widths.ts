import {
  decoded,
  dictOf,
  nameOf,
  numberOf,
  numbersOf,
  PDFArray,
  PDFDict,
  PDFNumber,
  PDFStream,
  valueOf,
} from '../pdf-file.ts';

/** How far the letters of a string reach, in thousandths of the font's size. */
export interface FontWidths {
  /** Bytes of a letter. */
  readonly step: 1 | 2;
  readonly widthOf: (code: number) => number;
  /** Whether nothing is printed for it: a space at the end of a line may stand in the margin. */
  readonly isBlank: (code: number) => boolean;
}

// A font that brings no widths is one of those that every PDF reader has.
const unknownWidth = 600;

export function fontWidths(font: PDFDict): FontWidths {
  const [descendant] = descendantsOf(font);
  if (descendant !== undefined) {
    const listed = listedWidths(valueOf(descendant, 'W'));
    const usual = numberOf(descendant, 'DW') ?? 1000;
    const blanks = blanksOf(valueOf(font, 'ToUnicode'));
    return { step: 2, widthOf: (code) => listed.get(code) ?? usual, isBlank: (code) => blanks.has(code) };
  }
  const first = numberOf(font, 'FirstChar') ?? 0;
  const widths = numbersOf(valueOf(font, 'Widths'));
  return { step: 1, widthOf: (code) => widths[code - first] ?? unknownWidth, isBlank: (code) => code === 32 };
}

/** The letters that stand for spaces, by the font's own map: `<0003> <0020>`, or in a range `<0003> <0005> <0020>`. */
function blanksOf(map: unknown): Set<number> {
  const bytes = map instanceof PDFStream ? decoded(map) : undefined;
  const written = Buffer.from(bytes ?? new Uint8Array()).toString('latin1');
  const blanks = new Set<number>();
  for (const [, kind, body = ''] of written.matchAll(/begin(bfchar|bfrange)([^]*?)endbf/g)) {
    const entries = body.matchAll(kind === 'bfchar' ? /<(\w+)>\s*<(\w+)>/g : /<(\w+)>\s*<\w+>\s*<(\w+)>/g);
    for (const [, code = '', letter = ''] of entries) {
      if (spaces.has(parseInt(letter, 16))) blanks.add(parseInt(code, 16));
    }
  }
  return blanks;
}

const spaces = new Set([0x20, 0xa0, 0x2002, 0x2003, 0x2009, 0x200a, 0x200b, 0x202f, 0x3000]);

function descendantsOf(font: PDFDict): PDFDict[] {
  const list = valueOf(font, 'DescendantFonts');
  if (!(list instanceof PDFArray)) return [];
  return list.asArray().flatMap((_, index) => {
    const entry = list.lookup(index);
    return entry instanceof PDFDict ? [entry] : [];
  });
}

/** `[10 [500 600] 20 25 450]`: from letter 10 on, one each; letters 20 to 25, all the same. */
function listedWidths(list: unknown): Map<number, number> {
  const widths = new Map<number, number>();
  if (!(list instanceof PDFArray)) return widths;
  let at = 0;
  const numberAt = (index: number) => {
    const entry = index < list.size() ? list.lookup(index) : undefined;
    return entry instanceof PDFNumber ? entry.asNumber() : 0;
  };
  while (at + 1 < list.size()) {
    const first = numberAt(at);
    const next = list.lookup(at + 1);
    if (next instanceof PDFArray) {
      numbersOf(next).forEach((width, index) => widths.set(first + index, width));
      at += 2;
    } else {
      const last = Math.min(numberAt(at + 1), first + 65_535);
      for (let code = first; code <= last; code += 1) widths.set(code, numberAt(at + 2));
      at += 3;
    }
  }
  return widths;
}

/** The font's own name where its letters are not in the file. */
export function notEmbedded(font: PDFDict): string | undefined {
  if (nameOf(valueOf(font, 'Subtype')) === 'Type3') return undefined;
  const descriptor = dictOf(descendantsOf(font)[0] ?? font, 'FontDescriptor');
  const files = ['FontFile', 'FontFile2', 'FontFile3'];
  if (descriptor !== undefined && files.some((name) => valueOf(descriptor, name) !== undefined)) return undefined;
  return nameOf(valueOf(font, 'BaseFont')) ?? 'a font without a name';
}

/** The bytes of a string as the page has it: `(a\(b)` or `<0041>`. */
export function stringBytes(token: string): number[] {
  if (token.startsWith('<')) {
    const digits = token.slice(1, -1).replace(/\s+/g, '');
    return (digits.length % 2 === 0 ? digits : `${digits}0`).match(/../g)?.map((pair) => parseInt(pair, 16)) ?? [];
  }
  const plain = token
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, escaped: string) =>
      /^[0-7]/.test(escaped) ? String.fromCharCode(parseInt(escaped, 8) % 256) : (controls[escaped] ?? escaped),
    );
  return [...plain].map((character) => character.charCodeAt(0));
}

const controls: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '\n': '',
  '\r': '',
  '\r\n': '',
};
