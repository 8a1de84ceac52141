import type { Trim } from '../model/project.ts';

const MILLIMETRES_A_POINT = 25.4 / 72;

/** What fits on a page of the book, as the theme sets it. */
export interface PageMeasures {
  /** Width of the lines, in millimetres. */
  readonly textWidth: number;
  /** The greatest height of a picture, in millimetres. */
  readonly pictureHeight: number;
  /** Characters in a line of code. */
  readonly codeColumns: number;
}

/**
 * The measures of a page. They repeat, for the rules, what `measures` in templates/age-of-conversation/style.typ says
 * of margins and size, `figure-block` in content.typ of pictures, and `code` in theme.yml and the rules for `raw` in
 * book.typ of code: 0.81 of the size, 8 pt of indent, in Source Code Pro, whose characters are 0.6 em wide.
 */
export function pageMeasures(trim: Trim): PageMeasures {
  const wide = trim.width / 152.4;
  const size = 10.5 * Math.min(1.12, Math.max(0.94, Math.sqrt(wide)));
  const margins = wide > 1.25 ? (0.14 + 0.19) * trim.width : 20.5 * Math.max(wide, 0.9) + 16 * wide;
  const textWidth = trim.width - margins;
  const codeWidth = textWidth / MILLIMETRES_A_POINT - 8;
  return {
    textWidth,
    pictureHeight: 0.62 * trim.height - 40,
    codeColumns: Math.floor(codeWidth / (size * 0.81 * 0.6)),
  };
}
