import type { Manuscript } from '../../model/manuscript.ts';
import type { Setting } from './blocks.ts';

/** Heading levels of this book, and how many headings of the chapters' level there must be. */
export interface Outline {
  readonly sections: number;
  readonly chapters: number;
  /** Foreword, afterword, contributors. */
  readonly matter: number;
  readonly chapterHeadings: number;
}

/** Where a chapter is written: the book, the format, and the levels. */
export interface Page extends Setting {
  readonly manuscript: Manuscript;
  readonly format: string;
  readonly outline: Outline;
}

/** Name of a picture as the document gives it. */
export function pictureName(name: string, folder: string): string {
  return `${folder}/${name.slice(name.lastIndexOf('/') + 1)}`;
}

/** An address as it is printed: without `https://` and the slash at its end. */
export function shownAddress(url: string): string {
  return url.replace(/^(https?:\/\/|mailto:)/i, '').replace(/\/$/, '');
}
