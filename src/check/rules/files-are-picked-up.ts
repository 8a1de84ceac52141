import { fileName, hiddenEndings, listingOf } from '../picked-up.ts';
import type { Rule } from '../rule.ts';

/** Texts about the folder rather than of the book. */
const notMeant = /^(?:readme|contributing|licen[cs]e|changelog|code_of_conduct|authors|notes|todo|terms|index)\b/i;

/** Every text in the folders of the book is in the book: a chapter with a slip in its name is not just passed over. */
export const filesArePickedUp: Rule = function* (book) {
  const listing = listingOf(book);
  const { file: bookFile } = book.project;
  const there = new Set(book.files);
  for (const file of book.files) {
    if (listing.knows(file) || isLeftover(file)) continue;
    const mended = withUsualEnding(file);
    const key = listing.wouldFit(mended);
    if (key !== undefined && !(mended !== file && there.has(mended))) {
      const isEnding = mended !== file;
      yield {
        severity: 'warning',
        message: isEnding
          ? `This file is not read, because its name ends in "${endingOf(file)}".`
          : `This file is not read, because its path differs in capital letters from "${key}" in ${bookFile}.`,
        hint: isEnding
          ? `Rename it to "${fileName(mended)}".${/\.txt$/i.test(file) ? hiddenEndings : ''}`
          : 'Write the folder as the others are written, with the same capitals.',
        file,
      };
      continue;
    }
    const neighbours = listing.neighbours(file);
    const isText = key === undefined && (neighbours === 'contributors' ? /\.yml$/ : /\.md$/).test(mended);
    if (neighbours === undefined || !isText || notMeant.test(fileName(file))) continue;
    const isPattern = neighbours === 'chapters' || neighbours === 'contributors';
    yield {
      severity: 'warning',
      message: isPattern
        ? `No pattern of "${neighbours}" in ${bookFile} leads to this file, so it is not in the book.`
        : `This file is not named in ${bookFile}, though files beside it are, so it is not in the book.`,
      hint: isPattern
        ? `Move it to the others, or change the pattern. "**" stands for any folders: chapters/**/*.md`
        : `Add it to "${neighbours}", or delete it.`,
      file,
    };
  }
};

function withUsualEnding(file: string): string {
  return file
    .replace(/\.(?:md|markdown)\.(?:txt|text|md)$/i, '.md')
    .replace(/\.(?:md|markdown|mdown|mkdn?|mdx|md\.)$/i, '.md')
    .replace(/\.ya?ml(?:\.txt)?$/i, '.yml');
}

function endingOf(file: string): string {
  return /(?:\.(?:md|markdown|ya?ml))?\.[^.]*$/i.exec(fileName(file))?.[0] ?? '';
}

function isLeftover(file: string): boolean {
  return /^(?:~\$|\.)/.test(fileName(file));
}
