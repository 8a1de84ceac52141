import type { PrintPlan } from '../../model/project.ts';

/** What the press wants of a page; lengths in millimetres. */
export interface Press {
  /** How far the paper reaches beyond the trimmed page. */
  readonly bleed: { readonly top: number; readonly bottom: number; readonly outer: number; readonly inner: number };
  /** The least margins, from the trimmed edge. */
  readonly least: { readonly inner: number; readonly others: number };
  /** `live`: links can be followed, and pages have numbers on the screen only. */
  readonly links: PrintPlan['links'] | 'live';
}

/** A PDF for the screen. */
export const screen: Press = {
  bleed: { top: 0, bottom: 0, outer: 0, inner: 0 },
  least: { inner: 0, others: 0 },
  links: 'live',
};
