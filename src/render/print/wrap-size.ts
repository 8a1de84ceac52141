import type { PrintPlan } from '../../model/project.ts';
import { paperOf } from './offer.ts';
import { mm, type Profile } from './profile.ts';

/** A rectangle on the cover in millimetres, from its upper left corner. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything lies on the flat sheet that is folded around the book; in millimetres, bleed included. */
export interface Wrap {
  readonly width: number;
  readonly height: number;
  readonly bleed: number;
  readonly front: Area;
  readonly spine: Area;
  readonly back: Area;
  /** How far words stay from the edges and the folds. */
  readonly safe: number;
  /** How far the words of the spine stay from its folds; undefined where the printer wants no words on it. */
  readonly spineSafe: number | undefined;
  /** The printer's place for the barcode. */
  readonly barcode: Area;
}

/** The thickness of so many pages on the book's paper, with the cover around them, in millimetres. */
export function spineWidth(pageCount: number, print: PrintPlan, profile: Profile): number {
  return mm(pageCount * (profile.papers[paperOf(print, profile)]?.perPage ?? 0) + profile.spine.cover);
}

export function wrapOf(pageCount: number, print: PrintPlan, direction: 'ltr' | 'rtl', profile: Profile): Wrap {
  const { trim } = print;
  const bleed = mm(profile.cover.bleed);
  const safe = mm(profile.cover.safe);
  const thick = spineWidth(pageCount, print, profile);
  const panel = (left: number, width: number): Area => ({ left, top: bleed, width, height: trim.height });
  const [first, last] = [panel(bleed, trim.width), panel(bleed + trim.width + thick, trim.width)];
  // A book that is read leftwards opens on its other side.
  const [back, front] = direction === 'ltr' ? [first, last] : [last, first];
  const [wide, high] = profile.cover.barcode.map(mm) as [number, number];
  return {
    width: 2 * (trim.width + bleed) + thick,
    height: trim.height + 2 * bleed,
    bleed,
    front,
    back,
    spine: panel(bleed + trim.width, thick),
    safe,
    spineSafe: pageCount >= profile.spine.textFrom ? mm(profile.spine.safe) : undefined,
    barcode: {
      left: back.left + back.width - safe - wide,
      top: back.top + back.height - safe - high,
      width: wide,
      height: high,
    },
  };
}
