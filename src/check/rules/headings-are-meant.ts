import type { Chapter } from '../../model/chapter.ts';
import type { Heading, Position } from '../../model/content.ts';
import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { everyNode } from '../../text/walk.ts';
import { inlineText } from '../../text/words.ts';
import type { Rule } from '../rule.ts';

/** No text is a heading only because a line of hyphens stands right below it. */
export const headingsAreMeant: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    // A top that could not be read ends with such a line.
    if (!chapter.headIsRead || !/^[ \t>]*(?:-+|=+)[ \t]*$/m.test(chapter.text)) continue;
    const lines = chapter.text.split('\n');
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'heading' || !node.position) continue;
      const line = underlineOf(lines, node.position);
      if (line === undefined || !isText(chapter, node, line)) continue;
      yield {
        severity: 'warning',
        message: `The text "${shorten(inlineText(node.children))}" becomes a heading, because the line "${shorten(line, 10)}" stands right below it.`,
        hint: `For a line across the page, put an empty line above "${shorten(line, 10)}". If a heading is meant, write "## " before its words.`,
        file: chapter.file,
        ...placeOf(node.position),
      };
    }
  }
};

/** The line that makes a heading of what stands above it. */
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
