/** One file of a book's material as it was found, unread. */
export interface SourceFile {
  /** Relative to the book's folder, with `/`, in Unicode form NFC. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
}

/** A picture whose bytes were looked at: the type is what they say, not what the name says. */
export interface ImageFile extends SourceFile {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}
