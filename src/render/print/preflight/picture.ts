import { nameOf, numberOf, type PDFDict, valueOf } from '../pdf-file.ts';
import { spaceOf } from './colours.ts';
import type { Matrix } from './matrix.ts';
import type { PageInk } from './page-ink.ts';

/** A picture at the size at which it is printed. */
export interface PlacedPicture {
  /** The fewer of the dots an inch across and up. */
  readonly dots: number;
  /** The picture itself. */
  readonly dict: PDFDict;
}

/** Takes down how sharp a picture is, and in which colours. */
export function pictureOf(dict: PDFDict, [a, b, c, d]: Matrix, ink: PageInk): void {
  const [width, height] = [numberOf(dict, 'Width') ?? 0, numberOf(dict, 'Height') ?? 0];
  const inches = (x: number, y: number) => Math.max(Math.hypot(x, y), 0.001) / 72;
  ink.pictures.push({ dots: Math.round(Math.min(width / inches(a, b), height / inches(c, d))), dict });
  if (valueOf(dict, 'SMask') !== undefined) ink.seeThrough.add('a picture that can be seen through');
  // A stencil has no colours of its own.
  if (String(valueOf(dict, 'ImageMask') ?? '') === 'true') return;
  const filter = nameOf(valueOf(dict, 'Filter'));
  const { space, unusual } = spaceOf(valueOf(dict, 'ColorSpace'));
  if (space !== undefined) ink.colours.spaces.add(space);
  else if (filter !== 'JPXDecode') ink.colours.unusual.add(unusual ?? '');
  else ink.colours.unusual.add('a JPEG 2000 picture');
}
