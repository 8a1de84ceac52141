import type { Manuscript } from '../../model/manuscript.ts';
import { isbnDigits } from '../../text/isbn.ts';
import { textParagraphs } from '../../text/paragraphs.ts';
import { printable } from '../pdf/printable.ts';
import { ean13Bars, ean5Bars, priceDigits } from './barcode.ts';
import type { Wrap } from './wrap-size.ts';

// The thinnest bar: 0.33 mm as the standard has it, and no less than four fifths of that.
const module = { usual: 0.33, least: 0.264 };
// Left and right of the bars there must be white; between both codes, too.
const quiet = { before: 11, between: 9, after: 7 };

/** What the theme's `wrap.typ` reads of the cover, as `data/wrap.json`. */
export function wrapData(manuscript: Manuscript, wrap: Wrap) {
  const { book, cover, images } = manuscript;
  return {
    ...wrap,
    spineSafe: wrap.spineSafe ?? null,
    blurb: textParagraphs(book.blurb ?? book.description ?? '').map(printable),
    price: book.price === undefined ? null : `${book.price.currency} ${book.price.amount}`,
    picture: images.some(({ name }) => name === cover) ? `/${cover}` : null,
    code: codeData(book, wrap.barcode.width),
  };
}

function codeData({ isbn, price }: Manuscript['book'], room: number) {
  if (isbn.print === undefined) return null;
  const alone = quiet.before + 95 + quiet.after;
  const add = price === undefined ? undefined : priceDigits(price);
  const both = quiet.before + 95 + quiet.between + 47 + quiet.after;
  const fits = (modules: number) => Math.min(module.usual, (room - 1) / modules);
  // A narrow place holds the book's number alone.
  const hasAdd = add !== undefined && fits(both) >= module.least;
  return {
    isbn: isbn.print,
    digits: isbnDigits(isbn.print),
    module: fits(hasAdd ? both : alone),
    modules: hasAdd ? both : alone,
    before: quiet.before,
    bars: ean13Bars(isbnDigits(isbn.print)),
    add: hasAdd ? { digits: add, at: quiet.before + 95 + quiet.between, bars: ean5Bars(add) } : null,
  };
}
