import { describe, expect, it } from '@jest/globals';
import { readInstructions } from '../../../src/render/print/content-stream.ts';
import { fourInks, type Inks } from '../../../src/render/print/ink.ts';
import { recolour } from '../../../src/render/print/recolour.ts';

const spaces: Readonly<Record<string, number>> = { '/c0': 3, '/DeviceGray': 1 };
const asInked = (written: string, inks: Inks) =>
  new TextDecoder().decode(recolour(new TextEncoder().encode(written), inks, (name) => spaces[name]));

describe('the colours of a page', () => {
  const cases: readonly (readonly [string, Inks, string])[] = [
    // Letters that are nearly black are black, so that they are not screened into dots.
    ['/c0 cs 0.11 0.106 0.102 scn (Oak) Tj', 'grey', '0 g 0 g (Oak) Tj'],
    ['/c0 cs 0.11 0.106 0.102 scn (Oak) Tj', 'cmyk', '0 0 0 1 k 0 0 0 1 k (Oak) Tj'],
    ['0.698 0.227 0.141 rg', 'grey', '0.358 g'],
    ['0.698 0.227 0.141 rg', 'cmyk', '0 0.471 0.557 0.302 k'],
    ['0.698 0.227 0.141 RG', 'rgb', '0.698 0.227 0.141 RG'],
    ['0.5 0.5 0.5 rg', 'cmyk', '0 0 0 0.5 k'],
    ['1 1 1 rg', 'grey', '1 g'],
    ['0 1 1 0 k', 'grey', '0.299 g'],
    ['0 1 1 0 K', 'cmyk', '0 1 1 0 K'],
    // What was chosen before `q` counts again behind `Q`.
    ['/c0 CS q /DeviceGray CS 0.5 SC Q 1 0 0 SCN', 'grey', '0 G q 0 G 0.5 G Q 0.299 G'],
    // Patterns and letters that look like colours stay.
    ['/Pattern cs /P1 scn', 'grey', '/Pattern cs /P1 scn'],
    ['(1 0 0 rg) Tj [(0 g) -20 (k)] TJ % 1 0 0 rg\n', 'grey', '(1 0 0 rg) Tj [(0 g) -20 (k)] TJ % 1 0 0 rg\n'],
    [String.raw`(a \) 1 0 0 rg (b)) Tj 1 g`, 'cmyk', String.raw`(a \) 1 0 0 rg (b)) Tj 0 0 0 0 k`],
    ['BI /W 1 /H 1 ID 1 0 0 rg EI 0 g', 'cmyk', 'BI /W 1 /H 1 ID 1 0 0 rg EI 0 0 0 1 k'],
  ];
  it.each(cases)('%s becomes, in %s, %s', (written, inks, wanted) => {
    expect(asInked(written, inks)).toBe(wanted);
  });

  it('lay at most two full inks on each other, and black', () => {
    for (const red of [0, 0.3, 1]) {
      for (const green of [0, 0.6, 1]) {
        for (const blue of [0, 0.9, 1]) {
          const inks = fourInks([red, green, blue]);
          expect(inks.reduce((sum, ink) => sum + ink, 0)).toBeLessThanOrEqual(2.4);
          expect(Math.min(...inks.slice(0, 3))).toBeCloseTo(0);
        }
      }
    }
  });
});

describe('the instructions of a page', () => {
  it('are read with their operands, whatever stands between them', () => {
    const page = new TextEncoder().encode('q\n1 0 0 1 -.5 +2. cm/F1 9 Tf<</A [1 (x)]>>BDC');
    expect([...readInstructions(page)].map(({ operator, operands }) => [operator, ...operands])).toEqual([
      ['q'],
      ['cm', 1, 0, 0, 1, -0.5, 2],
      ['Tf', '/F1', 9],
      ['BDC', '<</A [1 (x)]>>'],
    ]);
  });

  it.each(['(never closed', '<41', '[1 2 (3', '<< /A', 'BI ID abc', ')]>', '%'])('of %s end', (broken) => {
    expect([...readInstructions(new TextEncoder().encode(broken))].length).toBeLessThan(4);
  });
});
