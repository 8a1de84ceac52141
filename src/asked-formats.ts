import { BookError } from './model/book-error.ts';
import { type Printer, printers } from './model/project.ts';

const printedFormats = new Set(['print', 'cover']);

/** The formats that were typed, each once, or those of `book.yml` where none was. */
export function askedFormats(typed: readonly string[] | undefined, ofTheBook: readonly string[]): string[] {
  const asked = typed !== undefined && typed.length > 0 ? typed : ofTheBook;
  return [...new Set(asked.map((format) => (format === 'md' ? 'markdown' : format)))];
}

/**
 * The printer that was typed for these formats; undefined where none was.
 *
 * @throws BookError where there is none of that name, or nothing is made for print.
 */
export function askedPrinter(typed: string | undefined, formats: readonly string[]): Printer | undefined {
  if (typed !== undefined && !formats.some((format) => printedFormats.has(format))) {
    throw new BookError('--printer says who prints, but nothing is made for print.', {
      hint: 'Write "gathering build print cover --printer NAME", or leave --printer out.',
    });
  }
  return printerNamed(typed);
}

/**
 * A printer by the name that was typed.
 *
 * @throws BookError where there is none of that name.
 */
export function printerNamed(typed: string | undefined): Printer | undefined {
  const printer = printers.find((name) => name === typed?.toLowerCase());
  if (printer !== undefined || typed === undefined) return printer;
  throw new BookError(`There is no printer "${typed}".`, { hint: `The printers are: ${printers.join(', ')}.` });
}
