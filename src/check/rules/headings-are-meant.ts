import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { everyNode } from '../../text/walk.ts';
import { inlineText } from '../../text/words.ts';
import type { Rule } from '../rule.ts';
import { type SecondHead, secondHeads } from '../second-heads.ts';
import { underlineOfText } from '../underlined-text.ts';

/** No text is a heading only because a line of hyphens or equals signs stands right below it. */
export const headingsAreMeant: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!/^[ \t>]*(?:-+|=+)[ \t]*$/m.test(chapter.text)) continue;
    const lines = chapter.text.split('\n');
    let heads: readonly SecondHead[] | undefined;
    for (const node of everyNode(chapter.content)) {
      const line = node.type === 'heading' ? underlineOfText(chapter, lines, node) : undefined;
      if (node.type !== 'heading' || line === undefined) continue;
      const first = node.position?.start.line ?? 0;
      // Of a second block of front matter, another rule tells.
      heads ??= secondHeads(chapter);
      if (heads.some(({ start, end }) => first > start && first <= end + 1)) continue;
      yield {
        severity: 'warning',
        message: `The text "${shorten(inlineText(node.children))}" becomes a heading, because the line "${shorten(line, 10)}" stands right below it.`,
        hint: `${acrossThePage(shorten(line, 10))} If a heading is meant, write "## " before its words.`,
        file: chapter.file,
        ...placeOf(node.position),
      };
    }
  }
};

/** Only three hyphens or more are a line across the page; other such signs are printed once nothing stands above them. */
function acrossThePage(line: string): string {
  return line.startsWith('---')
    ? `For a line across the page, put an empty line above "${line}".`
    : `If no heading is meant, take "${line}" away; a line across the page is "---" with an empty line above it.`;
}
