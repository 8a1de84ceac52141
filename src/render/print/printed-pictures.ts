import { jpegPixels } from '../pdf/pixels.ts';
import { fourInks, greyOf, type Inks } from './ink.ts';
import {
  componentsOf,
  decoded,
  filtersOf,
  key,
  nameOf,
  numberOf,
  type PDFDict,
  type PdfFile,
  PDFRawStream,
  valueOf,
} from './pdf-file.ts';
import { type Dots, shrunk } from './shrink.ts';

export interface PictureOptions {
  readonly inks: Inks;
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  /** How many times too fine a picture is. */
  readonly excess: ReadonlyMap<PDFDict, number>;
}

/** Pictures as the press prints them: in its inks, no finer than it can, and with nothing one could see through. */
export async function printPictures(file: PdfFile, { inks, deflate, excess }: PictureOptions): Promise<void> {
  const pictures = file.context
    .enumerateIndirectObjects()
    .flatMap(([ref, object]) => (object instanceof PDFRawStream && isPicture(object) ? [{ ref, object }] : []));
  // A mask only says how clear another picture is.
  const masks = new Set(pictures.map(({ object }) => valueOf(object.dict, 'SMask')));
  for (const { ref, object } of pictures.filter((picture) => !masks.has(picture.object))) {
    const { dict } = object;
    const factor = excess.get(dict) ?? 1;
    const printed = await printPicture(object, inks, factor);
    if (printed === undefined) continue;
    dict.set(key('ColorSpace'), key({ grey: 'DeviceGray', rgb: 'DeviceRGB', cmyk: 'DeviceCMYK' }[printed.space]));
    dict.set(key('BitsPerComponent'), file.context.obj(8));
    dict.set(key('Filter'), key('FlateDecode'));
    for (const name of ['SMask', 'DecodeParms', 'Decode', 'Mask']) dict.delete(key(name));
    const dots = factor === 1 ? printed : shrunk(printed, factor);
    dict.set(key('Width'), file.context.obj(dots.width));
    dict.set(key('Height'), file.context.obj(dots.height));
    const contents = deflate(dots.samples);
    dict.set(key('Length'), file.context.obj(contents.length));
    file.context.assign(ref, PDFRawStream.of(dict, contents));
  }
}

function isPicture({ dict }: PDFRawStream): boolean {
  return nameOf(valueOf(dict, 'Subtype')) === 'Image';
}

interface Printed extends Dots {
  readonly space: Inks;
}

// What is not understood stays as it is, and the preflight tells of its colours.
async function printPicture(stream: PDFRawStream, inks: Inks, factor: number): Promise<Printed | undefined> {
  const { dict } = stream;
  const [width, height] = [numberOf(dict, 'Width') ?? 0, numberOf(dict, 'Height') ?? 0];
  const components = componentsOf(valueOf(dict, 'ColorSpace'));
  if (components !== 1 && components !== 3) return undefined;
  const mask = valueOf(dict, 'SMask');
  const isReady = inks === 'rgb' && factor === 1 && !(mask instanceof PDFRawStream) && !valueOf(dict, 'Mask');
  const isJpeg = filtersOf(dict).at(-1) === 'DCTDecode';
  // A screen's colours may stay in their JPEG.
  if (isReady && isJpeg) return undefined;
  const source = isJpeg
    ? pixels(await jpegPixels(stream.getContents(), width, height), 4)
    : numberOf(dict, 'BitsPerComponent') === 8
      ? pixels(decoded(stream), components)
      : undefined;
  if (source === undefined || source.samples.length < width * height * source.step) return undefined;
  const opacity = mask instanceof PDFRawStream ? opacityOf(mask, width, height) : undefined;
  return { ...paintAll({ ...source, colours: components, count: width * height, opacity, inks }), width, height };
}

function pixels(samples: Uint8Array | undefined, step: number) {
  return samples === undefined ? undefined : { samples, step };
}

function opacityOf(mask: PDFRawStream, width: number, height: number): Uint8Array | undefined {
  const isSame = numberOf(mask.dict, 'Width') === width && numberOf(mask.dict, 'Height') === height;
  return isSame && numberOf(mask.dict, 'BitsPerComponent') === 8 ? decoded(mask) : undefined;
}

interface Painting {
  readonly samples: Uint8Array;
  readonly step: number;
  readonly colours: number;
  readonly count: number;
  readonly opacity: Uint8Array | undefined;
  readonly inks: Inks;
}

function paintAll({ samples, step, colours, count, opacity, inks }: Painting) {
  const space: Inks = colours === 1 ? 'grey' : inks;
  const size = { grey: 1, rgb: 3, cmyk: 4 }[space];
  const printed = new Uint8Array(count * size);
  for (let at = 0; at < count; at += 1) {
    const cover = (opacity?.[at] ?? 255) / 255;
    // On paper, what is clear is white.
    const value = (channel: number) => 1 - cover + (cover * (samples[at * step + channel] ?? 0)) / 255;
    const paint = colours === 1 ? [value(0)] : [value(0), value(1), value(2)];
    const dot = pictureDot(paint, space);
    for (let channel = 0; channel < size; channel += 1)
      printed[at * size + channel] = Math.round((dot[channel] ?? 0) * 255);
  }
  return { space, samples: printed, channels: size };
}

// Unlike the letters', a picture's dark tones stay apart from black.
function pictureDot(paint: readonly number[], space: Inks): readonly number[] {
  if (space === 'rgb' || paint.length === 1) return paint;
  return space === 'grey' ? [greyOf(paint)] : fourInks(paint);
}
