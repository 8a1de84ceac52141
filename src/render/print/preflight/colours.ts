import { fourInks, greyOf } from '../ink.ts';
import { componentsOf, dictOf, key, nameOf, PDFArray, type PDFDict, type PDFObject, valueOf } from '../pdf-file.ts';

/** The colours of what is printed. */
export interface Colours {
  readonly spaces: Set<'grey' | 'rgb' | 'cmyk'>;
  /** Gradients, patterns, inks by name: what is not judged, in words. */
  readonly unusual: Set<string>;
  /** The most ink on one spot, in per cent; four inks only. */
  mostInk: number;
  /** Text that is nearly black, but of several inks. */
  mixedBlack: boolean;
}

/** A colour as it was last chosen. */
export interface Chosen {
  readonly space: 'grey' | 'rgb' | 'cmyk' | undefined;
  readonly unusual?: string;
  readonly paint: readonly number[];
}

/** A page begins with black. */
export const noColour = (): Chosen => ({ space: 'grey', paint: [0] });

const device = { g: 'grey', rg: 'rgb', k: 'cmyk' } as const;

/** Follows an instruction about colour; false where it is none. */
export function setColour(
  operator: string,
  operands: readonly (number | string)[],
  state: { fill: Chosen; stroke: Chosen },
  resources: PDFDict,
): boolean {
  const side = operator === operator.toLowerCase() ? 'fill' : 'stroke';
  const small = operator.toLowerCase();
  const paint = operands.filter((operand) => typeof operand === 'number');
  if (small === 'g' || small === 'rg' || small === 'k') {
    state[side] = { space: device[small], paint };
    return true;
  }
  if (small === 'cs') {
    state[side] = chosenSpace(resources, String(operands[0]).slice(1));
    return true;
  }
  if (small === 'sc' || small === 'scn') {
    if (state[side].space !== undefined) state[side] = { ...state[side], paint };
    return true;
  }
  return false;
}

function chosenSpace(resources: PDFDict, name: string): Chosen {
  const named = dictOf(resources, 'ColorSpace');
  const found = named === undefined ? undefined : valueOf(named, name);
  return { ...spaceOf(found ?? key(name)), paint: [] };
}

export function spaceOf(space: PDFObject | undefined): Pick<Chosen, 'space' | 'unusual'> {
  const components = componentsOf(space);
  if (components === 1) return { space: 'grey' };
  if (components === 3) return { space: 'rgb' };
  if (components === 4) return { space: 'cmyk' };
  const kind = nameOf(space instanceof PDFArray ? space.lookup(0) : space) ?? 'without a name';
  return { space: undefined, unusual: kind === 'Pattern' ? 'a pattern' : `colours of the kind ${kind}` };
}

/** Takes down a colour that is printed. */
export function colourOf(chosen: Chosen, colours: Colours, kind: 'text' | 'shape'): void {
  if (chosen.space === undefined) {
    colours.unusual.add(chosen.unusual ?? 'colours of an unknown kind');
    return;
  }
  colours.spaces.add(chosen.space);
  if (chosen.space === 'grey') return;
  const inks = chosen.space === 'cmyk' ? chosen.paint : fourInks(chosen.paint);
  if (chosen.space === 'cmyk') {
    colours.mostInk = Math.max(colours.mostInk, Math.round(100 * inks.reduce((sum, ink) => sum + ink, 0)));
  }
  const [cyan = 0, magenta = 0, yellow = 0] = chosen.space === 'cmyk' ? inks : [1, 1, 1];
  if (kind === 'text' && greyOf(chosen.paint) < 0.14 && cyan + magenta + yellow > 0) colours.mixedBlack = true;
}
