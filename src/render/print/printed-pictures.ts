import { jpegPixels } from '../pdf/pixels.ts';
import { fourInks, greyOf, type Inks } from './ink.ts';
import {
  componentsOf,
  decoded,
  filtersOf,
  key,
  nameOf,
  numberOf,
  type PdfFile,
  PDFRawStream,
  valueOf,
} from './pdf-file.ts';

/** Pictures as the press prints them: in its inks, and without anything one could see through. */
export async function printPictures(
  file: PdfFile,
  inks: Inks,
  deflate: (bytes: Uint8Array) => Uint8Array,
): Promise<void> {
  const pictures = file.context
    .enumerateIndirectObjects()
    .flatMap(([ref, object]) => (object instanceof PDFRawStream && isPicture(object) ? [{ ref, object }] : []));
  // A mask only says how clear another picture is.
  const masks = new Set(pictures.map(({ object }) => valueOf(object.dict, 'SMask')));
  for (const { ref, object } of pictures.filter((picture) => !masks.has(picture.object))) {
    const printed = await printPicture(object, inks);
    if (printed === undefined) continue;
    const { dict } = object;
    dict.set(key('ColorSpace'), key({ grey: 'DeviceGray', rgb: 'DeviceRGB', cmyk: 'DeviceCMYK' }[printed.space]));
    dict.set(key('BitsPerComponent'), file.context.obj(8));
    dict.set(key('Filter'), key('FlateDecode'));
    for (const name of ['SMask', 'DecodeParms', 'Decode', 'Mask']) dict.delete(key(name));
    const contents = deflate(printed.samples);
    dict.set(key('Length'), file.context.obj(contents.length));
    file.context.assign(ref, PDFRawStream.of(dict, contents));
  }
}

function isPicture({ dict }: PDFRawStream): boolean {
  return nameOf(valueOf(dict, 'Subtype')) === 'Image';
}

interface Printed {
  readonly space: Inks;
  readonly samples: Uint8Array;
}

// What is not understood stays as it is, and the preflight tells of its colours.
async function printPicture(stream: PDFRawStream, inks: Inks): Promise<Printed | undefined> {
  const { dict } = stream;
  const [width, height] = [numberOf(dict, 'Width') ?? 0, numberOf(dict, 'Height') ?? 0];
  const components = componentsOf(valueOf(dict, 'ColorSpace'));
  if (components !== 1 && components !== 3) return undefined;
  const mask = valueOf(dict, 'SMask');
  const isReady = inks === 'rgb' && !(mask instanceof PDFRawStream) && !valueOf(dict, 'Mask');
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
  return paintAll({ ...source, colours: components, count: width * height, opacity, inks });
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

function paintAll({ samples, step, colours, count, opacity, inks }: Painting): Printed {
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
  return { space, samples: printed };
}

// Unlike the letters', a picture's dark tones stay apart from black.
function pictureDot(paint: readonly number[], space: Inks): readonly number[] {
  if (space === 'rgb' || paint.length === 1) return paint;
  return space === 'grey' ? [greyOf(paint)] : fourInks(paint);
}
