let made: Intl.Segmenter | undefined;

/**
 * A text's characters as people count them, one after the other. What divides them is made when the first text needs
 * it: that takes as long as a tenth of a command's start.
 */
export function graphemesOf(text: string): Intl.Segments {
  return (made ??= new Intl.Segmenter('en', { granularity: 'grapheme' })).segment(text);
}
