/** What stands below a picture. */
export interface PictureWords {
  readonly caption?: string;
  /** Whose picture it is, in the author's words: `Photo: Ana Lima, CC BY 4.0`. */
  readonly credit?: string;
}

/** An author writes both as the picture's title, with a bar between them: `Caption | Credit`. */
export function pictureWords(title: string | null | undefined): PictureWords {
  const written = (title ?? '').trim();
  const bar = written.lastIndexOf('|');
  const caption = (bar < 0 ? written : written.slice(0, bar)).trim();
  const credit = bar < 0 ? '' : written.slice(bar + 1).trim();
  return { ...(caption === '' ? {} : { caption }), ...(credit === '' ? {} : { credit }) };
}
