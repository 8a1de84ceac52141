import { PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';

/** A PDF of a few pages, drawn with plain instructions; `change` spoils it. */
export interface MadePdf {
  readonly pages?: number;
  /** Inches. */
  readonly size?: readonly [number, number];
  /** Instructions of every page, in points; those of single pages by number. */
  readonly content?: string;
  readonly others?: Readonly<Record<number, string>>;
  readonly hasFont?: boolean;
  readonly change?: (file: PDFDocument) => void;
}

/** A line of text, well within every margin of a page of 6 × 9 in. */
export const line = 'BT /F1 10 Tf 100 300 Td (In the middle) Tj ET';

export async function madePdf(made: MadePdf): Promise<Uint8Array> {
  const { pages = 40, size = [6, 9], content = line, others = {}, hasFont = true, change } = made;
  const file = await PDFDocument.create({ updateMetadata: false });
  const { context } = file;
  const name = (word: string) => PDFName.of(word);
  const letters = context.register(context.stream('the letters'));
  const descriptor = { Type: 'FontDescriptor', FontName: 'Oak', ...(hasFont ? { FontFile2: letters } : {}) };
  const widths = { FirstChar: 32, LastChar: 126, Widths: Array.from({ length: 95 }, () => 500) };
  const font = context.obj({
    Type: 'Font',
    Subtype: 'TrueType',
    BaseFont: 'Oak',
    ...widths,
    FontDescriptor: descriptor,
  });
  const fontRef = context.register(font);
  const picture = (dots: number, more = {}) =>
    context.register(
      context.stream(new Uint8Array(dots * dots), {
        Type: 'XObject',
        Subtype: 'Image',
        Width: dots,
        Height: dots,
        ColorSpace: 'DeviceGray',
        BitsPerComponent: 8,
        ...more,
      }),
    );
  const mask = picture(4);
  const resources: Record<string, PDFObject> = {
    Font: context.obj({ F1: fontRef }),
    // Of so many dots: at an inch, so sharp.
    XObject: context.obj({
      P72: picture(72),
      P300: picture(300),
      P900: picture(900),
      Veil: picture(300, { SMask: mask }),
    }),
    ExtGState: context.obj({ Glass: { ca: 0.5 } }),
    Shading: context.obj({ Dusk: { ShadingType: 2, ColorSpace: 'DeviceGray', Coords: [0, 0, 1, 1] } }),
  };
  for (let number = 1; number <= pages; number += 1) {
    const page = file.addPage([size[0] * 72, size[1] * 72]);
    page.node.set(name('Resources'), context.obj(resources));
    page.node.set(name('Contents'), context.register(context.stream(others[number] ?? content)));
  }
  change?.(file);
  return file.save({ useObjectStreams: false, addDefaultPage: false });
}
