import type { Element } from 'hast';
import { h } from 'hastscript';
import type { PageMap, PageRef } from '../renderer.ts';

/** One entry of the page list. `href` is relative to `text/`. */
export interface PagePlace {
  readonly label: string;
  readonly number: number;
  readonly href: string;
}

/**
 * Keeps a place for the page break marks in front of a chapter, section or person, or of a place in a chapter. The whole
 * text is written while the PDF is still being laid out; `fillPageSlots` puts the marks in when its pages are known.
 */
export function pageSlot(anchor: string, place?: string): Element {
  return h('span', { 'data-page-slot': place === undefined ? anchor : `${anchor} ${place}` });
}

// Only `pageSlot` can have written this: "<" in text and quotes in attributes are escaped.
const slot = /<span data-page-slot="([^"]*)"><\/span>/g;

/** Files with every slot filled or taken out, and the page list in reading order. */
export function fillPageSlots<File extends { readonly file: string; readonly xml: string }>(
  files: readonly File[],
  pages: PageMap | undefined,
): { readonly files: File[]; readonly pageList: PagePlace[] } {
  const marks = pagesBySlot(pages);
  const pageList: PagePlace[] = [];
  const seen = new Set<number>();
  const filled = files.map((file) => {
    const xml = file.xml.replace(slot, (_, name: string) => {
      // Two chapters may share a page: it is marked where it begins.
      const fresh = (marks.get(name) ?? []).filter((page) => page.label !== '' && !seen.has(page.number));
      for (const page of fresh) {
        seen.add(page.number);
        pageList.push({ label: page.label, number: page.number, href: `${file.file}#${pageId(page)}` });
      }
      return fresh.map(mark).join('');
    });
    return { ...file, xml };
  });
  return { files: filled, pageList };
}

function pagesBySlot(pages: PageMap | undefined): Map<string, PageRef[]> {
  const marks = new Map<string, PageRef[]>();
  for (const [anchor, page] of pages?.starts ?? []) marks.set(anchor, [page]);
  for (const [anchor, breaks] of pages?.breaks ?? []) {
    for (const { place, page } of breaks) {
      const name = `${anchor} ${place}`;
      marks.set(name, [...(marks.get(name) ?? []), page]);
    }
  }
  return marks;
}

function mark(page: PageRef): string {
  const name = page.label.replace(/[^\p{L}\p{N}.-]/gu, '');
  // Not `aria-label`: axe-core has no word for this role there, and takes it for a mistake.
  return `<span epub:type="pagebreak" role="doc-pagebreak" id="${pageId(page)}" title="${name}"></span>`;
}

function pageId({ label, number }: PageRef): string {
  return /^[a-z0-9]+$/i.test(label) ? `page-${label}` : `page-n${number}`;
}
