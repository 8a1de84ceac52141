import { createHash } from 'node:crypto';
import type { Manuscript } from '../../model/manuscript.ts';
import { isbnDigits } from '../../text/isbn.ts';

/** The name space for URLs of RFC 9562, section 6.6. */
const urlNamespace = '6ba7b8119dad11d180b400c04fd430c8';

/**
 * What tells this book from every other: its ISBN as an e-book, else a UUID of version 5 made of title, language,
 * editors and publisher, so that a rebuilt book replaces the old one on its readers' shelves.
 */
export function bookIdentifier({ book, contributors }: Manuscript): string {
  if (book.isbn.epub) return `urn:isbn:${isbnDigits(book.isbn.epub)}`;
  const editors = contributors.filter(({ roles }) => roles.includes('editor')).map(({ name }) => name);
  return `urn:uuid:${uuid5(JSON.stringify([book.title, book.language, editors, book.publisher ?? '']))}`;
}

function uuid5(name: string): string {
  const hash = createHash('sha1').update(Buffer.from(urlNamespace, 'hex')).update(name).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
