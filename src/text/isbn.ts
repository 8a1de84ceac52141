/** The digits of an ISBN alone, as programs and barcodes want them. */
export function isbnDigits(isbn: string): string {
  return isbn.replaceAll('-', '');
}
