import { type ZippableFile, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The texts of an archive's XML files and the bytes of all its files, by path. */
export function unzip(archive: Uint8Array): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(archive)));
}

/**
 * An archive that is the same for the same files: its dates are fixed. The media type that an OpenDocument file begins
 * with is not packed, for programs look for it there.
 */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const packed = [...files].map(([path, bytes]): [string, ZippableFile] =>
    path === 'mimetype' ? [path, [bytes, { level: 0 }]] : [path, bytes],
  );
  return zipSync(Object.fromEntries(packed), { mtime: new Date(1980, 0, 1, 12) });
}

/** Bytes as UTF-8 text; empty where there are none. */
export function textOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : strFromU8(bytes);
}

/** Text as UTF-8 bytes. */
export function bytesOf(text: string): Uint8Array {
  return strToU8(text);
}
