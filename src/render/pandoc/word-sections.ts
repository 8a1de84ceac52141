import type { Manuscript } from '../../model/manuscript.ts';
import type { PageGeometry } from './reference-look.ts';

/**
 * A section in Word's sense: pages with a head and a numbering of their own. The opening pages, each text before and
 * after the chapters, each section of the book, and the contributors are one each.
 */
export interface WordSection {
  /** Printed at the head of its right-hand pages. */
  readonly title: string;
  readonly numbers: 'lowerRoman' | 'decimal';
  /** Whether its pages are counted from 1. */
  readonly isStart: boolean;
  /** Of the book: its notes and the side at which it is bound go by it. */
  readonly direction: 'ltr' | 'rtl';
}

/** The Word sections of the book in order; the first are the opening pages. */
export function wordSections({ book, labels, front, sections, back, contributors }: Manuscript): WordSection[] {
  const { direction } = book;
  const before = [book.title, ...front.map(({ title }) => title)];
  const body = sections.map(({ title }) => (title === '' ? book.title : title));
  const after = [...back.map(({ title }) => title), ...(contributors.length > 0 ? [labels.contributors] : [])];
  return [
    ...before.map((title, index) => ({ title, numbers: 'lowerRoman', isStart: index === 0, direction }) as const),
    ...[...body, ...after].map(
      (title, index) => ({ title, numbers: 'decimal', isStart: index === 0, direction }) as const,
    ),
  ];
}

/** Ids of the parts that a section names; ours begin where pandoc's own never reach. */
export const partIds = {
  evenHead: 'rId9000',
  foot: 'rId9001',
  head: (section: number) => `rId${9002 + section}`,
} as const;

/** ECMA-376 part 1, 17.6.17 (sectPr): made of numbers and ids of ours alone. */
export function sectionProperties(sections: readonly WordSection[], index: number, page: PageGeometry): string {
  const { numbers, isStart, direction } = sections[index] ?? { numbers: 'decimal', isStart: false, direction: 'ltr' };
  const reference = (part: 'header' | 'footer', type: 'default' | 'even', id: string) =>
    `<w:${part}Reference w:type="${type}" r:id="${id}"/>`;
  return (
    '<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    reference('header', 'default', partIds.head(index)) +
    reference('header', 'even', partIds.evenHead) +
    reference('footer', 'default', partIds.foot) +
    reference('footer', 'even', partIds.foot) +
    // The book begins on a right-hand page; what follows takes the next one.
    `<w:type w:val="${isStart ? 'oddPage' : 'nextPage'}"/>` +
    `<w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar ${marginAttributes(page)}/>` +
    `<w:pgNumType w:fmt="${numbers}"${isStart ? ' w:start="1"' : ''}/><w:titlePg/>${direction === 'rtl' ? '<w:bidi/>' : ''}</w:sectPr>`
  );
}

/** The end of a section: a paragraph of no height, so that a full page does not grow by one. */
export function sectionBreak(sections: readonly WordSection[], index: number, page: PageGeometry): string {
  return (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>' +
    `${sectionProperties(sections, index, page)}</w:pPr></w:p>`
  );
}

function marginAttributes(page: PageGeometry): string {
  const { top, right, bottom, left, header, footer } = page;
  const distances = Object.entries({ top, right, bottom, left, header, footer, gutter: 0 });
  return distances.map(([side, distance]) => `w:${side}="${distance}"`).join(' ');
}
