import { BookError } from '../../model/book-error.ts';
import type { Outline } from './page.ts';
import { textOf } from './zip.ts';

/**
 * Every chapter of the manuscript must have its heading in the Word file.
 *
 * @throws BookError when the numbers differ: better no file than one without somebody's chapter.
 */
export function assertChaptersArrived(docx: ReadonlyMap<string, Uint8Array>, outline: Outline): void {
  const style = `<w:pStyle w:val="Heading${outline.chapters}"`;
  const found = textOf(docx.get('word/document.xml')).split(style).length - 1;
  if (found === outline.chapterHeadings) return;
  throw new BookError(`The Word file has ${found} chapters, but the book has ${outline.chapterHeadings}.`, {
    hint: 'Pandoc lost some, so no file is written. Please report this; the other outputs are not affected.',
  });
}
