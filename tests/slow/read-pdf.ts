import { type ReadBack, titleKey } from './read-back.ts';
import { mustRun } from './run-program.ts';
import { wordsOfPages } from './words.ts';

export interface Bookmark {
  readonly title: string;
  /** From 1. */
  readonly page: number;
  /** From 0. */
  readonly depth: number;
}

/** The bookmarks of a PDF in order, by pdftohtml. */
export async function readBookmarks(file: string): Promise<Bookmark[]> {
  const xml = await mustRun('pdftohtml', ['-xml', '-i', '-q', '-enc', 'UTF-8', '-stdout', file]);
  const outline = xml.slice(xml.indexOf('<outline>'));
  const bookmarks: Bookmark[] = [];
  let depth = -1;
  for (const [whole, page, title = ''] of outline.matchAll(
    /<outline>|<\/outline>|<item page="(\d+)">([\s\S]*?)<\/item>/g,
  )) {
    if (whole === '<outline>') depth++;
    else if (whole === '</outline>') depth--;
    else bookmarks.push({ title: decode(title), page: Number(page), depth });
  }
  return bookmarks;
}

function decode(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** The text of each page in the order in which it was set, by pdftotext. */
export async function readPages(file: string): Promise<string[]> {
  const text = await mustRun('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-']);
  return text.split('\f').slice(0, -1);
}

/** The fonts of a PDF, a line each by pdffonts, and those that are not embedded or have no map to Unicode. */
export async function readFonts(file: string): Promise<{ fonts: string[]; loose: string[] }> {
  const fonts = (await mustRun('pdffonts', [file])).split('\n').slice(2).filter(Boolean);
  // The last columns: embedded, subset, with a map to Unicode, object number and generation.
  return { fonts, loose: fonts.filter((line) => !/\syes\s+(?:yes|no)\s+yes\s+\d+\s+\d+\s*$/.test(line)) };
}

/** The chapters of a PDF: the pages from each chapter's bookmark to the next one's of its own or an outer level. */
export function chaptersOfPages(pages: readonly string[], bookmarks: readonly Bookmark[]): ReadBack {
  return new Map(
    bookmarks.map(({ title, page, depth }, index) => {
      const next = bookmarks.slice(index + 1).find((later) => later.depth <= depth && later.page > page);
      return [titleKey(title), wordsOfPages(pages.slice(page - 1, (next?.page ?? pages.length + 1) - 1))];
    }),
  );
}
