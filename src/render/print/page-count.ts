import type { Diagnostic } from '../../model/checked.ts';
import type { PrintPlan } from '../../model/project.ts';
import { paperOf, sentenceStart } from './offer.ts';
import { mostPages, type Profile } from './profile.ts';

/** The fewest and the most pages that the printer binds of this book. */
export function pageLimits(print: PrintPlan, profile: Profile): readonly [number, number] {
  const paper = paperOf(print, profile);
  const least = Math.max(profile.pages.least, profile.papers[paper]?.least ?? 0);
  return [least, mostPages(paper, print.trim.width, profile)];
}

/** A book that is too thin or too thick for the printer: it would be refused, so it is not made. */
export function notBindable(pageCount: number, print: PrintPlan, profile: Profile): Diagnostic[] {
  const [least, most] = pageLimits(print, profile);
  if (pageCount >= least && pageCount <= most) return [];
  const paper = paperOf(print, profile);
  const isThin = pageCount < least;
  return [
    {
      rule: 'print-file-is-accepted',
      severity: 'error',
      message: `${sentenceStart(profile.name)} binds books of ${least} to ${most} pages on "${paper}" paper; this one has ${pageCount}.`,
      hint: isThin
        ? 'Add chapters, or choose a smaller page with "trim" under "print" in book.yml.'
        : `${thinnerPaper(print, profile)}Choose a larger page with "trim" under "print" in book.yml, or make two volumes of it.`,
      file: 'book.yml',
    },
  ];
}

function thinnerPaper(print: PrintPlan, profile: Profile): string {
  const own = pageLimits(print, profile)[1];
  const better = Object.entries(profile.papers)
    .filter(([, { colour }]) => print.colour === 'greyscale' || colour)
    .filter(([name]) => mostPages(name, print.trim.width, profile) > own)
    .map(([name]) => `"${name}" (up to ${mostPages(name, print.trim.width, profile)} pages)`);
  return better.length === 0 ? '' : `Other papers hold more: ${better.join(', ')}. `;
}
