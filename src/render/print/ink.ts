/** How a press is inked: black alone, three colours as on a screen, or four inks. */
export type Inks = 'grey' | 'rgb' | 'cmyk';

/** One, three or four numbers from 0 to 1: grey, red green blue, or cyan magenta yellow black. */
export type Paint = readonly number[];

// A near-black text would be screened into dots: on paper it is black. Greys are printed with the black ink alone.
const black = 0.14;
const nearlyNeutral = 0.06;

/** A colour as the press can print it. */
export function inked(paint: Paint, inks: Inks): Paint {
  if (paint.length === 4) return inks === 'grey' ? [printedGrey(greyOf(paint))] : paint;
  const grey = greyOf(paint);
  if (inks === 'grey' || paint.length === 1) return inkGrey(printedGrey(grey), inks);
  const isNeutral = Math.max(...paint) - Math.min(...paint) <= nearlyNeutral;
  if (isNeutral && grey < (inks === 'cmyk' ? 0.75 : 0.4)) return inkGrey(printedGrey(grey), inks);
  return inks === 'rgb' ? paint : fourInks(paint);
}

function inkGrey(grey: number, inks: Inks): Paint {
  return inks === 'cmyk' ? [0, 0, 0, 1 - grey] : [grey];
}

function printedGrey(grey: number): number {
  return grey < black ? 0 : grey;
}

/** How light a colour looks, from 0 to 1 (ITU-R BT.601). */
export function greyOf(paint: Paint): number {
  const [first = 0, second = 0, third = 0, fourth = 0] = paint;
  if (paint.length === 1) return first;
  if (paint.length === 3) return 0.299 * first + 0.587 * second + 0.114 * third;
  return 1 - Math.min(1, 0.299 * first + 0.587 * second + 0.114 * third + fourth);
}

/**
 * The plain formula, without a colour profile: what three inks share is printed in black. It never lays more than two
 * full inks on each other, where printers allow 240 %.
 */
export function fourInks([red = 0, green = 0, blue = 0]: Paint): Paint {
  const key = 1 - Math.max(red, green, blue);
  return [1 - red - key, 1 - green - key, 1 - blue - key, key];
}
