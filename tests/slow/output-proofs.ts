import { expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { BuiltBook } from './built-book.ts';
import { runEpubCheck } from './epubcheck.ts';
import { provePdf } from './pdf-proofs.ts';
import { measured, proof, python } from './proof.ts';
import { mustRun } from './run-program.ts';
import { checkSite } from './site-check.ts';
import { checkEpubPages } from './epub-pages.ts';
import { comparePageList } from './page-list.ts';
import { searchSite } from './site-search.ts';
import { fileURLToPath } from 'node:url';
import { squeezed } from './words.ts';

/** What every book must show in every format, by programs that are none of ours. */
export function proveOutputs(book: () => BuiltBook, sections: () => readonly string[]): void {
  provePdf(book, sections);

  proof('EPUBCheck finds no error and no warning', ['java'], async () => {
    const { checked, messages } = await runEpubCheck(book().file('.epub'));
    const problems = messages.filter(({ severity }) => severity !== 'INFO' && severity !== 'USAGE');
    measured(`EPUBCheck: ${problems.length} problems, ${messages.length - problems.length} remarks`);
    expect(checked).toBe(true);
    expect(problems).toEqual([]);
  });

  proof('axe finds nothing in the pages of the EPUB, by day and by night', ['chromium'], async () => {
    const { pages, violations } = await checkEpubPages(book().file('.epub'), { ofAKind: 2 });
    measured(`${pages} pages of the EPUB in a browser`);
    expect(pages).toBeGreaterThan(8);
    expect(violations).toEqual([]);
  });

  proof('the page numbers of the EPUB lead to what stands on those pages of the PDF', ['poppler'], async () => {
    const { compared, wrong, missing } = await comparePageList(book().file('.epub'), book().file('.pdf'));
    measured(`${compared} page numbers compared`);
    expect(compared).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
    expect(missing).toEqual([]);
  });

  proof('no link of the site is broken, and axe finds nothing', ['chromium'], async () => {
    const { checked, brokenLinks, violations } = await checkSite(join(book().out, 'site'));
    expect(checked).toBe(true);
    expect(brokenLinks).toEqual([]);
    expect(violations).toEqual([]);
  });

  it('a chapter of the site weighs less than 60 KB: page and style sheet, unpacked, without fonts and pictures', async () => {
    const site = join(book().out, 'site');
    const { size: style } = await stat(join(site, 'style.css'));
    const names = await readdir(join(site, 'chapters'));
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(site, 'chapters', name))).size + style));
    measured(`${names.length} chapters, the heaviest ${Math.max(...sizes)} bytes`);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((_, index) => (sizes[index] ?? 0) > 60_000)).toEqual([]);
  });

  proof('readers find chapters by words of their titles, from a folder and from a server', ['chromium'], async () => {
    const titles = book()
      .chapters.filter(({ title }) => /\p{L}{4}/u.test(title))
      .map(({ title }) => title);
    const asked = [titles[0], titles[Math.floor(titles.length / 2)], titles.at(-1)].map((title) => title ?? '');
    const { found, violations, complaints, copied } = await searchSite(join(book().out, 'site'), asked);
    expect(found).toHaveLength(6);
    expect(found.filter(({ query, titles: shown }) => !shown.slice(0, 3).includes(query))).toEqual([]);
    expect({ violations, complaints }).toEqual({ violations: [], complaints: [] });
    expect(copied).toContain('<ul>');
  });

  proof('LibreOffice opens the DOCX and prints every chapter', ['libreoffice', 'poppler'], async () => {
    const docx = book().file('.docx');
    const folder = await mkdtemp(join(tmpdir(), 'gathering-office-'));
    try {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      await mustRun('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, docx]);
      const printed = (await readdir(folder)).find((name) => name === basename(docx).replace(/docx$/, 'pdf'));
      const text = squeezed(await mustRun('pdftotext', [join(folder, printed ?? 'nothing.pdf'), '-']));
      const titles = book().chapters.map(({ title }) => title);
      measured(`${text.length} letters of PDF from the DOCX`);
      expect(titles.filter((title) => !text.includes(squeezed(title)))).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  proof('python-docx reads all paragraphs of the DOCX', ['python-docx'], async () => {
    const script = fileURLToPath(new URL('read-docx.py', import.meta.url));
    const { paragraphs } = JSON.parse(await mustRun(python, [script, book().file('.docx')])) as {
      paragraphs: { style: string; text: string }[];
    };
    const headings = paragraphs.filter(({ style }) => /^heading/i.test(style));
    measured(`${paragraphs.length} paragraphs, ${headings.length} headings`);
    expect(headings.length).toBeGreaterThanOrEqual(book().chapters.length);
  });
}
