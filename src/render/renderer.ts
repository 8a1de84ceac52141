import type { Checked } from '../model/checked.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Preflight } from '../model/preflight.ts';
import type { ChapterFit } from '../model/page-fit.ts';
import type { DrawnCover } from './pdf/cover.ts';

/** One file of an edition. */
export interface OutputFile {
  /** Relative to the output folder, with `/`: `the-long-table.pdf`, `site/index.html`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Makes one output format from the manuscript; never writes to disk outside a fresh temporary folder. */
export type Renderer = (manuscript: Manuscript, context: RenderContext) => Promise<Checked<RenderResult>>;

export interface RenderResult {
  readonly files: readonly OutputFile[];
  /** Only from `pdf` and `print`. */
  readonly pages?: PageMap;
  /** Only from `print`: how many pages are bound. */
  readonly printedPages?: number;
  /** From `print` and `cover`: whether the printer will take the file. */
  readonly preflight?: readonly Preflight[];
  /** From `pdf` and `print`: how the chapters stand on their pages. */
  readonly fits?: readonly ChapterFit[];
}

/** Where things came to stand in the PDF. Labels are the folios as printed (`iv`, `12`); numbers count from 1. */
export interface PageMap {
  readonly pageCount: number;
  /** By anchor of chapter, section or contributor: its first page. */
  readonly starts: ReadonlyMap<string, PageRef>;
  /** By chapter anchor: for each page after the first, the first place on it, as `withPagePlaces` counts them. */
  readonly breaks: ReadonlyMap<string, readonly { readonly place: string; readonly page: PageRef }[]>;
  /** By chapter anchor. Empty where the theme does not tell. */
  readonly spans: ReadonlyMap<string, ChapterSpan>;
}

/** How much of its pages a chapter takes, in lines of text. */
export interface ChapterSpan {
  readonly pages: number;
  /** Lines that its text takes on each of its pages, what stands among it and below it included. */
  readonly lines: readonly number[];
  /** Whole lines that are left on its last page. */
  readonly room: number;
  /** How many lines stand on its last page where they are so few that they look lost; else 0. */
  readonly lost: number;
}

export interface PageRef {
  readonly label: string;
  readonly number: number;
}

export interface RenderContext {
  /** The theme's files by path inside the theme's folder: `book.typ`, `epub.css`, `site.css`. */
  readonly theme: Theme;
  /** Seconds since 1970: the date that every output carries. */
  readonly epoch: number;
  /** The format asked for, as written: `pdf`, `docx`, `latex`. */
  readonly format: string;
  /** The pages of the printed book or else of the PDF, when one is made in the same run. A renderer that does not need them does not wait. */
  readonly pages: Promise<PageMap | undefined>;
  /** How many pages the printed book has, when it is made in the same run. */
  readonly printedPages?: Promise<number | undefined>;
  /** Keeps what several formats of one run want. */
  readonly drawn?: { cover?: Promise<DrawnCover> };
  readonly pandoc: 'embedded' | 'system';
  readonly signal: AbortSignal;
}

export interface Theme {
  readonly name: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Absolute paths of fonts that the book's editors added. */
  readonly fonts?: readonly string[];
  /** Whose file it is, for messages, by path inside the theme: `themes/mine/chapter.typ`. */
  readonly origins?: ReadonlyMap<string, string>;
}
