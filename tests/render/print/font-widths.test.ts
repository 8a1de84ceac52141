import { describe, expect, it } from '@jest/globals';
import { PDFDocument } from '@cantoo/pdf-lib';
import { fontWidths } from '../../../src/render/print/preflight/font-widths.ts';

async function fontWith(map: string) {
  const { context } = await PDFDocument.create();
  const descendant = context.obj({ Type: 'Font', DW: 500, W: [1, [250], 40, 42, 600] });
  return fontWidths(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.stream(map)),
    }),
  );
}

describe('the letters of a font', () => {
  it('have their own width, that of their range, or the usual one', async () => {
    const { step, widthOf } = await fontWith('');
    expect([step, ...[1, 2, 40, 42, 43].map(widthOf)]).toEqual([2, 250, 500, 600, 600, 500]);
  });

  it('are blank where the font itself says that they are spaces', async () => {
    const { isBlank } = await fontWith(
      '2 beginbfchar\n<0001> <0020>\n<0028> <0041>\nendbfchar\n1 beginbfrange\n<0030> <0030> <00A0>\nendbfrange\n',
    );
    expect([1, 0x28, 0x30, 0x31].map(isBlank)).toEqual([true, false, true, false]);
  });

  it('are all printed where the font has no map', async () => {
    const { isBlank } = await fontWith('');
    expect([1, 0x20].map(isBlank)).toEqual([false, false]);
  });
});
