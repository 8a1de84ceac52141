import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type BuiltBook } from './built-book.ts';
import type { ExpectedChapter } from './expected.ts';
import { type Impossible, impossible } from './impossible.ts';
import { proveOutputs } from './output-proofs.ts';
import { type Checker, measured, proof } from './proof.ts';
import { type ReadBack, titleKey } from './read-back.ts';
import { readDocx, readEpub, readMarkdown, readSite } from './read-outputs.ts';
import { chaptersOfPages, readBookmarks, readPages } from './read-pdf.ts';
import { essays, makeRealBook, type RealBook } from './real-book-folder.ts';
import { missingWords, standsIn, wordsOf } from './words.ts';

const formats = ['pdf', 'epub', 'site', 'markdown', 'docx'];

if (essays === undefined) {
  describe('the real book', () => {
    it.skip('is not proven: the folder of essays is not here (set GATHERING_ESSAYS to it)', () => {});
  });
} else {
  const source = essays;
  describe('the real book', () => {
    let real: RealBook;
    let book: BuiltBook;

    beforeAll(async () => {
      real = await makeRealBook(source);
      book = await build(real.folder, formats);
      measured(`${book.chapters.length} chapters in ${formats.join(', ')}: ${book.run.seconds.toFixed(1)} s`);
    });
    afterAll(async () => {
      if (!process.env['GATHERING_KEEP']) await rm(real.folder, { recursive: true, force: true });
    });

    it('has every essay in it, none held back', () => {
      const ready = book.chapters.filter(({ state }) => state === 'ready').map(({ file }) => file);
      expect([...ready].sort()).toEqual(real.expected.map(({ file }) => file).sort());
    });

    const lookIn = (format: string, needs: readonly Checker[], read: () => Promise<ReadBack>) =>
      proof(`nothing is lost in ${format}: titles, authors and words, in order`, needs, async () => {
        const found = await read();
        measured(`${format}: ${real.expected.length} chapters, ${countWords(real.expected)} words looked for`);
        expect(losses(real.expected, found, format)).toEqual([]);
        expect(needless(real.expected, found, format)).toEqual([]);
      });
    const wanted = () => ({
      titles: real.expected.map(({ title }) => title),
      others: [...real.sections, 'Contributors'],
    });

    lookIn('pdf', ['poppler'], async () =>
      chaptersOfPages(await readPages(book.file('.pdf')), await readBookmarks(book.file('.pdf'))),
    );
    lookIn('epub', ['python'], () => readEpub(book.file('.epub')));
    lookIn('site', [], () => readSite(join(book.out, 'site')));
    lookIn('docx', ['python-docx'], () => readDocx(book.file('.docx'), wanted()));
    lookIn('markdown', [], () => readMarkdown(book.file('.md'), wanted()));

    it('has an essay for each entry of the list of what is impossible', () => {
      const files = real.expected.map(({ file }) => file);
      measured(
        Object.entries(impossible)
          .flatMap(([file, entries]) => entries.map(({ reason }) => `${file}: ${reason}`))
          .join('\n      '),
      );
      expect(Object.keys(impossible).filter((file) => !files.includes(file))).toEqual([]);
    });

    proveOutputs(
      () => book,
      () => real.sections,
    );
  });
}

function losses(expected: readonly ExpectedChapter[], found: ReadBack, format: string): string[] {
  return expected.flatMap((chapter) => {
    const missing = missingFrom(chapter, found, exceptionsOf(chapter, format));
    return missing.length === 0
      ? []
      : [`${chapter.file}: ${missing.length} missing: ${missing.slice(0, 12).join(', ')}`];
  });
}

/** The exceptions without which the chapter would be found whole. */
function needless(expected: readonly ExpectedChapter[], found: ReadBack, format: string): string[] {
  return expected.flatMap((chapter) => {
    const exceptions = exceptionsOf(chapter, format);
    return exceptions
      .filter(
        (one) =>
          missingFrom(
            chapter,
            found,
            exceptions.filter((other) => other !== one),
          ).length === 0,
      )
      .map(({ words }) => `${chapter.file}: "${words}"`);
  });
}

function exceptionsOf({ file }: ExpectedChapter, format: string): Impossible[] {
  return (impossible[file] ?? []).filter((exception) => (exception.format ?? format) === format);
}

function missingFrom(chapter: ExpectedChapter, found: ReadBack, exceptions: readonly Impossible[]): string[] {
  const text = found.get(titleKey(chapter.title));
  if (text === undefined) return [`there is no chapter "${chapter.title}"`];
  return [
    ...missingWords(wordsOf(chapter.title), text),
    ...chapter.authors.filter((name) => !standsIn(wordsOf(name), text)),
    ...missingWords(without(chapter.body, exceptions), text),
    ...chapter.notes.flatMap((note) => missingWords(note, text)),
  ];
}

function without(words: readonly string[], exceptions: readonly Impossible[]): string[] {
  let text = ` ${words.join(' ')} `;
  for (const exception of exceptions) {
    const part = ` ${wordsOf(exception.words).join(' ')} `;
    if (!text.includes(part)) throw new Error(`"${exception.words}" is listed as impossible but is not in the source.`);
    text = text.replace(part, ' ');
  }
  return wordsOf(text);
}

function countWords(chapters: readonly ExpectedChapter[]): number {
  return chapters.reduce((sum, { body }) => sum + body.length, 0);
}
