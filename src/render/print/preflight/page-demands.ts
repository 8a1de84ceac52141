import type { Finding } from '../../../model/preflight.ts';
import type { PrintPlan } from '../../../model/project.ts';
import type { Press } from '../../pdf/press.ts';
import { pageLimits } from '../page-count.ts';
import { innerFor, mm, type Profile } from '../profile.ts';
import type { LookedAt, LookedAtPage } from './look.ts';
import { length, millimetres, pagesInWords, points, sizeInWords } from './words.ts';

/** What the pages are compared with. */
export interface Wanted {
  readonly profile: Profile;
  readonly print: PrintPlan;
  readonly press: Pick<Press, 'bleed'>;
  readonly direction: 'ltr' | 'rtl';
}

// Half a point is less than any trimmer's knife.
const tolerance = 0.5;

/** The page with its bleed, and within it the trimmed page on the side where the book is not sewn. */
export function pagesHaveOneSize(
  { pages }: LookedAt,
  { print: { trim, bleed: runsOff }, press, direction }: Wanted,
): Finding {
  const { bleed } = press;
  const width = points(trim.width + bleed.inner + bleed.outer);
  const height = points(trim.height + bleed.top + bleed.bottom);
  const wrong = pages.filter(({ number, media, trim: cut }) => {
    const left = points(isRightPage(number, direction) ? bleed.inner : bleed.outer);
    const distances = [
      media.right - media.left - width,
      media.top - media.bottom - height,
      cut.left - media.left - left,
      cut.right - cut.left - points(trim.width),
      cut.bottom - media.bottom - points(bleed.bottom),
      cut.top - cut.bottom - points(trim.height),
    ];
    return distances.some((distance) => Math.abs(distance) > tolerance);
  });
  const [first] = wrong;
  const size = sizeInWords(width, height);
  return {
    demand: 'page-size',
    wanted: runsOff ? `Every page is ${size}, bleed included.` : `Every page is ${size}.`,
    answer: first === undefined && pages.length > 0 ? 'yes' : 'no',
    found:
      first === undefined
        ? 'all are'
        : `${sizeInWords(first.media.right - first.media.left, first.media.top - first.media.bottom)}, trimmed to ${sizeInWords(first.trim.right - first.trim.left, first.trim.top - first.trim.bottom)}, on ${pagesInWords(wrong)}`,
  };
}

export function isRightPage(number: number, direction: 'ltr' | 'rtl'): boolean {
  return (number % 2 === 1) === (direction === 'ltr');
}

export function pagesCanBeBound({ pages }: LookedAt, { print, profile }: Wanted): Finding {
  const [least, most] = pageLimits(print, profile);
  const isGood = pages.length >= least && pages.length <= most;
  return {
    demand: 'page-count',
    wanted: `There are ${least} to ${most} pages.`,
    answer: isGood ? 'yes' : 'no',
    found: String(pages.length),
  };
}

export function pagesAreEven({ pages }: LookedAt, { profile }: Wanted): Finding | undefined {
  if (!profile.pages.even) return undefined;
  return {
    demand: 'even-pages',
    wanted: 'The number of pages is even.',
    answer: pages.length % 2 === 0 ? 'yes' : 'no',
    found: String(pages.length),
  };
}

export function lastPageIsBlank({ pages }: LookedAt, { profile }: Wanted): Finding | undefined {
  if (profile.pages.blankLast !== true) return undefined;
  const isBlank = (pages.at(-1)?.ink.marks.length ?? 0) === 0;
  return {
    demand: 'blank-last-page',
    wanted: 'The last page is blank: the printer prints on it.',
    answer: isBlank ? 'yes' : 'no',
    found: isBlank ? 'it is' : 'something stands on it',
  };
}

/** Nothing is printed too near to the sewing or to the edges, unless it runs off the edge. */
export function marginsAreKept({ pages }: LookedAt, wanted: Wanted): Finding {
  const { profile, print } = wanted;
  const inner = innerFor(pages.length, profile);
  const others = mm(print.bleed ? profile.margins.withBleed : profile.margins.plain);
  const near = pages.flatMap((page) => {
    const nearest = nearestMark(page, leastDistances(page, { inner, others }, wanted), print.bleed);
    return nearest === undefined ? [] : [{ ...nearest, number: page.number }];
  });
  const [first] = near;
  return {
    demand: 'margins',
    wanted: `With ${pages.length} pages, nothing is nearer than ${length(inner)} to the spine and ${length(others)} to the other edges.`,
    answer: first === undefined ? 'yes' : 'no',
    found:
      first === undefined
        ? 'nothing is'
        : `something is on ${pagesInWords(near)}; on page ${first.number} a ${first.kind} is ${length(first.distance)} from the ${first.side} edge`,
    ...(first === undefined
      ? {}
      : { hint: 'A long word, a wide table or a theme of your own may reach into the margin: look at these pages.' }),
  };
}

type Side = 'left' | 'bottom' | 'right' | 'top';
type Distances = Readonly<Record<Side, number>>;

/** How far from the edges of the paper the print must stay, in points. */
function leastDistances(
  { number }: LookedAtPage,
  { inner, others }: { readonly inner: number; readonly others: number },
  { press: { bleed }, direction }: Wanted,
): Distances {
  const [sewn, open] = [points(inner + bleed.inner), points(others + bleed.outer)];
  const isRight = isRightPage(number, direction);
  return {
    left: isRight ? sewn : open,
    right: isRight ? open : sewn,
    bottom: points(others + bleed.bottom),
    top: points(others + bleed.top),
  };
}

/** The first thing on a page that is too near to an edge; its distance from the trimmed edge in millimetres. */
function nearestMark({ ink, media, trim }: LookedAtPage, least: Distances, runsOff: boolean) {
  const sides = ['left', 'bottom', 'right', 'top'] as const;
  for (const { kind, box } of ink.marks) {
    for (const side of sides) {
      const sign = side === 'left' || side === 'bottom' ? 1 : -1;
      const fromEdge = (box[side] - media[side]) * sign;
      const isOffThePage = runsOff && kind !== 'text' && fromEdge <= tolerance;
      if (fromEdge >= least[side] - tolerance || isOffThePage) continue;
      return { kind, side, distance: millimetres((box[side] - trim[side]) * sign) };
    }
  }
  return undefined;
}
