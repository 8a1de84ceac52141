import type { Diagnostic } from '../../model/checked.ts';
import type { PrintPlan } from '../../model/project.ts';
import { nearest } from '../../text/nearest.ts';
import { mm, type Profile, type Size } from './profile.ts';

/** Does the printer print such a book at all? What it does not offer, before minutes of work. */
export function notOffered({ trim, paper, colour }: PrintPlan, profile: Profile): Diagnostic[] {
  const papers = Object.entries(profile.papers);
  const problems = [...trimProblem(trim, profile)];
  if (paper !== undefined && !Object.hasOwn(profile.papers, paper)) {
    const names = papers.map(([name]) => name);
    const near = nearest(paper, names);
    problems.push({
      message: `${sentenceStart(profile.name)} does not print on "${paper}" paper.`,
      hint: `${near === undefined ? '' : `Did you mean "${near}"? `}Its papers are: ${names.join(', ')}. Write one of them at "paper" of "print" in book.yml.`,
    });
  } else if (colour === 'colour' && paper !== undefined && profile.papers[paper]?.colour === false) {
    problems.push({
      message: `${sentenceStart(profile.name)} does not print in colour on "${paper}" paper.`,
      hint: `Write "colour: greyscale" under "print" in book.yml, or take a paper for colour: ${colourPapers(profile).join(', ')}.`,
    });
  }
  return problems.map((problem) => ({ rule: 'printer-offers-it', severity: 'error', file: 'book.yml', ...problem }));
}

/** The paper that the book is printed on: the one that is named, or the first that suits its colours. */
export function paperOf({ paper, colour }: PrintPlan, profile: Profile): string {
  const suiting = colour === 'colour' ? colourPapers(profile) : Object.keys(profile.papers);
  return paper ?? suiting[0] ?? '';
}

function colourPapers({ papers }: Profile): string[] {
  return Object.keys(papers).filter((name) => papers[name]?.colour === true);
}

function trimProblem(trim: PrintPlan['trim'], { trims, name }: Profile): Pick<Diagnostic, 'message' | 'hint'>[] {
  const message = `${sentenceStart(name)} does not print books of ${trim.name}.`;
  if (trims.sizes === undefined) {
    const fits = [trim.width, trim.height].every(
      (length, side) =>
        length >= mm(trims.from[side] ?? 0) - tolerance && length <= mm(trims.to[side] ?? 0) + tolerance,
    );
    if (fits) return [];
    return [{ message, hint: `Choose a size between ${written(trims.from)} and ${written(trims.to)}.` }];
  }
  if (trims.sizes.some((size) => isSize(trim, size))) return [];
  return [{ message, hint: `Its sizes are: ${trims.sizes.map(written).join(', ')}.` }];
}

// Printers round: A5 is 5.83 in wide for one and 148 mm for another.
const tolerance = 0.5;

function isSize({ width, height }: PrintPlan['trim'], [wide, high]: Size): boolean {
  return Math.abs(width - mm(wide)) <= tolerance && Math.abs(height - mm(high)) <= tolerance;
}

function written([width, height]: Size): string {
  return `${width}x${height}in`;
}

export function sentenceStart(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
