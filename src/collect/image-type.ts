import { crc32 } from 'node:zlib';
import { imageSize } from 'image-size';
import type { ImageFile } from '../model/source.ts';
import { isPlainSvg } from './plain-svg.ts';

export type MediaType = ImageFile['mediaType'];

export type LookedAt =
  | { readonly outcome: 'image'; readonly mediaType: MediaType; readonly width: number; readonly height: number }
  | { readonly outcome: 'unknown' | 'broken' | 'svgNotPlain' };

/** What the bytes are, whatever the name says. Only the header is read, and whether the end is there. */
export function lookAtImage(bytes: Uint8Array): LookedAt {
  const mediaType = typeOf(bytes);
  if (mediaType === undefined) return { outcome: 'unknown' };
  if (mediaType === 'image/svg+xml' && !isPlainSvg(bytes)) return { outcome: 'svgNotPlain' };
  if (!isWhole(mediaType, bytes)) return { outcome: 'broken' };
  const size = sizeOf(bytes);
  return size === undefined ? { outcome: 'broken' } : { outcome: 'image', mediaType, ...size };
}

function typeOf(bytes: Uint8Array): MediaType | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(start)) return 'image/gif';
  if (/^RIFF[^]{4}WEBPVP8/.test(start)) return 'image/webp';
  // image-size looks for the root in the first 1000 bytes too.
  return /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg\s)/.test(start) && /<svg\s/.test(start)
    ? 'image/svg+xml'
    : undefined;
}

// Where a JPEG has its size behind other things, image-size goes on byte by byte: 20 MB of zeros took it 2.5 s.
const headerBytes = 2 ** 20;

/** Pixels as they are shown: a photo that says it lies on its side is turned by browsers and by Typst. */
function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes.subarray(0, headerBytes));
    if (!(width >= 1 && height >= 1)) return undefined;
    return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height };
  } catch {
    // It throws for every header that it cannot follow, a RangeError where an offset leads out of the file.
    return undefined;
  }
}

/** Half of a picture, as a broken upload leaves it, makes a PDF fail as a whole. */
function isWhole(mediaType: MediaType, bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (mediaType) {
    case 'image/png':
      return hasAllChunks(file);
    case 'image/jpeg':
      return file.lastIndexOf('\xff\xd9', undefined, 'latin1') > file.indexOf('\xff\xda', 0, 'latin1');
    case 'image/gif':
      return hasAllBlocks(file);
    case 'image/webp':
      return file.length >= 30 && file.readUInt32LE(4) + 8 <= file.length + 1;
    case 'image/svg+xml':
      return true;
  }
}

/** PNG: every chunk is there and has its checksum, the first is IHDR, the last IEND. */
function hasAllChunks(file: Buffer): boolean {
  for (let at = 8; at + 12 <= file.length;) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) return false;
    const type = file.toString('latin1', at + 4, at + 8);
    if (at === 8 && type !== 'IHDR') return false;
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return false;
    if (type === 'IEND') return true;
    at = end;
  }
  return false;
}

/** GIF: after the head and its colours come pictures and extensions, each of whole blocks, then the sign of the end. */
function hasAllBlocks(file: Buffer): boolean {
  const coloursAt = (flags: number | undefined) =>
    flags !== undefined && flags >= 128 ? 3 * 2 ** ((flags & 7) + 1) : 0;
  let at = 13 + coloursAt(file[10]);
  for (let pictures = 0; at < file.length;) {
    const sign = file[at];
    if (sign === 0x3b) return pictures > 0;
    if (sign === 0x2c) {
      pictures += 1;
      at += 11 + coloursAt(file[at + 9]);
    } else if (sign === 0x21) at += 2;
    else return false;
    while ((file[at] ?? 0) > 0) at += 1 + (file[at] ?? 0);
    at += 1;
  }
  return false;
}
