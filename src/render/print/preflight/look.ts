import { dictOf, joinedContents, openPdf, type PDFDict, type PdfFile } from '../pdf-file.ts';
import type { Box } from './matrix.ts';
import { type PageInk, pageInk } from './page-ink.ts';

/** A finished file with all that preflight asks about, read from its bytes alone. */
export interface LookedAt {
  readonly file: PdfFile;
  readonly size: number;
  readonly isLocked: boolean;
  readonly pages: readonly LookedAtPage[];
}

export interface LookedAtPage {
  /** From 1. */
  readonly number: number;
  readonly node: PDFDict;
  readonly media: Box;
  readonly trim: Box;
  readonly ink: PageInk;
}

export async function lookAt(bytes: Uint8Array, name: string): Promise<LookedAt> {
  const file = await openPdf(bytes, name);
  const pages = file.getPages().map((page, index): LookedAtPage => {
    const { node } = page;
    const ink = inkOfPage(page);
    if (dictOf(node, 'Group') !== undefined) ink.seeThrough.add('a page that is one transparent group');
    const [media, trim] = [boxOf(page.getMediaBox()), boxOf(page.getTrimBox())];
    return { number: index + 1, node, media, trim, ink };
  });
  return { file, size: bytes.length, isLocked: file.isEncrypted, pages };
}

export function inkOfPage(page: ReturnType<PdfFile['getPages']>[number]): PageInk {
  return pageInk(joinedContents(page.node), page.node.Resources(), boxOf(page.getMediaBox()));
}

function boxOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Box {
  return { left: x, bottom: y, right: x + width, top: y + height };
}
