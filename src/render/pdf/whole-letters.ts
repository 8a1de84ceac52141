import { zlibSync } from 'fflate';
import type { Manuscript } from '../../model/manuscript.ts';
import { decoded, dictOf, joinedContents, key, openPdf, type PDFDict, PDFStream, valueOf } from '../print/pdf-file.ts';
import { lettersOfGlyphs } from './glyph-letters.ts';
import { partsOfLetters, type Span } from './parts-of-letters.ts';

type Table = ReadonlyMap<number, string>;

/**
 * The same PDF, in which a letter that a font draws in two pieces, as the Arabic ones with dots or N̈, stands once for
 * whoever copies it, searches for it, or has it read aloud. The typesetter gives each piece that stands higher or lower
 * than the line the whole letter's meaning, so that it would be there twice.
 */
export async function withWholeLetters(pdf: Uint8Array, manuscript: Manuscript): Promise<Uint8Array> {
  if (!mayHaveParts(manuscript)) return pdf;
  const file = await openPdf(pdf);
  const tables = new Map<PDFDict, Table>();
  let isChanged = false;
  const tableFor = (font: PDFDict) => {
    const known = tables.get(font) ?? tableOf(font);
    tables.set(font, known);
    return known;
  };
  for (const { node } of file.getPages()) {
    const fonts = dictOf(dictOf(node, 'Resources') ?? node, 'Font');
    const faces = fonts?.keys().flatMap((name) => dictOf(fonts, name.decodeText()) ?? []) ?? [];
    if (!faces.some((face) => hasMarks(tableFor(face)))) continue;
    const content = joinedContents(node);
    const letters = (font: string) => {
      const face = fonts && dictOf(fonts, font.replace(/^\//, ''));
      return face && tableFor(face);
    };
    const parts = partsOfLetters(content, letters);
    if (parts.length === 0) continue;
    const stream = file.context.stream(zlibSync(silenced(content, parts), { level: 9 }), { Filter: 'FlateDecode' });
    node.set(key('Contents'), file.context.register(stream));
    isChanged = true;
  }
  return isChanged ? file.save({ updateFieldAppearances: false, addDefaultPage: false }) : pdf;
}

// Latin and Greek letters with marks that Unicode has no sign for, and scripts whose letters have dots and marks.
const withMarks = /(?![\uFE00-\uFE0F\u20E3])\p{M}|[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;

function mayHaveParts(manuscript: Manuscript): boolean {
  return withMarks.test(JSON.stringify({ ...manuscript, images: [] }).normalize('NFC'));
}

// Most pages have no such letter, and are not read.
function hasMarks(table: Table): boolean {
  return [...table.values()].some((letter) => withMarks.test(letter));
}

function tableOf(font: PDFDict): Table {
  const table = valueOf(font, 'ToUnicode');
  const bytes = table instanceof PDFStream ? decoded(table) : undefined;
  return lettersOfGlyphs(bytes === undefined ? '' : Buffer.from(bytes).toString('latin1'));
}

// ISO 32000-1, 14.9.4: text that stands for nothing.
const nothing = Buffer.from('/Span <</ActualText <FEFF>>> BDC\n');
const ending = Buffer.from('\nEMC\n');

function silenced(content: Uint8Array, parts: readonly Span[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let done = 0;
  for (const { start, from, end } of parts) {
    pieces.push(content.subarray(done, start), nothing, content.subarray(from ?? start, end));
    if (from === undefined) pieces.push(ending);
    done = end;
  }
  return Buffer.concat([...pieces, content.subarray(done)]);
}
