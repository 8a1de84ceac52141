import { expect } from '@jest/globals';
import type { BuiltBook } from './built-book.ts';
import { measured, proof } from './proof.ts';
import { titleKey } from './read-back.ts';
import { readBookmarks, readFonts, readPages } from './read-pdf.ts';
import { mustRun } from './run-program.ts';
import { wordsOf } from './words.ts';

/** What every PDF must be, by poppler's tools. */
export function provePdf(book: () => BuiltBook, sections: () => readonly string[]): void {
  proof(
    'the PDF is tagged, says so in the way of PDF/UA-1, and names its title and language',
    ['poppler'],
    async () => {
      const file = book().file('.pdf');
      const facts = await mustRun('pdfinfo', [file]);
      const metadata = await mustRun('pdfinfo', ['-meta', file]);
      measured(`${/Pages:\s+(\d+)/.exec(facts)?.[1]} pages, ${/File size:\s+(\d+)/.exec(facts)?.[1]} bytes`);
      expect(facts).toMatch(/Tagged:\s+yes/);
      expect(facts).toMatch(/Title:\s+\S/);
      expect(metadata).toMatch(/pdfuaid:part(?:>|=")1/);
      expect(metadata).toMatch(/<dc:language>[\s\S]*?<rdf:li>\S/);
    },
  );

  proof('all fonts of the PDF are embedded', ['poppler'], async () => {
    const { fonts, loose } = await readFonts(book().file('.pdf'));
    measured(`${fonts.length} fonts`);
    expect(fonts.length).toBeGreaterThan(0);
    expect(loose).toEqual([]);
  });

  proof('every section and every chapter has its bookmark, in order', ['poppler'], async () => {
    const bookmarks = (await readBookmarks(book().file('.pdf'))).map(({ title }) => titleKey(title));
    const titles = book().chapters.map(({ title }) => titleKey(title));
    const chapters = new Set(titles);
    measured(`${bookmarks.length} bookmarks for ${titles.length} chapters and ${sections().length} sections`);
    expect(sections().filter((section) => !bookmarks.includes(titleKey(section)))).toEqual([]);
    expect(bookmarks.filter((title) => chapters.has(title))).toEqual(titles);
  });

  proof('the page numbers in the contents are true', ['poppler'], async () => {
    const pages = await readPages(book().file('.pdf'));
    const bookmarks = await readBookmarks(book().file('.pdf'));
    const contents = contentsWords(pages, bookmarks);
    const wrong: string[] = [];
    let from = 0;
    for (const { title } of book().chapters) {
      const end = endOf(wordsOf(title), contents, from);
      const folio = contents[end ?? -1];
      if (end === undefined || folio === undefined) wrong.push(`"${title}" is not in the contents`);
      else if (!pages.some((page) => opens(page, title, folio)))
        wrong.push(`"${title}" does not begin on page ${folio}`);
      from = end ?? from;
    }
    measured(`${book().chapters.length} page numbers compared with the pages' own text`);
    expect(wrong).toEqual([]);
  });
}

function contentsWords(pages: readonly string[], bookmarks: readonly { title: string; page: number }[]): string[] {
  const index = bookmarks.findIndex(({ title }) => title === 'Contents');
  const [first, next] = [bookmarks[index], bookmarks[index + 1]];
  if (!first || !next) throw new Error('There is no bookmark for the contents.');
  return wordsOf(pages.slice(first.page - 1, next.page - 1).join('\n'));
}

function endOf(title: readonly string[], words: readonly string[], from: number): number | undefined {
  for (let start = from; start + title.length <= words.length; start++) {
    if (title.every((word, index) => words[start + index] === word)) return start + title.length;
  }
  return undefined;
}

// A chapter's page: its number may stand above the title; the folio ends a line, alone or opposite the authors.
function opens(page: string, title: string, folio: string): boolean {
  const end = endOf(wordsOf(title), wordsOf(page).slice(0, 60), 0);
  const lines = page.split('\n').map((line) => line.trim());
  return (
    end !== undefined &&
    end <= wordsOf(title).length + 4 &&
    lines.some((line) => line === folio || line.endsWith(` ${folio}`))
  );
}
