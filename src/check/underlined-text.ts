import type { Chapter } from '../model/chapter.ts';
import type { Heading, Position } from '../model/content.ts';
import { inlineText } from '../text/words.ts';

/** The line `---` or `===` that makes a heading of running text above it, hardly on purpose. */
export function underlineOfText(chapter: Chapter, lines: readonly string[], heading: Heading): string | undefined {
  // A top that could not be read ends with such a line.
  if (!chapter.headIsRead || !heading.position) return undefined;
  const underline = underlineOf(lines, heading.position);
  return underline !== undefined && isText(chapter, heading, underline) ? underline : undefined;
}

function underlineOf(lines: readonly string[], { start, end }: Position): string | undefined {
  if (start.line === end.line) return undefined;
  return /^[\s>]*(-+|=+)\s*$/.exec(lines[end.line - 1] ?? '')?.[1];
}

/** Whether it has the form of running text, or stands where other such lines go across the page. */
function isText({ content }: Chapter, { children, position }: Heading, underline: string): boolean {
  const words = inlineText(children);
  // The line ======= of a merge conflict makes a heading of what is above it.
  if (words.includes('<<<<<<<')) return false;
  if (position && position.end.line - position.start.line > 1) return true;
  if (words.length > 100 || /[.,;:…][”"»’')]*$/.test(words.trim())) return true;
  return underline === '---' && content.blocks.some((block) => block.type === 'thematicBreak');
}
