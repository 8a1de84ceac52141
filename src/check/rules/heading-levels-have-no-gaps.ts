import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { everyBlock } from '../../text/walk.ts';
import { inlineText } from '../../text/words.ts';
import type { Rule } from '../rule.ts';

/** A heading is at most one level below the heading that it stands under. The book closes such gaps by itself. */
export const headingLevelsHaveNoGaps: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    let above: number | undefined;
    for (const node of everyBlock(chapter.content.blocks)) {
      if (node.type !== 'heading') continue;
      if (above !== undefined && node.depth > above + 1) {
        yield {
          severity: 'info',
          message: `The heading "${shorten(inlineText(node.children))}" has ${signs(node.depth)}, the one above it ${signs(above)}. It is set one level below that one.`,
          hint: `Write it with ${signs(above + 1)} if it belongs under the heading above it.`,
          file: chapter.file,
          ...placeOf(node.position),
        };
      }
      above = node.depth;
    }
  }
};

function signs(depth: number): string {
  return '#'.repeat(depth);
}
