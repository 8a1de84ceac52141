import type { Trim } from '../model/project.ts';
import type { Refusal } from '../text/schema-types.ts';

const millimetres: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, '"': 25.4 };

// ISO 216, and what printers call their sizes.
const named: Readonly<Record<string, readonly [number, number]>> = {
  a4: [210, 297],
  a5: [148, 210],
  a6: [105, 148],
  b5: [176, 250],
  b6: [125, 176],
  pocket: [107.95, 174.625],
  digest: [139.7, 215.9],
  letter: [215.9, 279.4],
};

// From smaller than any paperback to larger than any printer's offer (KDP ends at 8.27 × 11.69 in).
const least = 70;
const most = 450;

/** A page size: `6x9in`, `148x210mm`, `a5`. Width first. */
export function readTrim(written: string): Trim | Refusal {
  const name = written
    .toLowerCase()
    .replace(/\s+/g, '')
    .replaceAll('×', 'x')
    .replaceAll(',', '.')
    .replaceAll('inches', 'in');
  const size = Object.hasOwn(named, name) ? named[name] : measure(name);
  if (size === undefined) {
    return {
      mustBe: 'a page size',
      hint: 'Write width and height: 6x9in, 5.5x8.5in, 148x210mm, or a name such as a5.',
    };
  }
  const [width, height] = size;
  if (Math.min(width, height) < least || Math.max(width, height) > most) {
    return { mustBe: `a page size from ${least} to ${most} mm`, hint: 'Is the unit right? Write 6x9in or 148x210mm.' };
  }
  return { name, width, height };
}

function measure(name: string): readonly [number, number] | undefined {
  const match = /^(\d{1,4}(?:\.\d{1,4})?)(mm|cm|in|")?x(\d{1,4}(?:\.\d{1,4})?)(mm|cm|in|")$/.exec(name);
  if (match === null) return undefined;
  const [, width, firstUnit, height, unit = ''] = match;
  const inMillimetres = (length: string | undefined, written: string) => {
    const value = Number(length) * (millimetres[written] ?? Number.NaN);
    // A micrometre is enough; 8.5 in would be 215.89999999999998 mm.
    return Math.round(value * 1000) / 1000;
  };
  return [inMillimetres(width, firstUnit ?? unit), inMillimetres(height, unit)];
}
