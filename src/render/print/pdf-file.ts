import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { BookError } from '../../model/book-error.ts';

/** A PDF, taken apart into its objects. */
export type PdfFile = PDFDocument;

/**
 * @throws BookError where the bytes are no PDF.
 */
export async function openPdf(bytes: Uint8Array, name = 'The file'): Promise<PdfFile> {
  try {
    return await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      updateMetadata: false,
      throwOnInvalidObject: false,
      warnOnInvalidObjects: false,
    });
  } catch (cause) {
    throw new BookError(`${name} cannot be read as a PDF.`, { hint: 'Is it whole? Open it in a PDF reader.', cause });
  }
}

export const key = (name: string) => PDFName.of(name);

/** A value of a dictionary, wherever in the file it stands. */
export function valueOf(dictionary: PDFDict, name: string): PDFObject | undefined {
  return dictionary.lookup(key(name));
}

export function dictOf(dictionary: PDFDict, name: string): PDFDict | undefined {
  const value = valueOf(dictionary, name);
  return value instanceof PDFDict ? value : value instanceof PDFStream ? value.dict : undefined;
}

export function numberOf(dictionary: PDFDict, name: string): number | undefined {
  const value = valueOf(dictionary, name);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

/** `/DeviceRGB` as `DeviceRGB`. */
export function nameOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFName ? value.decodeText() : undefined;
}

export function numbersOf(value: PDFObject | undefined): number[] {
  if (!(value instanceof PDFArray)) return [];
  return value.asArray().map((_, index) => {
    const entry = value.lookup(index);
    return entry instanceof PDFNumber ? entry.asNumber() : Number.NaN;
  });
}

/** The bytes of a stream without its compression; undefined for pictures in formats of their own, as JPEG. */
export function decoded(stream: PDFStream): Uint8Array | undefined {
  if (!(stream instanceof PDFRawStream)) return stream.getContents();
  // The library undoes the compression, but not what a predictor did before it.
  const parameters = dictOf(stream.dict, 'DecodeParms');
  if (parameters !== undefined && (numberOf(parameters, 'Predictor') ?? 1) > 1) return undefined;
  try {
    return decodePDFRawStream(stream).decode();
  } catch {
    return undefined;
  }
}

/** The names of a stream's compressions, in order. */
export function filtersOf(dictionary: PDFDict): string[] {
  const filter = valueOf(dictionary, 'Filter');
  if (filter instanceof PDFArray) return filter.asArray().flatMap((_, index) => nameOf(filter.lookup(index)) ?? []);
  const name = nameOf(filter);
  return name === undefined ? [] : [name];
}

/** The streams that make up a page. */
function contentsOf(page: PDFDict): PDFStream[] {
  const contents = valueOf(page, 'Contents');
  if (contents instanceof PDFStream) return [contents];
  if (!(contents instanceof PDFArray)) return [];
  return contents.asArray().flatMap((_, index) => {
    const stream = contents.lookup(index);
    return stream instanceof PDFStream ? [stream] : [];
  });
}

/** What a page is drawn with. An instruction may begin in one stream and end in the next. */
export function joinedContents(page: PDFDict): Uint8Array {
  const parts = contentsOf(page).map((stream) => decoded(stream) ?? new Uint8Array());
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
}

/** How many numbers a colour of this space has; undefined for patterns, inks by name and the like. */
export function componentsOf(space: PDFObject | undefined): number | undefined {
  const name = nameOf(space);
  if (name !== undefined) return { DeviceGray: 1, DeviceRGB: 3, DeviceCMYK: 4 }[name];
  if (!(space instanceof PDFArray)) return undefined;
  const kind = nameOf(space.lookup(0));
  if (kind === 'CalGray') return 1;
  if (kind === 'CalRGB') return 3;
  const profile = space.lookup(1);
  return kind === 'ICCBased' && profile instanceof PDFStream ? numberOf(profile.dict, 'N') : undefined;
}

/** Every object that can be reached from the catalogue; what a press does not need may stand beside them. */
export function reachable(file: PdfFile): Set<PDFRef> {
  const found = new Set<PDFRef>();
  const { Root, Info } = file.context.trailerInfo;
  const queue: (PDFObject | undefined)[] = [Root, Info];
  while (queue.length > 0) {
    const object = queue.pop();
    if (object instanceof PDFRef) {
      if (found.has(object)) continue;
      found.add(object);
      queue.push(file.context.lookup(object));
    } else if (object instanceof PDFArray) queue.push(...object.asArray());
    else if (object instanceof PDFDict) queue.push(...object.values());
    else if (object instanceof PDFStream) queue.push(...object.dict.values());
  }
  return found;
}

export { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream, PDFRef, PDFStream };
