import type { Checked, Diagnostic } from '../../model/checked.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import type { Press } from '../pdf/press.ts';
import type { Closeness } from '../pdf/tighten.ts';
import { type SetForPress, withTypesetter } from '../pdf/typesetter.ts';
import type { PageMap, RenderContext } from '../renderer.ts';
import { innerFor, mm, type Profile } from './profile.ts';

/** The pages of the printed book, before they are made ready for the press. */
export interface Interior {
  readonly pdf: Uint8Array;
  readonly pages: PageMap;
  /** With the blank page at the end that makes them even. */
  readonly pageCount: number;
  readonly press: Press;
  /** The chapters that are set closer than the others. */
  readonly tighter: Closeness;
  /** The notes that stand on another page than their marks. */
  readonly strays: readonly string[];
  /** How many times the book was set. */
  readonly rounds: number;
}

/** Sets the book with the margins that the printer wants for as many pages as it comes to have. */
export function setInterior(
  manuscript: Manuscript,
  profile: Profile,
  context: Pick<RenderContext, 'theme' | 'epoch' | 'signal'>,
): Promise<Checked<Interior>> {
  return withTypesetter(manuscript, context, (set) => settle(set, manuscript, profile));
}

/**
 * A wider inner margin makes more pages, and more pages may want a wider margin: the book is set again until the margin
 * suits. The margin only grows, so that this ends after as many rounds as the printer has steps, and of two margins
 * that each call for the other the larger one is taken.
 */
export async function settle(
  set: SetForPress,
  { print }: Pick<Manuscript, 'print'>,
  profile: Profile,
): Promise<Interior> {
  const lay = async (inner: number, round: number): Promise<Interior> => {
    const press = pressFor(inner, print, profile);
    const book = await set(press, 'print');
    const pageCount = boundPages(book.pages.pageCount, profile);
    const wanted = innerFor(pageCount, profile);
    // What the theme itself took may be wide enough for any number of pages.
    if (wanted <= Math.max(inner, book.inner + 0.001)) {
      return {
        pdf: book.pdf,
        pages: book.pages,
        tighter: book.tighter,
        strays: book.strays,
        pageCount,
        press,
        rounds: round,
      };
    }
    return lay(wanted, round + 1);
  };
  return lay(innerFor(0, profile), 1);
}

/** As many pages as can be bound: an even number, and the last one blank where the printer prints on it. */
function boundPages(pageCount: number, { pages: demand }: Profile): number {
  const least = demand.blankLast === true ? pageCount + 1 : pageCount;
  return demand.even ? least + (least % 2) : least;
}

function pressFor(inner: number, print: Manuscript['print'], { bleed, margins }: Profile): Press {
  const beyond = (side: number) => (print.bleed ? mm(side) : 0);
  return {
    bleed: {
      top: beyond(bleed.top),
      bottom: beyond(bleed.bottom),
      outer: beyond(bleed.outer),
      inner: beyond(bleed.inner),
    },
    least: { inner, others: mm(print.bleed ? margins.withBleed : margins.plain) },
    links: print.links,
  };
}

/** What else there is to say about an interior. */
export function roundsNote({ rounds, pageCount, press }: Interior): Diagnostic[] {
  if (rounds === 1) return [];
  return [
    {
      rule: 'print-file-is-accepted',
      severity: 'info',
      message: `The book was set ${rounds} times: with ${pageCount} pages, the inner margin must be ${press.least.inner} mm.`,
    },
  ];
}
