import type { ChapterFit } from '../model/page-fit.ts';
import { allOf, count } from './count.ts';
import { displayWidth } from './display-width.ts';
import { painter } from './paint.ts';
import { safeText } from './safe-text.ts';

/** Every chapter with its pages, and what it has too much or to spare. */
export function fitsAsText(fits: readonly ChapterFit[], { colour }: { readonly colour: boolean }): string {
  const paint = painter(colour);
  const rows = fits.map((fit) => ({ file: safeText(fit.file, 1000), pages: count(fit.pages, 'page'), fit }));
  const widest = (words: readonly string[]) => Math.max(0, ...words.map(displayWidth));
  const [files, pages] = [widest(rows.map((row) => row.file)), widest(rows.map((row) => row.pages))];
  const lines = rows.map(({ file, pages: taken, fit }) => {
    const gaps = [files - displayWidth(file), pages - displayWidth(taken)].map((spaces) => ' '.repeat(spaces));
    return `  ${file}${gaps[0]}  ${gaps[1]}${taken}  ${paint(fit.over > 0 ? 'yellow' : 'dim', saysOf(fit))}`;
  });
  const summary = fitSummary(fits);
  return `${[...lines, ...(summary.length === 0 ? [] : ['', ...summary])].join('\n')}\n`;
}

/** How many chapters stand on the pages that they may have; nothing where there is no limit. */
export function fitSummary(fits: readonly ChapterFit[]): string[] {
  const [first] = fits;
  if (first?.limit === undefined) return [];
  const { limit } = first;
  const tooLong = fits.filter(({ over }) => over > 0).length;
  if (tooLong === 0) {
    const [stand, they] = fits.length === 1 ? ['stands', 'it'] : ['stand', 'they'];
    return [`${allOf(fits.length, 'chapter')} ${stand} on the pages that ${they} may have.`];
  }
  return [
    `${tooLong} of ${count(fits.length, 'chapter')} ${tooLong === 1 ? 'is' : 'are'} too long for ${limit === 1 ? 'one page' : `${limit} pages`}.`,
  ];
}

function saysOf({ over, wordsOver, room }: ChapterFit): string {
  if (over > 0) return `about ${wordsOver} words too long`;
  return room === 0 ? 'full' : `${count(room, 'line')} of room`;
}
