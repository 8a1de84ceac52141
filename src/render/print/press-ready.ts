import { zlibSync } from 'fflate';
import type { Press } from '../pdf/press.ts';
import type { Inks } from './ink.ts';
import {
  componentsOf,
  decoded,
  dictOf,
  joinedContents,
  key,
  nameOf,
  openPdf,
  PDFDict,
  type PdfFile,
  PDFRawStream,
  reachable,
  valueOf,
} from './pdf-file.ts';
import { inkOfPage } from './preflight/look.ts';
import type { FileDemands } from './profile.ts';
import { printPictures } from './printed-pictures.ts';
import { recolour } from './recolour.ts';

export interface PressOptions {
  readonly inks: Inks;
  /** The paper beyond the trimmed page, in millimetres. */
  readonly bleed: Press['bleed'];
  /** Right-hand pages are odd, and their outer edge is right; the other way round in a book that is read leftwards. */
  readonly direction: 'ltr' | 'rtl';
  /** Pages that there must be; blank ones are added at the end. */
  readonly pageCount: number;
  /** Dots an inch of pictures: as many as are wanted, and the most that are taken. */
  readonly pictures: Pick<FileDemands, 'dots' | 'mostDots'>;
}

/**
 * A PDF as a press takes it: in its inks, every page with the box to which it is trimmed, and with nothing that only a
 * screen needs.
 */
export async function pressReady(bytes: Uint8Array, options: PressOptions): Promise<Uint8Array> {
  const file = await openPdf(bytes);
  const deflate = (content: Uint8Array) => zlibSync(content, { level: 9 });
  dropScreenParts(file);
  inkPages(file, options.inks, deflate);
  await printPictures(file, { inks: options.inks, deflate, excess: excessOfDots(file, options.pictures) });
  addBlankPages(file, options.pageCount);
  setBoxes(file, options);
  const needed = reachable(file);
  for (const [ref] of file.context.enumerateIndirectObjects()) if (!needed.has(ref)) file.context.delete(ref);
  return file.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false });
}

// Contents, names of places, tags, actions: all of these are for people at a screen.
const ofCatalog = [
  'Outlines',
  'Names',
  'Dests',
  'OpenAction',
  'AA',
  'StructTreeRoot',
  'MarkInfo',
  'AcroForm',
  'PageMode',
];
const ofPage = ['Annots', 'AA', 'StructParents', 'Tabs', 'Group'];

function dropScreenParts(file: PdfFile): void {
  for (const name of ofCatalog) file.catalog.delete(key(name));
  for (const page of file.getPages()) for (const name of ofPage) page.node.delete(key(name));
}

function inkPages(file: PdfFile, inks: Inks, deflate: (content: Uint8Array) => Uint8Array): void {
  const { context } = file;
  for (const { node } of file.getPages()) {
    const content = joinedContents(node);
    const resources = dictOf(node, 'Resources');
    if (resources === undefined) continue;
    const stream = context.stream(deflate(recolour(content, inks, spacesOf(resources))), { Filter: 'FlateDecode' });
    node.set(key('Contents'), context.register(stream));
  }
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || nameOf(valueOf(object.dict, 'Subtype')) !== 'Form') continue;
    const content = decoded(object);
    const resources = dictOf(object.dict, 'Resources');
    if (content === undefined || resources === undefined) continue;
    const printed = deflate(recolour(content, inks, spacesOf(resources)));
    object.dict.set(key('Filter'), key('FlateDecode'));
    object.dict.delete(key('DecodeParms'));
    object.dict.set(key('Length'), context.obj(printed.length));
    context.assign(ref, PDFRawStream.of(object.dict, printed));
  }
}

function spacesOf(resources: PDFDict): (name: string) => number | undefined {
  const named = dictOf(resources, 'ColorSpace');
  return (name) => {
    const bare = name.replace(/^\//, '');
    return componentsOf(named === undefined ? undefined : valueOf(named, bare)) ?? componentsOf(key(bare));
  };
}

/**
 * How many times too fine a picture is. Where it is printed in several sizes, the smallest counts, as long as the
 * largest stays sharp.
 */
function excessOfDots(file: PdfFile, { dots, mostDots }: PressOptions['pictures']): Map<PDFDict, number> {
  const printed = new Map<PDFDict, number[]>();
  if (mostDots === undefined) return new Map();
  for (const page of file.getPages()) {
    for (const picture of inkOfPage(page).pictures) {
      printed.set(picture.dict, [...(printed.get(picture.dict) ?? []), picture.dots]);
    }
  }
  const excess = (sizes: readonly number[]) => Math.min(Math.max(...sizes) / (mostDots - 2), Math.min(...sizes) / dots);
  return new Map([...printed].map(([dict, sizes]) => [dict, Math.max(1, excess(sizes))]));
}

function addBlankPages(file: PdfFile, pageCount: number): void {
  const [first] = file.getPages();
  while (first !== undefined && file.getPageCount() < pageCount) file.addPage([first.getWidth(), first.getHeight()]);
}

const points = (millimetres: number) => (millimetres / 25.4) * 72;

function setBoxes(file: PdfFile, { bleed, direction }: PressOptions): void {
  file.getPages().forEach((page, index) => {
    const isRight = (index % 2 === 0) === (direction === 'ltr');
    const [left, right] = isRight ? [bleed.inner, bleed.outer] : [bleed.outer, bleed.inner];
    const [width, height] = [page.getWidth(), page.getHeight()];
    page.setMediaBox(0, 0, width, height);
    page.setCropBox(0, 0, width, height);
    page.setBleedBox(0, 0, width, height);
    page.setTrimBox(
      points(left),
      points(bleed.bottom),
      width - points(left + right),
      height - points(bleed.top + bleed.bottom),
    );
    page.node.delete(key('ArtBox'));
  });
}
