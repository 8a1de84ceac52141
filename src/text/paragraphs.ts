// What is longer was not broken by hand.
const handBroken = 100;

/**
 * Plain text from `book.yml` as paragraphs: an empty line parts them. In a text that begins with `>`, YAML itself makes
 * a line of every paragraph and leaves no empty line between them; such lines are long.
 */
export function textParagraphs(text: string): string[] {
  const apart = text.trim().split(/\n\s*\n/);
  const lines = text.trim().split('\n');
  const isFolded = apart.length === 1 && lines.some((line) => line.length > handBroken);
  return (isFolded ? lines : apart)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}
