import { zlibSync } from 'fflate';
import type { Manuscript } from '../../model/manuscript.ts';
import { decoded, dictOf, joinedContents, key, openPdf, type PDFDict, PDFStream, valueOf } from '../print/pdf-file.ts';
import { lettersOfGlyphs } from './glyph-letters.ts';
import { partsOfLetters, type Span } from './parts-of-letters.ts';

/**
 * The same PDF, in which a letter that a font draws in two pieces, as the Arabic ones with dots or N̈, stands once for
 * whoever copies it, searches for it, or has it read aloud. The typesetter gives each piece that stands higher or lower
 * than the line the whole letter's meaning, so that it would be there twice.
 */
export async function withWholeLetters(pdf: Uint8Array, manuscript: Manuscript): Promise<Uint8Array> {
  if (!mayHaveParts(manuscript)) return pdf;
  const file = await openPdf(pdf);
  const tables = new Map<PDFDict, ReadonlyMap<number, string>>();
  let isChanged = false;
  for (const { node } of file.getPages()) {
    const content = joinedContents(node);
    const fonts = dictOf(dictOf(node, 'Resources') ?? node, 'Font');
    const letters = (font: string) => {
      const found = fonts && dictOf(fonts, font.replace(/^\//, ''));
      if (found === undefined) return undefined;
      const known = tables.get(found) ?? tableOf(found);
      tables.set(found, known);
      return known;
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

function tableOf(font: PDFDict): ReadonlyMap<number, string> {
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
