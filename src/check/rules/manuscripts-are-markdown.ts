import { fileName, hiddenEndings, listingOf } from '../picked-up.ts';
import type { Rule } from '../rule.ts';

/** Endings of what writing programs make. The rest may be anything, so it counts only where chapters are. */
const manuscripts: Readonly<Record<string, string>> = {
  doc: 'a Word file',
  docx: 'a Word file',
  docm: 'a Word file',
  odt: 'a LibreOffice file',
  pages: 'a Pages file',
  rtf: 'an RTF file',
  wpd: 'a WordPerfect file',
};
const besideChapters: Readonly<Record<string, string>> = {
  pdf: 'a PDF',
  txt: 'a plain text file',
  tex: 'a LaTeX file',
  html: 'a web page',
  htm: 'a web page',
  epub: 'an EPUB',
};

/** Chapters are sent as Markdown; what a word processor saves is not read. */
export const manuscriptsAreMarkdown: Rule = function* (book) {
  const listing = listingOf(book);
  const there = new Set(book.files);
  for (const file of book.files) {
    const [, stem = '', ending = ''] = /^(.*)\.([^./]+)$/.exec(file) ?? [];
    const kind = ending.toLowerCase();
    const isNearby = listing.neighbours(file) === 'chapters' && Object.hasOwn(besideChapters, kind);
    const what = Object.hasOwn(manuscripts, kind) ? manuscripts[kind] : isNearby ? besideChapters[kind] : undefined;
    const isDouble = /\.(?:md|markdown|ya?ml)$/i.test(stem);
    // Beside the chapter that was made of it, the first version harms nobody.
    if (what === undefined || isDouble || fileName(file).startsWith('~$') || there.has(`${stem}.md`)) continue;
    if (listing.knows(file)) continue;
    yield {
      severity: 'warning',
      message: `This is ${what}, which is not read, so it is not in the book.`,
      hint:
        kind === 'txt'
          ? `If it is a chapter, rename it to "${fileName(stem)}.md"; title and author stand at its top, between two lines ---.${hiddenEndings}`
          : `Copy its text into a new file "${fileName(stem)}.md", with the title and the author between two lines --- at the top.`,
      file,
    };
  }
};
