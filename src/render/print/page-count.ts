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

const thicker = 'Add chapters, or choose a smaller page with "trim" under "print" in book.yml.';
const thinner = 'Choose a larger page with "trim" under "print" in book.yml, or make two volumes of it.';

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
      hint: otherPapers(print, profile, { isThin }) + (isThin ? thicker : thinner),
      file: 'book.yml',
    },
  ];
}

function otherPapers(print: PrintPlan, profile: Profile, { isThin }: { readonly isThin: boolean }): string {
  const [ownLeast, ownMost] = pageLimits(print, profile);
  const better = Object.entries(profile.papers)
    .filter(([, { colour }]) => print.colour === 'greyscale' || colour)
    .map(([name]) => [name, ...pageLimits({ ...print, paper: name }, profile)] as const)
    .filter(([, least, most]) => (isThin ? least < ownLeast : most > ownMost))
    .map(([name, least, most]) => `"${name}" (${isThin ? `from ${least}` : `up to ${most}`} pages)`);
  if (better.length === 0) return '';
  return `Other papers ${isThin ? 'are bound from fewer' : 'hold more'}: ${better.join(', ')}. `;
}
