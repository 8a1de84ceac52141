/** How a chapter stands on the pages that it may have. */
export interface ChapterFit {
  readonly file: string;
  readonly title: string;
  /** Pages that it takes. */
  readonly pages: number;
  /** Pages that it may have, where there is a limit. */
  readonly limit?: number;
  /** Lines of text that stand on pages beyond those. */
  readonly over: number;
  /** About as many words are too many. */
  readonly wordsOver: number;
  /** Lines that are left on its last page. */
  readonly room: number;
}
