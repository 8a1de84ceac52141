import type { Trim } from '../../model/project.ts';
import type { Theme } from '../renderer.ts';
import type { WordSection } from './word-sections.ts';
import { textOf } from './zip.ts';

export interface ReferenceLook {
  readonly theme: Theme;
  readonly trim: Trim;
  /** Printed at the head of the pages. */
  readonly title: string;
  /** Of a Word file. */
  readonly sections: readonly WordSection[];
  /** 1 where chapters are the highest headings: each level then takes the look of the one below. */
  readonly chapterLevel: number;
}

/** All in twentieths of a point. */
export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  readonly textWidth: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** From the page's edge to header and footer. */
  readonly header: number;
  readonly footer: number;
}

interface WrittenPage {
  /** Parts of the page's width (left, right) and height (the others). */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly header: number;
  readonly footer: number;
}

// An eighth of the width and a tenth of the height, where the theme says nothing.
const plainPage: WrittenPage = {
  margins: { top: 0.1, bottom: 0.1, left: 0.125, right: 0.125 },
  header: 0.05,
  footer: 0.05,
};

/** The page of the book with the margins of the theme's docx-page.json. */
export function pageOf({ theme, trim }: Pick<ReferenceLook, 'theme' | 'trim'>): PageGeometry {
  const written = theme.files.get('docx-page.json');
  const { margins, header, footer } = written === undefined ? plainPage : (JSON.parse(textOf(written)) as WrittenPage);
  // 1440 twentieths of a point to the inch of 25.4 mm.
  const [width, height] = [Math.round((trim.width / 25.4) * 1440), Math.round((trim.height / 25.4) * 1440)];
  const [left, right] = [Math.round(width * margins.left), Math.round(width * margins.right)];
  return {
    width,
    height,
    textWidth: width - left - right,
    left,
    right,
    top: Math.round(height * margins.top),
    bottom: Math.round(height * margins.bottom),
    header: Math.round(height * header),
    footer: Math.round(height * footer),
  };
}

/** Text as XML holds it between tags. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
